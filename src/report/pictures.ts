import { randomUUID } from 'node:crypto';
import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '../store/index.ts';
import type { CheckDocument } from './check-document.ts';
import type { EvidencePath } from './html/index.ts';

const FOLDER = 'pictures';

/** Puts the pictures of some documents beside their report as files any browser opens, and answers where evidence lies
 *  relative to that folder (nowhere when the store no longer has it), thumbnails as data so that a page shows them
 *  without loading anything. */
export async function layOutEvidence(
  store: Pick<Store, 'blobs'>,
  folder: string,
  toBlobs: string,
  documents: readonly CheckDocument[],
): Promise<EvidencePath> {
  const pictures = documents.flatMap(({ results }) => results.flatMap((result) => result.pictures ?? []));
  const stored = new Set(await store.blobs.list());
  const paths = new Map<string, string>();
  const thumbnails = new Map<string, string>();
  for (const { evidence, thumbnail } of pictures) {
    if (!paths.has(evidence)) {
      const bytes = await store.blobs.get(evidence);
      const name = `${FOLDER}/${evidence.replace('sha256:', '').slice(0, 32)}.webp`;
      if (bytes) paths.set(evidence, name);
      if (bytes) await lay(join(folder, FOLDER), join(folder, name), bytes);
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

async function lay(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  if (await stat(path).catch(() => null)) return;
  await mkdir(folder, { recursive: true });
  const aside = `${path}.${randomUUID()}.tmp`;
  await writeFile(aside, bytes);
  await rename(aside, path);
}
