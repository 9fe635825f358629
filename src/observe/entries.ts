import type { EntryKind, PageFact, PageReading, PageRole } from '../facts/index.ts';
import { selectEntries } from '../html/index.ts';
import type { Lexicon } from '../policies/index.ts';
import type { ReadPage } from './types.ts';
import type { Visitor } from './visitor.ts';

/** More distinct destinations than this behind one kind of entry are a finding anyway. */
const MAX_DESTINATIONS = 6;
/** Where a page names no general entrance, a few of its items show whether anything is there. */
const MAX_ITEMS = 3;

const ROLE: Record<EntryKind, PageRole> = {
  service: 'entry',
  interaction: 'entry',
  'topic-index': 'topic-index',
  'special-topic': 'topic',
  disclosure: 'platform',
};

/** Distinct addresses the entries of one kind lead to, the strongest claims first. */
export function destinationsOf(
  reading: PageReading,
  pageUrl: string,
  kind: EntryKind,
  lexicon: Lexicon,
): string[] {
  const candidates = selectEntries(reading.links, kind, lexicon, { pageUrl });
  const claims = candidates.filter((candidate) => candidate.strength !== 'item');
  const chosen = claims.length > 0 ? claims : candidates.slice(0, MAX_ITEMS);
  const urls = chosen.map((candidate) => candidate.url).filter((url) => url !== null);
  return [...new Set(urls)].filter((url) => url !== pageUrl).slice(0, MAX_DESTINATIONS);
}

/** Goes where the entries of one kind lead. */
export function visitEntries(
  page: ReadPage,
  kind: EntryKind,
  lexicon: Lexicon,
  visitor: Visitor,
): Promise<PageFact[]> {
  return visitor.visitAll(destinationsOf(page.reading, page.visit.finalUrl, kind, lexicon), ROLE[kind]);
}
