import { visitEntries } from './entries.ts';
import { linksWhere } from './topic.ts';
import { isRead, type ObservePlan, type ReadPage } from './types.ts';
import type { Visitor } from './visitor.ts';

const MAX_PARTS = 10;

/** Reads the disclosure platform and the parts it must show (standards P61-05). */
export async function observePlatform(home: ReadPage, plan: ObservePlan, visitor: Visitor): Promise<void> {
  const names = plan.lexicon.platformParts.flatMap((part) => part.names);
  const isPart = (label: string): boolean => names.some((name) => label.includes(name));
  const platforms = (await visitEntries(home, 'disclosure', plan.lexicon, visitor)).filter(isRead);
  await Promise.all(
    platforms.map((platform) =>
      visitor.visitAll(linksWhere(platform, isPart).slice(0, MAX_PARTS), 'platform'),
    ),
  );
}
