import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type EngineDeps, openEngine, quietUntil, readLedger } from '../../../src/run/index.ts';
import { openDiskStore, type Store } from '../../../src/store/index.ts';
import type { WatchPlan } from '../../../src/targets/index.ts';

const NIGHT = Date.parse('2026-11-22T17:30:00Z'); // 01:30 on the 23rd in China
const DAY = 86_400_000;
type ScanPlan = Extract<WatchPlan, { do: 'scan' }>;
const plan = (over: Partial<ScanPlan> = {}): ScanPlan => ({
  id: 'nightly',
  do: 'scan',
  scope: 'all',
  cron: '30 1 * * *',
  only: [],
  jitterSeconds: 0,
  ...over,
});

let root: string;
let store: Store;
let now: number;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'xunjian-engine-'));
  store = await openDiskStore(root, { write: false, now: () => now });
  now = NIGHT;
});
afterEach(() => rm(root, { recursive: true, force: true }));

const engineOf = (over: Partial<EngineDeps> = {}) =>
  openEngine({
    plans: [plan()],
    quietHours: [],
    store,
    now: () => now,
    sleep: async (ms) => {
      now += Math.max(0, ms);
    },
    signal: new AbortController().signal,
    perform: async () => ({ state: 'finished', run: 'run-1', note: '' }),
    unfinished: async () => null,
    onLine: () => {},
    ...over,
  });
const states = async () =>
  (await readLedger(store, 'nightly', now)).lines.map(({ state, note }) => `${state}${note && ` ${note}`}`);

it('a due time runs once, even when the clock jumps back to it', async () => {
  let runs = 0;
  const engine = engineOf({ perform: async () => ({ state: 'finished', run: `run-${++runs}`, note: '' }) });
  await engine.fire('nightly', NIGHT);
  now -= 3_600_000;
  await engine.fire('nightly', NIGHT);
  expect(runs).toBe(1);
  expect(await states()).toEqual(['finished']);
});

it('does not overlap itself, and heavy plans come one after the other', async () => {
  let open = 0;
  let most = 0;
  const doors: (() => void)[] = [];
  const perform: EngineDeps['perform'] = async () => {
    most = Math.max(most, ++open);
    await new Promise<void>((resolve) => doors.push(resolve));
    open -= 1;
    return { state: 'finished', run: null, note: '' };
  };
  const engine = engineOf({ plans: [plan(), plan({ id: 'weekly' })], perform });
  const first = engine.fire('nightly', NIGHT);
  await expect.poll(() => doors.length).toBe(1);
  const second = engine.fire('weekly', NIGHT);
  await engine.fire('nightly', NIGHT + DAY);
  expect(await states()).toEqual(['running', 'skipped overlap']);
  doors[0]?.();
  await expect.poll(() => doors.length).toBe(2);
  doors[1]?.();
  await Promise.all([first, second]);
  expect(most).toBe(1);
});

it('makes good once what was due while nobody watched', async () => {
  const dues: string[] = [];
  const perform: EngineDeps['perform'] = async (_, __, due) => {
    dues.push(new Date(due).toISOString());
    return { state: 'finished', run: null, note: '' };
  };
  await engineOf({ perform }).fire('nightly', NIGHT);
  now = NIGHT + 5 * DAY + 3_600_000;
  const again = engineOf({ perform });
  await again.catchUp();
  await again.idle();
  await again.catchUp();
  await again.idle();
  expect(dues).toEqual([new Date(NIGHT).toISOString(), new Date(NIGHT + 5 * DAY).toISOString()]);
});

it('goes on with the run of a process that was killed', async () => {
  const died = engineOf({ perform: () => new Promise(() => {}) });
  void died.fire('nightly', NIGHT);
  await expect.poll(states).toEqual(['running']);
  const resumes: (string | null)[] = [];
  const engine = engineOf({
    unfinished: async () => 'run-half',
    perform: async (_, resume) => {
      resumes.push(resume);
      return { state: 'finished', run: resume, note: '' };
    },
  });
  await engine.catchUp();
  await engine.idle();
  expect(resumes).toEqual(['run-half']);
  expect(await states()).toEqual(['finished']);
});

it('waits for the end of quiet hours and puts starts off by a repeatable jitter', async () => {
  const started: number[] = [];
  const perform: EngineDeps['perform'] = async () => {
    started.push(now);
    return { state: 'finished', run: null, note: '' };
  };
  await engineOf({ quietHours: ['00:00-06:00'], perform }).fire('nightly', NIGHT);
  expect(started).toEqual([Date.parse('2026-11-22T22:00:00Z')]);
  now = NIGHT + DAY;
  await engineOf({ plans: [plan({ jitterSeconds: 600 })], perform }).fire('nightly', NIGHT + DAY);
  const late = (started[1] ?? 0) - NIGHT - DAY;
  expect(late).toBeGreaterThan(0);
  expect(late).toBeLessThanOrEqual(600_000);
});

it.each([
  ['2026-11-22T17:30:00Z', ['22:00-07:00'], '2026-11-22T23:00:00.000Z'],
  ['2026-11-22T15:30:00Z', ['22:00-07:00'], '2026-11-22T23:00:00.000Z'],
  ['2026-11-22T23:00:00Z', ['22:00-07:00'], null],
  ['2026-11-23T02:00:00Z', ['09:00-11:00', '10:00-12:00'], '2026-11-23T04:00:00.000Z'],
])('quiet hours at %s of %j end %s', (at, spans, end) => {
  const until = quietUntil(Date.parse(at), spans);
  expect(until === null ? null : new Date(until).toISOString()).toBe(end);
});
