import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreLocked } from './store.ts';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Takes the single-writer lock of a store; a lock whose owner is gone is taken over. Throws {@link StoreLocked}. */
export async function takeLock(root: string, now: () => number): Promise<() => Promise<void>> {
  await mkdir(root, { recursive: true });
  const path = join(root, '.lock');
  for (let tries = 0; ; tries++) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(JSON.stringify({ pid: process.pid, since: new Date(now()).toISOString() }));
      await file.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const owner = await readOwner(path);
      if (owner && isAlive(owner.pid)) throw new StoreLocked(`pid ${owner.pid}`, owner.since);
      if (tries > 3) throw new StoreLocked('unknown', 'unknown');
      await rm(path, { force: true });
    }
  }
}

async function readOwner(path: string): Promise<{ pid: number; since: string } | null> {
  try {
    const owner = JSON.parse(await readFile(path, 'utf8')) as { pid: unknown; since: unknown };
    return typeof owner.pid === 'number' ? { pid: owner.pid, since: String(owner.since) } : null;
  } catch {
    return null;
  }
}
