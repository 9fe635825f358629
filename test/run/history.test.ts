import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCalendar } from '../../src/cases/index.ts';
import { startDemoCity } from '../../src/demo/index.ts';
import { openNet } from '../../src/net/index.ts';
import { type ReportModel, reportModel } from '../../src/report/index.ts';
import {
  checkCanary,
  decideCase,
  loadWorld,
  netOf,
  openCanaryTarget,
  planPrune,
  probeRound,
  probesSince,
  prune,
  type RunDeps,
  readBook,
  scan,
  type World,
  withCasesOfToday,
} from '../../src/run/index.ts';
import { openDiskStore, type Store } from '../../src/store/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const DAY = 86_400_000;
const WELL = { at: '', local: true, outside: null, well: true };
let folder: string;
let world: World;
let demo: Awaited<ReturnType<typeof startDemoCity>>;
let store: Store;
let later = 0;
const now = (): number => Date.now() + later;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xunjian-history-'));
  const loaded = await loadWorld({
    targetsDir: join(root, 'targets/demo'),
    policiesDir: join(root, 'policies'),
    at: Date.now(),
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  world = loaded.value;
  demo = await startDemoCity();
  store = await openDiskStore(folder, { write: true, now });
});
afterAll(async () => {
  await store.close();
  await demo.close();
  await rm(folder, { recursive: true, force: true });
});

async function scanBaishi(over: Partial<RunDeps> = {}) {
  const net = netOf(world, demo.resolve);
  const deps: RunDeps = {
    net,
    store,
    now,
    signal: new AbortController().signal,
    programVersion: 'test',
    onProgress: () => {},
    ...over,
  };
  try {
    return await scan(world, { only: ['baishi'] }, deps);
  } finally {
    await net.close();
  }
}

describe('a city scanned over time', () => {
  let model: ReportModel;

  it('opens cases, confirms them a day later, and says so in the report', async () => {
    const first = await scanBaishi();
    expect(first.model.history?.since).toBeNull();
    expect(first.model.history?.counts.new).toBeGreaterThan(5);
    expect(first.model.trend).toBeUndefined();
    later += DAY;
    const second = await scanBaishi();
    expect(second.model.history).toMatchObject({
      since: { run: first.run.id },
      counts: { new: 0, fixed: 0 },
    });
    expect(second.model.history?.counts.persisting).toBe(first.model.history?.counts.new);
    expect(new Set(second.model.history?.cases.map(({ state }) => state))).toEqual(new Set(['confirmed']));
    expect(second.model.trend?.map(({ run, apart }) => [run, apart])).toEqual([
      [first.run.id, null],
      [second.run.id, null],
    ]);
    expect(reportModel.parse(second.model)).toEqual(second.model);
    ({ model } = second);
    const page = await readFile(join(second.folder, 'report.html'), 'utf8');
    expect(page).toContain('与上次相比');
    expect(page).toContain('历次巡检走势');
    expect(page.match(/<svg /g)).toHaveLength(1);
  });

  it('counts in its trend what people decided since, as in its headline', async () => {
    const veto = model.history?.cases.find(({ indicator }) => indicator === 'home-freshness');
    const waive = { event: 'waive', until: '2099-12-31', reason: '改版' } as const;
    await decideCase(store, veto?.fingerprint ?? '', waive, '市府办', now(), openCalendar([]));
    const told = await withCasesOfToday(model, store, now());
    expect(told.trend?.at(-1)?.veto).toBe((model.trend?.at(-1)?.veto ?? 0) - 1);
    expect(told.trend?.slice(0, -1)).toEqual(model.trend?.slice(0, -1));
  });

  it('says nothing is mended under another policy', async () => {
    later += DAY;
    const was = world;
    world = {
      ...world,
      policies: world.policies.map((policy) => ({
        ...policy,
        hash: `${policy.hash}x`,
        indicators: policy.indicators.slice(0, 1),
      })),
    };
    const { model } = await scanBaishi();
    world = was;
    expect(model.trend?.map(({ apart }) => apart)).toEqual(['policies', 'policies', null]);
    expect(model.history?.incomparable.length).toBeGreaterThan(0);
    expect(model.history?.counts.fixed).toBe(0);
  });

  it('is void when the canary is wrong, and nobody is accused', async () => {
    later += DAY;
    const before = await readBook(store, 'baishi');
    const { run, model } = await scanBaishi({ canary: async () => ({ ...WELL, local: false, well: false }) });
    expect(run.state).toBe('void');
    expect(model.targets).toEqual([]);
    expect(model.unseen.map(({ reason }) => reason)).toContain('run_void');
    expect(await readBook(store, 'baishi')).toEqual(before);
  });

  it('prunes old runs but nothing an open case leans on', async () => {
    const plan = await planPrune(store, 30, now() + 400 * DAY);
    expect(plan.heldByCases.length).toBeGreaterThan(0);
    const cases = Object.values((await readBook(store, 'baishi')).cases);
    await prune(store, plan, now());
    for (const hash of cases.flatMap(({ evidence }) => evidence))
      expect(await store.blobs.get(hash)).not.toBeNull();
    expect(await store.documents.list('runs')).toEqual(plan.heldByCases);
  });
});

describe('probes', () => {
  it('write one round with its timings, and mark it when our own line is wrong', async () => {
    const net = netOf(world, demo.resolve);
    const deps = { net, store, now, signal: new AbortController().signal };
    const good = await probeRound(world, [], { ...deps, canary: async () => WELL });
    expect(good.sound).toBe(true);
    const states = new Map(good.probes.map(({ target, state }) => [target, state]));
    expect(states.get('qingshan')).toBe('ok');
    expect(states.get('heping')).toBe('refused');
    expect(good.probes.find(({ target }) => target === 'qingshan')).toMatchObject({
      tlsMs: null,
      vantage: 'local',
    });
    expect(good.probes.find(({ target }) => target === 'qingshan')?.firstByteMs).toBeGreaterThanOrEqual(0);
    const bad = await probeRound(world, ['qingshan'], {
      ...deps,
      canary: async () => ({ ...WELL, well: false }),
    });
    expect(bad.probes.map(({ sound }) => sound)).toEqual([false]);
    await net.close();
    expect((await probesSince(store, Date.now() - DAY)).get('qingshan')).toHaveLength(2);
  });
});

describe('the canary', () => {
  it('is right when everything answers as known, wrong when the outside is silent or the target lies', async () => {
    const target = await openCanaryTarget();
    const outside = [{ host: 'outside.test', port: 80, address: '127.0.0.1', toPort: 1 }];
    const net = openNet({
      contact: 'test',
      resolve: [...target.resolve, ...outside],
      retry: { backoffMs: [] },
    });
    expect(await checkCanary(net, [], Date.now)).toMatchObject({ local: true, outside: null, well: true });
    expect(await checkCanary(net, ['http://outside.test/'], Date.now)).toMatchObject({
      outside: false,
      well: false,
    });
    await target.close();
    expect(await checkCanary(net, [], Date.now)).toMatchObject({ local: false, well: false });
    await net.close();
  });
});
