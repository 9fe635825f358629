import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path, { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startDemoCity } from '../../../src/demo/index.ts';
import type { FactRecord } from '../../../src/facts/index.ts';
import { type LinkAnswer, openPool } from '../../../src/observe/index.ts';
import { openCrew, openHands } from '../../../src/run/crew/crew.ts';
import { hire } from '../../../src/run/crew/hand.ts';
import {
  isPortal,
  loadWorld,
  netOf,
  type Progress,
  planTargets,
  scan,
  type World,
} from '../../../src/run/index.ts';
import { openWaryHosts } from '../../../src/run/wary-hosts.ts';
import { openDiskStore, type Store } from '../../../src/store/index.ts';
import { type LittleCity, OUTSIDE, openLittleCity, portalHost } from './city.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
// Whole scans, on machines that may be busy.
vi.setConfig({ testTimeout: 90_000 });

let folder: string;
let store: Store;
let city: LittleCity;
let nets: ReturnType<LittleCity['net']>[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xunjian-crew-'));
  store = await openDiskStore(folder, { write: true, now: Date.now });
  nets = [];
});
afterEach(async () => {
  for (const net of nets) await net.close();
  await store.close();
  await city.close();
  await rm(folder, { recursive: true, force: true });
});

const depsOf = (signal = new AbortController().signal) => {
  const net = city.net();
  nets.push(net);
  const waryHosts = () => openWaryHosts(store, Date.now);
  const outside = openPool<LinkAnswer>();
  return { net, store, now: Date.now, signal, onProgress: () => {}, waryHosts, outside };
};

/** What of a record does not depend on the moment, or on which target came first. */
const essence = (record: FactRecord): unknown => {
  if (record.type === 'page')
    return {
      url: record.visit.url,
      state: record.visit.state,
      reading: record.reading,
      evidence: record.visit.evidence,
    };
  if (record.type === 'link')
    return { url: record.url, state: record.state, title: record.title, doubt: record.doubt };
  return { ...record, at: '', requests: 0, bytes: 0 };
};

const byText = (records: FactRecord[]): string[] =>
  records.map((record) => JSON.stringify(essence(record))).sort();

const IDS = ['one', 'two', 'three', 'four'];

