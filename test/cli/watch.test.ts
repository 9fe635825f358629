import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type PlanLedger, type RunDocument, readLedger } from '../../src/run/index.ts';
import { openDiskStore, restoreFolder, type Store } from '../../src/store/index.ts';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const demo = fileURLToPath(new URL('../../targets/demo', import.meta.url));
const DAY = 86_400_000;
const LONG = 60_000;

let folder: string;
let store: Store;
let port: number;
const children: ChildProcess[] = [];

/** The demo city with one plan that was due while nobody watched: the watch makes it good as soon as it starts. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xunjian-watch-'));
  await cp(demo, join(folder, 'demo'), { recursive: true });
  port = await freePort();
  const file = join(folder, 'demo', 'city.yaml');
  const plans = [
    '{ id: nightly, do: scan, cron: "30 1 * * *", only: [chengguanju], scope: portals }',
    '{ id: keep, do: backup, cron: "30 2 * * *" }',
    '{ id: monthly, do: bulletin, cron: "0 7 * * *" }',
  ];
  const watch = [
    `port: ${port}`,
    `backupTo: ${folder}/backups`,
    'plans:',
    ...plans.map((one) => `  - ${one}`),
  ];
  await writeFile(
    file,
    `${await readFile(file, 'utf8')}\nwatch:\n${watch.map((one) => `  ${one}\n`).join('')}`,
  );
  store = await openDiskStore(join(folder, 'reports'), { write: false, now: Date.now });
  const since = new Date(Date.now() - 2 * DAY).toISOString();
  for (const plan of ['nightly', 'keep', 'monthly'])
    await store.documents.put<PlanLedger>('schedule', plan, { plan, since, lines: [] });
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: free } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return free;
};

const words = (...more: string[]): string[] => [
  main,
  'watch',
  '--targets',
  join(folder, 'demo'),
  '--reports',
  join(folder, 'reports'),
  ...more,
];

function start(): { child: ChildProcess; ended: Promise<number | null> } {
  const child = spawn(process.execPath, words(), { stdio: 'ignore' });
  children.push(child);
  return { child, ended: new Promise((resolve) => child.once('exit', resolve)) };
}

const status = (): Promise<string> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, words('--status'), { stdio: ['ignore', 'pipe', 'ignore'] });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk;
    });
    child.once('close', () => resolve(text));
  });

const lastLine = async (plan = 'nightly') => (await readLedger(store, plan, Date.now())).lines.at(-1);
const onlyRun = async (): Promise<RunDocument | null> => {
  const [id, ...more] = await store.documents.list('runs');
  expect(more).toEqual([]);
  return id === undefined ? null : store.documents.get<RunDocument>('runs', id);
};
const until = (what: () => Promise<unknown>, expected: unknown) =>
  expect.poll(what, { timeout: LONG, interval: 100 }).toEqual(expected);
const health = async (): Promise<unknown> =>
  fetch(`http://127.0.0.1:${port}/healthz`).then(
    (answer) => answer.json(),
    () => null,
  );

it('is killed with its scan, says so, and goes on with the run it left', { timeout: 3 * LONG }, async () => {
  const first = start();
  await until(async () => (await onlyRun())?.state, 'running');
  const { pid } = JSON.parse(await readFile(join(folder, 'reports', '.lock'), 'utf8')) as { pid: number };
  first.child.kill('SIGKILL');
  process.kill(pid, 'SIGKILL');
  await first.ended;
  const dead = await status();
  expect(dead).toContain('当前没有运行中的监测进程');
  expect(dead).toContain('运行中');

  const again = start();
  await until(async () => (await lastLine())?.state, 'finished');
  expect(await status()).toContain('正在监测');
  const run = await onlyRun();
  expect(run?.done).toEqual(run?.planned);
  expect((await lastLine())?.run).toBe(run?.id);
  const second = start();
  expect(await second.ended).toBe(3);
  await until(async () => (await lastLine('monthly'))?.state, 'finished');
  expect(await lastLine('keep')).toMatchObject({ state: 'finished' });
  const [archive = ''] = await readdir(join(folder, 'backups'));
  expect(await restoreFolder(join(folder, 'backups', archive), join(folder, 'again'))).toBeGreaterThan(10);
  expect(await health()).toMatchObject({ ok: true, plans: [{ plan: 'nightly', state: 'finished' }, {}, {}] });
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  expect(metrics).toContain('xunjian_jobs_total{plan="nightly",state="finished"} 1');
  expect(metrics).toContain('xunjian_job_running{plan="nightly"} 0');

  again.child.kill('SIGTERM');
  expect(await again.ended).toBe(0);
});

it('at SIGTERM lets the scan save what it has, and ends with 130', { timeout: 2 * LONG }, async () => {
  const { child, ended } = start();
  await until(async () => (await onlyRun())?.state, 'running');
  child.kill('SIGTERM');
  expect(await ended).toBe(130);
  expect(await lastLine()).toMatchObject({ state: 'interrupted', run: (await onlyRun())?.id });
  expect((await onlyRun())?.state).toBe('interrupted');
});

it('waits for a scan that outlived its watch instead of scanning beside it', {
  timeout: 3 * LONG,
}, async () => {
  const first = start();
  await until(async () => (await onlyRun())?.state, 'running');
  first.child.kill('SIGKILL');
  await first.ended;
  start();
  await until(async () => (await lastLine())?.state, 'finished');
  expect((await onlyRun())?.state).toBe('finished');
});
