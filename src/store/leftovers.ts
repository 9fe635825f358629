import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isTemporary } from './atomic.ts';

/** Removes what a crash left half written and nobody has touched since `before` (ms); answers the paths, relative to the
 *  folder. Nothing of it was ever part of the store. */
export async function sweepLeftovers(folder: string, before: number): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const swept: string[] = [];
  for (const name of names.filter(isTemporary)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found === null || found.mtimeMs >= before) continue;
    await rm(path, { recursive: true, force: true });
    swept.push(name);
  }
  return swept.sort();
}
