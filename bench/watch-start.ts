import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PlanLedger, RunDocument } from '../src/run/index.ts';
import type { Store } from '../src/store/index.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const DAY_MS = 86_400_000;
const REST_MS = 8_000;

/** A year of nightly runs and full ledgers of jobs, as the real city leaves them behind. */
async function leaveAYear(store: Store, now: number): Promise<void> {
  const targets = Array.from({ length: 979 }, (_, n) => `t${n}`);
  for (let day = 365; day > 0; day--) {
    const at = new Date(now - day * DAY_MS).toISOString();
    const id = `${at.slice(0, 10).replaceAll('-', '')}-013000-ganzhou`;
    const run: RunDocument = {
      id,
      city: 'ganzhou',
      targetsDir: 'targets/ganzhou',
      startedAt: at,
      finishedAt: at,
      state: 'finished',
      seed: id,
      programVersion: 'bench',
      obeyedRobots: true,
      policies: [],
      planned: targets,
      done: targets,
      hosts: targets.map((host) => ({
        host: `www.${host}.gov.test`,
        requests: 400,
        bytes: 9_000_000,
        errors: 2,
        blocked: 0,
        waitedMs: 90_000,
        circuit: 'closed',
      })),
    };
    await store.documents.put('runs', id, run);
  }
  for (const plan of ['nightly', 'weekly', 'accounts', 'probes', 'bulletin', 'backup', 'prune']) {
    const lines = Array.from({ length: 800 }, (_, n) => {
      const at = new Date(now - (800 - n) * 3_600_000).toISOString();
      return { due: at, startedAt: at, endedAt: at, state: 'finished' as const, run: null, note: '' };
    });
    // Nothing is missed: the last one was due now.
    const last = { ...lines[0], due: new Date(now).toISOString() } as PlanLedger['lines'][number];
    await store.documents.put<PlanLedger>('schedule', plan, {
      plan,
      since: lines[0]?.due ?? '',
      lines: [...lines, last],
    });
  }
}

/** Kilobytes and ticks a process uses now. */
async function usageOf(pid: number): Promise<{ megabytes: number; cpuSeconds: number }> {
  const rss = /VmRSS:\s+(\d+) kB/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1];
  const stat = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  return { megabytes: Number(rss) / 1000, cpuSeconds: (Number(stat[11]) + Number(stat[12])) / 100 };
}

/** Starts the real watch of the real city over a store with a year of history: how long until it is ready, and what it
 *  takes at rest, with and without compiled code kept between starts. */
export async function watchOver(store: Store): Promise<void> {
  await leaveAYear(store, Date.now());
  const folder = await mkdtemp(join(tmpdir(), 'xunjian-watch-bench-'));
  try {
    for (const part of ['ganzhou', 'holidays'])
      await cp(join(root, 'targets', part), join(folder, part), { recursive: true });
    const city = join(folder, 'ganzhou', 'city.yaml');
    await writeFile(city, (await readFile(city, 'utf8')).replace(/port: \d+/, 'port: null'));
    const cache = join(folder, 'compiled');
    await startOnce('watch, first start', folder, store.root, {});
    await startOnce('watch, compiling for later', folder, store.root, { NODE_COMPILE_CACHE: cache });
    await startOnce('watch, compiled code kept', folder, store.root, { NODE_COMPILE_CACHE: cache });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function startOnce(
  what: string,
  folder: string,
  reports: string,
  env: Record<string, string>,
): Promise<void> {
  const began = performance.now();
  const words = ['watch', '--targets', join(folder, 'ganzhou'), '--reports', reports];
  const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the watch ended with ${code}`)));
    child.stderr.on('data', (chunk: Buffer) => {
      if (String(chunk).includes('"watching"')) resolve();
    });
  });
  const seconds = (performance.now() - began) / 1000;
  const { cpuSeconds } = await usageOf(child.pid ?? 0);
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  const { megabytes } = await usageOf(child.pid ?? 0);
  child.kill('SIGTERM');
  await ended;
  process.stdout.write(
    `${what}: ready after ${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of work), ${Math.round(megabytes)} MB at rest\n`,
  );
}