describe('targets shared over threads', () => {
  it('are seen as one thread sees them, and the host they share is asked once for each address', async () => {
    city = await openLittleCity(IDS, { requestsPerSecond: 200, connectionsPerHost: 2, parallelTargets: 4 });
    const seen: Record<number, Record<string, string[]>> = {};
    for (const threads of [1, 2]) {
      const before = city.asked(OUTSIDE).length;
      const crew = openCrew(city.world, `run-${threads}`, threads, depsOf());
      const done = await Promise.all(planTargets(city.world, 'seed').map((target) => crew.observe(target)));
      await crew.close();
      expect(done).toEqual([true, true, true, true]);
      const facts: Record<string, string[]> = {};
      for (const id of IDS) facts[id] = byText(await store.facts.read(`run-${threads}`, id));
      seen[threads] = facts;
      const outside = city.asked(OUTSIDE).slice(before);
      const pages = outside.filter(({ path }) => path.startsWith('/page/') && path !== '/page/3');
      expect(new Set(pages.map(({ path }) => path)).size).toBe(11);
      expect(pages).toHaveLength(11);
      // What is held against an address is asked twice, by one target and not by four.
      expect(outside.filter(({ path }) => path === '/page/3')).toHaveLength(2);
    }
    expect(seen[2]).toEqual(seen[1]);
    expect(seen[1]?.one?.join('\n')).toContain('/page/3');
  });

  it('ask nothing again of a target whose last record was written before a kill', async () => {
    city = await openLittleCity(['one'], { requestsPerSecond: 200 });
    const [target] = planTargets(city.world, 'seed');
    if (!target) throw new Error('no target');
    const ends: boolean[] = [];
    const asked: number[] = [];
    for (const _ of ['before', 'after']) {
      const crew = openCrew(city.world, 'run', 1, depsOf());
      ends.push(await crew.observe(target));
      await crew.close();
      asked.push(city.asked().length);
    }
    expect(ends).toEqual([true, true]);
    expect(asked[1]).toBe(asked[0]);
    const facts = await store.facts.read('run', 'one');
    expect(facts.filter(({ type }) => type === 'end')).toHaveLength(1);
  });

  it('never make more connections or a faster pace than one guest', async () => {
    city = await openLittleCity(IDS, { requestsPerSecond: 20, connectionsPerHost: 2, parallelTargets: 4 });
    const crew = openCrew(city.world, 'run', 2, depsOf());
    await Promise.all(planTargets(city.world, 'seed').map((target) => crew.observe(target)));
    await crew.close();
    for (const host of [OUTSIDE, ...IDS.map(portalHost)]) {
      const times = city.asked(host).map(({ at }) => at);
      expect(times.length).toBeGreaterThan(3);
      // Twenty a second are 50 ms apart; a busy machine may see the first one late.
      const expected = (times.length - 1) * 50;
      expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(expected * 0.85);
      expect(city.connections(host)).toBeLessThanOrEqual(2);
    }
  });

  it('go on when a thread falls: only the target that makes it fall is lost', async () => {
    city = await openLittleCity(['one', 'fall', 'two', 'three'], {
      requestsPerSecond: 30,
      parallelTargets: 4,
    });
    const script = new URL('./falling-worker.ts', import.meta.url);
    const deps = depsOf();
    const crew = openHands(() => hire(city.world, 'run', deps, { script }), 2);
    const ends = await Promise.allSettled(
      planTargets(city.world, 'seed').map((target) => crew.observe(target)),
    );
    await crew.close();
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(ends[1]).toMatchObject({ reason: { name: 'ThreadFell', message: 'the thread fell' } });
    for (const id of ['one', 'two', 'three']) {
      const facts = await store.facts.read('run', id);
      expect(facts.filter(({ type }) => type === 'end')).toHaveLength(1);
      const pages = facts.flatMap((fact) => (fact.type === 'page' ? [fact.visit.url] : []));
      // What stood in its log when the thread fell was not asked again.
      expect(new Set(pages).size).toBe(pages.length);
      const links = facts.flatMap((fact) => (fact.type === 'link' ? [fact.url] : []));
      expect(links.length).toBeGreaterThanOrEqual(12);
    }
    // Nobody waits for ever for what the fallen thread was about to ask; it is asked again by the next one.
    const times = Map.groupBy(city.asked(OUTSIDE), ({ path }) => path);
    expect(times.size).toBeGreaterThanOrEqual(12);
    expect(times.get('/page/0')?.length).toBeLessThanOrEqual(3);
  });
});

it('a thread that is stuck is ended, and only the target that makes it stick is lost', async () => {
  city = await openLittleCity(['one', 'stick', 'two'], { requestsPerSecond: 30, parallelTargets: 3 });
  const script = new URL('./sticking-worker.ts', import.meta.url);
  const patience = { everyMs: 250, mostUnanswered: 20 };
  const deps = depsOf();
  const crew = openHands(() => hire(city.world, 'run', deps, { script, patience }), 1);
  const ends = await Promise.allSettled(
    planTargets(city.world, 'seed').map((target) => crew.observe(target)),
  );
  await crew.close();
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(ends[1]).toMatchObject({ reason: { name: 'ThreadFell', message: expect.stringContaining('响应') } });
  for (const id of ['one', 'two']) {
    const facts = await store.facts.read('run', id);
    expect(facts.filter(({ type }) => type === 'end')).toHaveLength(1);
  }
});

