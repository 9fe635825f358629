import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StoreLocked } from './store.ts';

interface Owner {
  pid: number;
  since: string;
  /** Which boot of the machine the pid belongs to; '' where that cannot be told. */
  boot: string;
}

const TRIES = 8;
/** Locks this very process holds: a lock with our pid that is not among them is from an earlier life of that pid. */
const held = new Set<string>();

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const bootId = (): Promise<string> =>
  readFile('/proc/sys/kernel/random/boot_id', 'utf8').then(
    (text) => text.trim(),
    () => '',
  );

/** Takes a lock of a store; one whose owner is gone is taken over. Throws {@link StoreLocked}. */
export async function takeLock(
  root: string,
  now: () => number,
  name = '.lock',
): Promise<() => Promise<void>> {
  await mkdir(root, { recursive: true });
  const path = join(root, name);
  const boot = await bootId();
  for (let tries = 0; tries < TRIES; tries++) {
    if (await place(path, { pid: process.pid, since: new Date(now()).toISOString(), boot })) {
      held.add(path);
      return async () => {
        held.delete(path);
        await rm(path, { force: true });
      };
    }
    const owner = await readOwner(path);
    if (owner && holds(owner, path, boot)) throw new StoreLocked(`pid ${owner.pid}`, owner.since);
    await clear(path, boot);
  }
  throw new StoreLocked('unknown', 'unknown');
}

/** Puts a lock down with its content in one step, so that nobody ever reads half of it. */
async function place(path: string, owner: Owner): Promise<boolean> {
  const aside = `${path}.${randomUUID()}.tmp`;
  await writeFile(aside, JSON.stringify(owner));
  try {
    await link(aside, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    await rm(aside, { force: true });
  }
}

/** Takes a dead owner's lock away. What is moved is looked at again: another may have been quicker and be alive. */
async function clear(path: string, boot: string): Promise<void> {
  const aside = `${path}.${randomUUID()}.tmp`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  const owner = await readOwner(aside);
  if (owner && holds(owner, path, boot)) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}

function holds({ pid, boot: since }: Owner, path: string, boot: string): boolean {
  if (since !== '' && boot !== '' && since !== boot) return false;
  if (pid === process.pid) return held.has(path);
  return isAlive(pid);
}

async function readOwner(path: string): Promise<Owner | null> {
  try {
    const { pid, since, boot } = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
    if (typeof pid !== 'number') return null;
    return { pid, since: String(since), boot: typeof boot === 'string' ? boot : '' };
  } catch {
    return null;
  }
}

const PATIENCE_MS = 60_000;
const STEP_MS = 25;

/** Short turns at something several processes write: waits for its turn instead of refusing. */
export function openTurns(root: string, now: () => number) {
  const queue = new Map<string, Promise<unknown>>();
  return <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const turn = async (): Promise<T> => {
      const release = await patiently(root, now, `.${name}.lock`);
      try {
        return await work();
      } finally {
        await release();
      }
    };
    const own = (queue.get(name) ?? Promise.resolve()).then(turn, turn);
    queue.set(name, own);
    return own;
  };
}

async function patiently(root: string, now: () => number, name: string): Promise<() => Promise<void>> {
  for (let waited = 0; ; waited += STEP_MS) {
    try {
      return await takeLock(root, now, name);
    } catch (error) {
      if (!(error instanceof StoreLocked) || waited >= PATIENCE_MS) throw error;
      await wait(STEP_MS);
    }
  }
}
