import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openCalendar } from '../../../src/cases/index.ts';
import type { Net, NetResponse } from '../../../src/net/index.ts';
import type { CheckDocument } from '../../../src/report/index.ts';
import {
  announceAvailability,
  decideCase,
  dispatch,
  enqueue,
  lookAtCases,
  openEngine,
  probeRound,
  readBook,
  readLedger,
  rememberRun,
  type Send,
  voidNotice,
  type World,
} from '../../../src/run/index.ts';
import type { Store } from '../../../src/store/index.ts';
import { lastDue, parseCron, type WatchPlan } from '../../../src/targets/index.ts';
import { openWatchedCity, type WatchedCity } from './city.ts';
import { checkDocumentOf } from './documents.ts';

const HOUR = 3_600_000;
const china = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const FIRST = china('2026-11-01 00:00');
const night = (n: number): number => china(`2026-11-${String(n).padStart(2, '0')} 01:30`);
const between = (now: number, from: string, to: string): boolean => china(from) <= now && now < china(to);

const PLANS: WatchPlan[] = [
  { id: 'nightly', do: 'scan', scope: 'all', cron: '30 1 * * *', only: [], jitterSeconds: 0 },
  { id: 'probes', do: 'probe', cron: '5 * * * *', only: [], jitterSeconds: 0 },
];

const WATCH = {
  plans: PLANS,
  quietHours: ['22:00-07:00'],
  maintenance: [{ target: 'gudu', reason: '机房搬迁', from: '2026-11-15 00:00', to: '2026-11-16 00:00' }],
};

let city: WatchedCity;
let store: Store;
let world: World;
let now: number;
beforeEach(async () => {
  now = FIRST;
  // Thousands of synced writes: in memory where there is such a place.
  city = await openWatchedCity(() => now, WATCH, existsSync('/dev/shm') ? '/dev/shm' : tmpdir());
  ({ store, world } = city);
});
afterEach(() => city.close());

/** What the portals of the sample city do in November. */
const isDown = (host: string): boolean =>
  (host.includes('qingshan') && between(now, '2026-11-12 08:00', '2026-11-12 18:00')) ||
  (host.includes('gudu') && between(now, '2026-11-15 06:00', '2026-11-15 20:00')) ||
  host.includes('heping');

const net: Pick<Net, 'fetch' | 'ownNetworkUp'> = {
  ownNetworkUp: () => true,
  fetch: async ({ url }) => {
    const down = isDown(new URL(url).hostname);
    const answer = { state: down ? 'timeout' : 'ok', status: down ? null : 200, ms: 300 };
    return { ...answer, fetchedAt: new Date(now).toISOString() } as NetResponse;
  },
};

/** Findings by target and night: one that stays, one that is mended, one that comes back. */
const findingsOf = (target: string, n: number): string[] => {
  if (target === 'baishi') return ['special-topic'];
  if (target === 'zhongxin') return n >= 3 && n <= 6 ? ['search'] : [];
  if (target === 'yuntai') return (n >= 4 && n <= 5) || n >= 28 ? ['download'] : [];
  return [];
};

const documentsOf = (run: string, n: number): CheckDocument[] =>
  ['qingshan', 'baishi', 'gudu', 'yuntai', 'zhongxin'].map((target) =>
    checkDocumentOf(target, run, world, findingsOf(target, n), isDown(`www.${target}.gov.test`)),
  );

const ALL_WELL = { at: '', local: true, outside: null, well: true };
const isVoid = (n: number): boolean => n === 20;

async function scanNight(): Promise<{ state: 'finished' | 'void'; run: string; note: string }> {
  const n = new Date(now + 8 * HOUR).getUTCDate();
  const run = `run-${String(n).padStart(2, '0')}`;
  const at = new Date(now).toISOString();
  if (isVoid(n)) {
    await enqueue(store, world.registry.city.watch?.notices ?? [], [voidNotice(run, at)]);
    return { state: 'void', run, note: '' };
  }
  const document = { id: run, startedAt: at, planned: [], policies: [] } as never;
  await rememberRun(world, document, documentsOf(run, n), store, now);
  return { state: 'finished', run, note: '' };
}

const told: string[] = [];
const send: Send = async (_, { notices }) => {
  const day = new Date(now + 8 * HOUR).getUTCDate();
  for (const { kind, target } of notices) told.push(`${day} ${kind} ${target ?? '-'}`);
  return { ok: true };
};