describe('a scan over threads', () => {
  it('says of the sample city what a scan in one thread says', { timeout: 120_000 }, async () => {
    city = await openLittleCity([]);
    const demo = await startDemoCity();
    const loaded = await loadWorld({
      targetsDir: path.join(root, 'targets/demo'),
      policiesDir: path.join(root, 'policies'),
      at: Date.now(),
    });
    if (!loaded.ok) throw new Error('the sample city does not load');
    const { registry } = loaded.value;
    const said: unknown[] = [];
    for (const threads of [1, 2]) {
      const world: World = {
        ...loaded.value,
        registry: {
          ...registry,
          city: { ...registry.city, crawl: { ...registry.city.crawl, threads } },
          targets: registry.targets.filter(isPortal),
        },
      };
      const net = netOf(world, demo.resolve);
      nets.push(net);
      const { model } = await scan(
        world,
        { seed: 'same' },
        { ...depsOf(), net, store, programVersion: 'test' },
      );
      said.push(
        model.targets.map(({ target, results }) => ({
          id: target.id,
          results: results.map(({ indicator, verdict, reason, findings }) => ({
            indicator,
            verdict,
            reason,
            findings: findings.map(({ fingerprint, url }) => ({ fingerprint, url })),
          })),
        })),
      );
    }
    await demo.close();
    expect(said[1]).toEqual(said[0]);
    expect(JSON.stringify(said[0]).match(/"fail"/g)?.length).toBeGreaterThan(10);
  });

  const run = (
    signal: AbortSignal,
    events: Progress[],
    resume?: string,
    onEvent: (event: Progress) => void = () => {},
  ) => {
    const deps = depsOf(signal);
    const onProgress = (event: Progress): void => {
      events.push(event);
      onEvent(event);
    };
    return scan(city.world, resume === undefined ? {} : { resume }, {
      ...deps,
      store,
      programVersion: 'test',
      onProgress,
    });
  };

  it('says of every host the load that its server saw, and whether robots were obeyed', async () => {
    city = await openLittleCity(IDS, { requestsPerSecond: 200, parallelTargets: 2, threads: 2 });
    const { run: done, model } = await run(new AbortController().signal, []);
    expect(done.obeyedRobots).toBe(true);
    const said = Object.fromEntries(done.hosts.map(({ host, requests }) => [host, requests]));
    const seen = [OUTSIDE, ...IDS.map(portalHost)].map((host) => [host, city.asked(host).length]);
    expect(said).toEqual(Object.fromEntries(seen));
    expect(done.hosts.every(({ bytes }) => bytes > 0)).toBe(true);
    expect(model.run.obeyedRobots).toBe(true);
  });

  it('interrupted goes on where it was, and tells the load of every host', async () => {
    city = await openLittleCity(IDS, { requestsPerSecond: 100, parallelTargets: 2, threads: 2 });
    const stop = new AbortController();
    const first = await run(stop.signal, [], undefined, (event) => {
      if (event.type === 'target-progress' && event.step === 'columns') stop.abort();
    });
    expect(first.run.state).toBe('interrupted');
    const events: Progress[] = [];
    const second = await run(new AbortController().signal, events, first.run.id);
    expect(second.run.state).toBe('finished');
    expect(events.filter(({ type }) => type === 'target-done')).toHaveLength(4 - first.run.done.length);
    for (const id of IDS) {
      const facts = await store.facts.read(first.run.id, id);
      const pages = facts.flatMap((fact) => (fact.type === 'page' ? [fact.visit.url] : []));
      expect(pages.length).toBeGreaterThanOrEqual(3);
      expect(new Set(pages).size).toBe(pages.length);
    }
    const loads = new Map(second.run.hosts.map(({ host, requests }) => [host, requests]));
    expect([...loads.keys()].sort()).toEqual(
      [OUTSIDE, ...IDS.map(portalHost)].sort().filter((host) => loads.has(host)),
    );
    expect(loads.get(OUTSIDE)).toBeGreaterThan(0);
  });

  it('ends when the disk is full, and says which target was lost', async () => {
    city = await openLittleCity(IDS, { requestsPerSecond: 100, parallelTargets: 2, threads: 2 });
    const { facts } = store;
    const noRoom = Object.assign(new Error('no room'), { code: 'ENOSPC' });
    const full: Store = {
      ...store,
      facts: {
        ...facts,
        open: async (id, target) => {
          const log = await facts.open(id, target);
          const close = async (): Promise<void> => {
            await log.close();
            throw noRoom;
          };
          return target === 'one' ? { ...log, close } : log;
        },
      },
    };
    const events: Progress[] = [];
    const deps = {
      ...depsOf(),
      store: full,
      programVersion: 'test',
      onProgress: (event: Progress) => events.push(event),
    };
    await expect(scan(city.world, {}, deps)).rejects.toThrow('磁盘空间不足');
    expect(events.filter((event) => event.type === 'target-done' && event.id === 'one')).toMatchObject([
      { outcome: 'interrupted', fault: expect.stringContaining('one') },
    ]);
  });
});
