import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Puts a file in place so that a power cut leaves the old one or the new one: written aside, synced, renamed, and
 *  the folder synced too. A failure (full disk) leaves the old file and no rubbish. */
export async function writeAtomic(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const aside = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    const file = await open(aside, 'wx');
    try {
      await file.writeFile(content);
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true }).catch(() => {});
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Makes a rename last. Some file systems cannot; then the rename is as good as they can give. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY).catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

/** Name of a temporary file of ours that a crash may have left. */
export const isTemporary = (name: string): boolean => name.endsWith('.tmp');

/** Name of something damaged that was set aside. */
export const isDamaged = (name: string): boolean => /\.damaged(-\d+)?$/.test(name);

/** Moves (or copies) a damaged file to a name that says so; earlier ones are kept. A read-only folder keeps it where
 *  it is. */
export async function setAside(path: string, how: 'move' | 'copy' = 'move'): Promise<void> {
  for (let turn = 1; turn < 100; turn++) {
    const to = `${path}.damaged${turn === 1 ? '' : `-${turn}`}`;
    try {
      await copyFile(path, to, constants.COPYFILE_EXCL);
      if (how === 'move') await rm(path, { force: true });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return;
      if (how === 'copy') return;
    }
  }
}
