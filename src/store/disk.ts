import { openBlobs } from './blobs.ts';
import { openDocuments } from './documents.ts';
import { openFacts } from './facts.ts';
import { takeLock } from './lock.ts';
import type { Store } from './store.ts';

/** The store in a folder (`reports/`). `write` takes the single-writer lock; readers need none. */
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
    close: release,
  };
}
