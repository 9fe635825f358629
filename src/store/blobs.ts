import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Blobs } from './store.ts';

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
      const id = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
      const path = join(root, pathOf(id));
      const known = await stat(path).catch(() => null);
      if (known) return id;
      await mkdir(dirname(path), { recursive: true });
      const temporary = `${path}.${randomUUID()}.tmp`;
      await writeFile(temporary, gzipSync(bytes));
      await rename(temporary, path);
      return id;
    },

    async get(id) {
      const bytes = await readFile(join(root, pathOf(id))).catch(() => null);
      return bytes ? gunzipSync(bytes) : null;
    },
  };
}
