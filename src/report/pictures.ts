import { randomUUID } from 'node:crypto';
import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '../store/index.ts';
import type { CheckDocument, CheckPicture } from './check-document.ts';
import type { EvidencePath } from './html/index.ts';

const FOLDER = 'pictures';

/** What is handed over must stay under 20 MB, pages and pictures together; 3 of them go to the city's own chapters and
 *  its accounts. Some pictures go along in any case. */
const MOST_BYTES = { whole: 17_000_000, least: 2_000_000 };
/** What a finding takes up on the pages, and a picture's small one, which two views share. As measured, rounded up. */
const PAGE_BYTES = { finding: 2_000, picture: 4_000 };

/** Puts the pictures of some documents beside their report as files any browser opens, and answers where evidence lies
 *  relative to that folder (nowhere when the store no longer has it), thumbnails as data so that a page shows them
 *  without loading anything. Beyond `mostBytes` pictures stay in the store; every target gets its turn before. */
export async function layOutEvidence(
  store: Pick<Store, 'blobs'>,
  folder: string,
  toBlobs: string,
  documents: readonly CheckDocument[],
  mostBytes = roomFor(documents),
): Promise<EvidencePath> {
  const stored = new Set(await store.blobs.list());
  const paths = new Map<string, string>();
  const thumbnails = new Map<string, string>();
  let leftBytes = mostBytes;
  for (const { evidence, thumbnail } of inTurn(documents.map(picturesOf))) {
    if (!paths.has(evidence) && leftBytes > 0) {
      const bytes = await store.blobs.get(evidence);
      const name = `${FOLDER}/${evidence.replace('sha256:', '').slice(0, 32)}.webp`;
      leftBytes -= bytes?.length ?? 0;
      if (bytes && leftBytes >= 0) {
        paths.set(evidence, name);
        await lay(join(folder, FOLDER), join(folder, name), bytes);
      }
    }
    if (!thumbnails.has(thumbnail)) {
      const bytes = await store.blobs.get(thumbnail);
      if (bytes) thumbnails.set(thumbnail, `data:image/webp;base64,${Buffer.from(bytes).toString('base64')}`);
    }
  }
  const pathOf = (hash: string): string | null =>
    paths.get(hash) ??
    (stored.has(hash) ? `${toBlobs}${store.blobs.pathOf(hash).replaceAll('\\', '/')}` : null);
  return Object.assign(pathOf, { thumbnail: (hash: string) => thumbnails.get(hash) ?? null });
}

/** What the pages of a report leave for its pictures, bytes. */
export function roomFor(documents: readonly CheckDocument[]): number {
  const results = documents.flatMap((document) => document.results);
  const pages = results.reduce(
    (sum, { findings, pictures = [] }) =>
      sum + findings.length * PAGE_BYTES.finding + pictures.length * PAGE_BYTES.picture,
    0,
  );
  return Math.max(MOST_BYTES.least, MOST_BYTES.whole - pages);
}

/** First screens before whole pages: they show most of what was found. */
function picturesOf({ results }: CheckDocument): CheckPicture[] {
  const all = results.flatMap(({ pictures = [] }) => pictures);
  const unique = [...new Map(all.map((picture) => [picture.evidence, picture])).values()];
  return [
    ...unique.filter(({ view }) => view === 'first-screen'),
    ...unique.filter(({ view }) => view === 'full-page'),
  ];
}

const inTurn = <T>(lists: readonly T[][]): T[] =>
  Array.from({ length: Math.max(0, ...lists.map(({ length }) => length)) }, (_, turn) =>
    lists.flatMap((list) => list[turn] ?? []),
  ).flat();

async function lay(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  if (await stat(path).catch(() => null)) return;
  await mkdir(folder, { recursive: true });
  const aside = `${path}.${randomUUID()}.tmp`;
  await writeFile(aside, bytes);
  await rename(aside, path);
}
