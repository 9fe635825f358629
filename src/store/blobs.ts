import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { ifAbsent } from './absent.ts';
import { setAside, writeAtomic } from './atomic.ts';
import type { Blobs } from './store.ts';

const idOf = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** Evidence by sha256 of the bytes as received; kept gzipped so that any clerk's machine can open it. */
export function openBlobs(root: string): Blobs {
  const pathOf = (id: string): string => {
    const hex = id.replace(/^sha256:/, '');
    if (!/^[0-9a-f]{64}$/.test(hex)) throw new Error(`not a blob id: ${id}`);
    return join('blobs', hex.slice(0, 2), `${hex}.gz`);
  };

  return {
    pathOf,

    async put(bytes) {
      const id = idOf(bytes);
      const path = join(root, pathOf(id));
      const known = await stat(path).catch(() => null);
      if (!known) await writeAtomic(path, gzipSync(bytes));
      return id;
    },

    async list() {
      const names = await readdir(join(root, 'blobs'), { recursive: true }).catch(ifAbsent<string[]>([]));
      return names
        .flatMap((name) => /([0-9a-f]{64})\.gz$/.exec(name)?.[1] ?? [])
        .map((hex) => `sha256:${hex}`);
    },

    remove: (id) => rm(join(root, pathOf(id)), { force: true }),

    /** Evidence that is not what its name says is none: set aside, answered as absent. */
    async get(id) {
      const path = join(root, pathOf(id));
      const packed = await readFile(path).catch(() => null);
      if (!packed) return null;
      try {
        const bytes = gunzipSync(packed);
        if (idOf(bytes) === `sha256:${id.replace(/^sha256:/, '')}`) return bytes;
      } catch {
        // Damaged; set aside below.
      }
      await setAside(path);
      return null;
    },
  };
}