const engineOf = (signal: AbortSignal) =>
  openEngine({
    plans: PLANS,
    quietHours: [],
    store,
    now: () => now,
    sleep: async () => {},
    signal,
    unfinished: async () => null,
    onLine: () => {},
    perform: async (plan) => {
      if (plan.do === 'scan') return scanNight();
      const deps = { net: net as Net, now: () => now, signal, store, canary: async () => ALL_WELL };
      const { probes } = await probeRound(world, [], deps);
      return { state: 'finished', run: null, note: String(probes.length) };
    },
  });

/** Every hour: what is due, then the round of alerts and messages. Nobody watches while the machine is off. */
async function live(until: number, events: ReadonlyMap<number, () => Promise<void>>): Promise<void> {
  let engine = engineOf(new AbortController().signal);
  let wasOff = false;
  for (; now < until; now += HOUR) {
    const isOff = between(now, '2026-11-25 00:00', '2026-11-26 12:00');
    const isBack = wasOff && !isOff;
    wasOff = isOff;
    await events.get(now)?.();
    if (!isOff) {
      if (isBack) {
        engine = engineOf(new AbortController().signal);
        await engine.catchUp();
        await engine.idle();
      }
      for (const { id, cron } of PLANS) {
        const due = lastDue(parseCron(cron) ?? never(), now - HOUR, now);
        if (due !== null) await engine.fire(id, due);
      }
      // The real watch looks every five minutes; every third hour is enough to see each change.
      if (new Date(now).getUTCHours() % 3 !== 0) continue;
      const { decided, overdue } = await lookAtCases(store, now);
      await enqueue(store, world.registry.city.watch?.notices ?? [], [...decided, ...overdue]);
      await announceAvailability(world, store, now);
      await dispatch(world, store, send, now);
    }
  }
}

const never = (): never => {
  throw new Error('no such plan');
};

it('a month ends with exactly the expected ledger, cases and notices', { timeout: 120_000 }, async () => {
  told.length = 0;
  const calendar = openCalendar(world.holidays ?? []);
  const baishi = async () => Object.keys((await readBook(store, 'baishi')).cases)[0] ?? '';
  const appeal = async () =>
    void (await decideCase(
      store,
      await baishi(),
      { event: 'dispute', reason: '专题已建' },
      '白石县',
      now,
      calendar,
    ));
  const uphold = async () =>
    void (await decideCase(
      store,
      await baishi(),
      { event: 'uphold', reason: '复核未见' },
      '值班岗',
      now,
      calendar,
    ));
  await live(
    china('2026-12-01 00:00'),
    new Map([
      [china('2026-11-05 09:00'), appeal],
      [china('2026-11-18 09:00'), uphold],
    ]),
  );

  const { lines } = await readLedger(store, 'nightly', now);
  const states = Map.groupBy(lines, ({ state }) => state);
  // Thirty nights, two of them missed, one of those made good on the 26th; the canary was wrong on the 20th.
  expect([...states].map(([state, own]) => `${state} ${own.length}`).sort()).toEqual([
    'finished 28',
    'void 1',
  ]);
  expect(lines.find(({ state }) => state === 'void')?.due).toBe(new Date(night(20)).toISOString());
  expect(lines.some(({ due }) => due === new Date(night(25)).toISOString())).toBe(false);

  // Every hour of the month but the 36 the machine was off: a look that was missed is not made up for.
  const looks = (await readLedger(store, 'probes', now)).lines;
  expect(looks.map(({ state }) => state)).toEqual(new Array(30 * 24 - 36).fill('finished'));

  const stateOf = async (target: string) =>
    Object.values((await readBook(store, target)).cases).map(({ state, dueOn }) =>
      `${state} ${dueOn ?? ''}`.trim(),
    );
  expect(await stateOf('qingshan')).toEqual([]);
  expect(await stateOf('gudu')).toEqual([]);
  expect(await stateOf('zhongxin')).toEqual(['fixed']);
  // Back on the 28th, seen again on the 29th: confirmed anew, and told of.
  expect(await stateOf('yuntai')).toEqual(['notified 2026-12-04']);
  // Upheld on Wednesday 18 November, five working days on; told of again, because a person decided.
  expect(await stateOf('baishi')).toEqual(['notified 2026-11-25']);

  expect(told).toEqual([
    '2 confirmed baishi',
    '4 confirmed zhongxin',
    '5 confirmed yuntai',
    '6 recovered yuntai',
    '7 recovered zhongxin',
    '7 warning heping',
    '12 warning qingshan',
    '12 warning qingshan',
    '18 confirmed baishi',
    '19 warning qingshan',
    '19 warning qingshan',
    '20 run_void -',
    '26 overdue baishi',
    '29 confirmed yuntai',
  ]);
});
