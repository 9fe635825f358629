import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StoreLocked } from './store.ts';

/** Which process, where. What cannot be told (an old lock, a system without /proc) is ''. */
interface Owner {
  pid: number;
  since: string;
  boot: string;
  host: string;
  /** When the process started, in ticks since boot: a pid is given out again, pid and start are not. */
  started: string;
  token: string;
}

interface Attempt {
  path: string;
  since: string;
  here: Pick<Owner, 'boot' | 'host' | 'started'>;
}

/** The lock as it lies there; the text is its identity. */
interface Found {
  text: string;
  owner: Owner | null;
  /** Ms since it was last touched. */
  age: number;
}

const TRIES = 40;
const PAUSE_MS = 5;
/** Who holds a lock touches it this often: on another machine a pid tells nothing, a sign of life does. */
const SIGN_MS = 20_000;
const SILENT_MS = 120_000;
/** A lock without an owner may be in the making by an earlier version of the program. */
const UNREADABLE_MS = 5_000;

/** Tokens this very process holds: a lock with our pid and another token is from an earlier life of that pid. */
const held = new Set<string>();

/** Takes a lock of a store; one whose owner is gone is taken over. Throws {@link StoreLocked}. */
export async function takeLock(
  root: string,
  now: () => number,
  name = '.lock',
): Promise<() => Promise<void>> {
  await mkdir(root, { recursive: true });
  return take({ path: join(root, name), since: new Date(now()).toISOString(), here: await whereWeAre() });
}

/** Who holds a lock of a store now; null when nobody does, or whoever did is dead. */
export async function lockHolder(
  root: string,
  name = '.lock',
): Promise<{ owner: string; since: string } | null> {
  const found = await look(join(root, name));
  if (found === null || !(await holds(found, await whereWeAre()))) return null;
  return { owner: nameOf(found), since: found.owner?.since ?? 'unknown' };
}

const whereWeAre = async (): Promise<Attempt['here']> => ({
  boot: await bootId(),
  host: hostname(),
  started: (await startOf(process.pid)) ?? '',
});

async function take(attempt: Attempt): Promise<() => Promise<void>> {
  const { path, since, here } = attempt;
  const token = randomUUID();
  const text = JSON.stringify({ pid: process.pid, since, ...here, token } satisfies Owner);
  // Held before it is seen: whoever in this process meets it must know it for a living one.
  held.add(token);
  try {
    for (let tries = 0; tries < TRIES; tries++) {
      if (await place(path, text)) return holding(path, token, text);
      const found = await look(path);
      if (found === null) continue;
      if (await holds(found, here)) throw new StoreLocked(nameOf(found), found.owner?.since ?? 'unknown');
      if (await takeOver(attempt, found.text, text)) return holding(path, token, text);
      await wait(PAUSE_MS);
    }
    throw new StoreLocked('unknown', 'unknown');
  } catch (error) {
    held.delete(token);
    throw error;
  }
}

/** Shows that the holder lives, until it is released; then only our own lock is taken away. */
function holding(path: string, token: string, text: string): () => Promise<void> {
  const sign = setInterval(() => {
    const at = new Date();
    utimes(path, at, at).catch(() => {});
  }, SIGN_MS);
  sign.unref();
  return async () => {
    clearInterval(sign);
    try {
      if ((await look(path))?.text === text) await rm(path, { force: true });
    } finally {
      held.delete(token);
    }
  };
}

/** Puts a file down with its content in one step, so that nobody ever reads half of it. */
async function place(path: string, text: string): Promise<boolean> {
  const aside = await writeAside(path, text);
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

async function writeAside(path: string, text: string): Promise<string> {
  const aside = `${path}.${randomUUID()}.tmp`;
  await writeFile(aside, text);
  return aside;
}

/** Puts ours in the place of a dead owner's lock. Only who holds the lock of that very corpse may: so what lies there,
 *  when it is still the dead one, stays until we replace it. Moving it away first would leave a gap for two winners. */
async function takeOver(attempt: Attempt, dead: string, text: string): Promise<boolean> {
  const corpse = createHash('sha256').update(dead).digest('hex').slice(0, 16);
  const done = await take({ ...attempt, path: `${attempt.path}.${corpse}.lock` }).catch((error: unknown) => {
    if (error instanceof StoreLocked) return null;
    throw error;
  });
  if (done === null) return false;
  try {
    if ((await look(attempt.path))?.text !== dead) return false;
    await rename(await writeAside(attempt.path, text), attempt.path);
    return true;
  } finally {
    await done();
  }
}

/** Whether the owner lives. */
async function holds({ owner, age }: Found, here: Attempt['here']): Promise<boolean> {
  if (owner === null) return age < UNREADABLE_MS;
  // Another machine or container: its pids are not ours.
  if (owner.host !== '' && owner.host !== here.host) return age < SILENT_MS;
  if (owner.boot !== '' && here.boot !== '' && owner.boot !== here.boot) return false;
  if (owner.pid === process.pid) return held.has(owner.token);
  if (!isAlive(owner.pid)) return false;
  const started = owner.started === '' ? null : await startOf(owner.pid);
  return started === null || started === owner.started;
}

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

/** Field 22 of /proc/pid/stat; the name in field 2 may hold blanks and brackets, so it is counted from behind it. */
const startOf = (pid: number): Promise<string | null> =>
  readFile(`/proc/${pid}/stat`, 'utf8').then(
    (text) => text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null,
    () => null,
  );

const nameOf = ({ owner }: Found): string => (owner === null ? 'unknown' : `pid ${owner.pid}`);

/** null when there is none. */
async function look(path: string): Promise<Found | null> {
  try {
    const text = await readFile(path, 'utf8');
    return { text, owner: ownerIn(text), age: Math.abs(Date.now() - (await stat(path)).mtimeMs) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function ownerIn(text: string): Owner | null {
  try {
    const found = JSON.parse(text) as Partial<Record<keyof Owner, unknown>>;
    const word = (key: keyof Owner): string => (typeof found[key] === 'string' ? found[key] : '');
    if (typeof found.pid !== 'number') return null;
    return {
      pid: found.pid,
      since: word('since'),
      boot: word('boot'),
      host: word('host'),
      started: word('started'),
      token: word('token'),
    };
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
