import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isDamaged } from './atomic.ts';
import { openBlobs } from './blobs.ts';
import { openDocuments } from './documents.ts';
import { openFacts } from './facts.ts';
import { sweepLeftovers } from './leftovers.ts';
import { openTurns, takeLock } from './lock.ts';
import { openSeries } from './series.ts';
import type { Store } from './store.ts';

/** The store in a folder (`reports/`). `write` takes the single-writer lock; readers, and those who only write by
 *  `exclusive` turns, need none. */
export async function openDiskStore(
  root: string,
  options: { write: boolean; now: () => number },
): Promise<Store> {
  const release = options.write ? await takeLock(root, options.now) : async () => {};
  return {
    root,
    documents: openDocuments(root),
    facts: openFacts(root),
    blobs: openBlobs(root),
    series: openSeries(root),
    exclusive: openTurns(root, options.now),
    sweep: (before) => sweepLeftovers(root, before),
    damage: () => damagedBelow(root, ''),
    close: release,
  };
}

async function damagedBelow(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return damagedBelow(root, path);
      return isDamaged(entry.name) ? [path] : [];
    }),
  );
  return found.flat().sort();
}
