import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { World } from '../run/index.ts';

/** Loads a world, and loads it anew only when a file below the folders has changed: a watch that asks for it for years
 *  must not fill its memory with copies. */
export function keptWorld(load: () => Promise<World>, folders: readonly string[]): () => Promise<World> {
  let kept: { stamp: string; world: World } | null = null;
  return async () => {
    const stamp = await stampOf(folders);
    if (kept?.stamp !== stamp) kept = { stamp, world: await load() };
    return kept.world;
  };
}

/** Names, sizes and times of all files below the folders. */
async function stampOf(folders: readonly string[]): Promise<string> {
  const lines = folders.map(async (folder) => {
    const names = (await readdir(folder, { recursive: true })).sort();
    return Promise.all(
      names.map(async (name) => {
        const { size, mtimeMs } = await stat(path.join(folder, name));
        return `${name} ${size} ${mtimeMs}`;
      }),
    );
  });
  return (await Promise.all(lines)).flat().join('\n');
}
