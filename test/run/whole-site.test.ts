import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Case, CaseBook } from '../../src/cases/index.ts';
import type { FactRecord } from '../../src/facts/index.ts';
import { type RunDeps, scan } from '../../src/run/index.ts';
import { openDiskStore, type Store } from '../../src/store/index.ts';
import { type LittleCity, openLittleCity, portalHost } from './crew/city.ts';

// Whole scans, on machines that may be busy.
vi.setConfig({ testTimeout: 90_000 });

let folder: string;
let store: Store;
let city: LittleCity;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xunjian-whole-site-'));
  store = await openDiskStore(folder, { write: true, now: Date.now });
});
afterEach(async () => {
  await store.close();
  await city.close();
  await rm(folder, { recursive: true, force: true });
});

async function run(
  options: Parameters<typeof scan>[1],
  rest: Partial<Pick<RunDeps, 'now' | 'signal' | 'store'>> = {},
): ReturnType<typeof scan> {
  const net = city.net();
  const usual = { now: Date.now, signal: new AbortController().signal, onProgress: () => {} };
  try {
    return await scan(city.world, options, { net, store, programVersion: 'test', ...usual, ...rest });
  } finally {
    await net.close();
  }
}

const resultOf = ({ model }: Awaited<ReturnType<typeof scan>>, id: string) =>
  model.targets
    .find(({ target }) => target.id === id)
    ?.results.find(({ indicator }) => indicator === 'broken-links-site');

const DEAD = `http://${portalHost('one')}/zwgk/none.html`;

it.each([1, 2])(
  'finds what no page of the home page shows, and a later run confirms it, in %i thread(s)',
  async (threads) => {
    city = await openLittleCity(['one', 'two'], { requestsPerSecond: 300, threads, parallelTargets: 2 });
    const usual = await run({});
    expect(resultOf(usual, 'one')).toMatchObject({ verdict: 'undetermined', reason: 'site_not_crawled' });

    const first = await run({ scope: 'links' });
    expect(resultOf(first, 'one')).toMatchObject({
      verdict: 'fail',
      findings: [{ subject: DEAD, url: DEAD }],
    });
    // One 404 may be an accident: it was asked twice in this run.
    const asked = city.asked(portalHost('one')).filter(({ path }) => path === '/zwgk/none.html');
    expect(asked.length).toBeGreaterThanOrEqual(2);
    const caseOf = async (): Promise<Case | undefined> =>
      Object.values((await store.documents.get<CaseBook>('cases', 'one'))?.cases ?? {}).find(
        ({ subject }) => subject === DEAD,
      );
    expect((await caseOf())?.state).toBe('suspected');
    await run({ scope: 'links' }, { now: () => Date.now() + 24 * 3_600_000 });
    expect((await caseOf())?.state).toBe('confirmed');
  },
);

it('that met its limit says so and clears nobody', async () => {
  city = await openLittleCity(['one'], { requestsPerSecond: 300, wholeSite: { pages: 1, minutes: 5 } });
  const result = resultOf(await run({ scope: 'links' }), 'one');
  expect(result).toMatchObject({
    verdict: 'undetermined',
    reason: 'crawl_cut_short',
    facts: { complete: false },
  });
});

it('interrupted goes on: no page is read twice', async () => {
  city = await openLittleCity(['one'], { requestsPerSecond: 300 });
  const stop = new AbortController();
  let crawled = 0;
  const { facts: logs } = store;
  const watched: Store = {
    ...store,
    facts: {
      ...logs,
      async open(id, target) {
        const log = await logs.open(id, target);
        const append = (fact: FactRecord): void => {
          log.append(fact);
          if (isCrawled(fact) && ++crawled === 2) stop.abort();
        };
        return { ...log, append };
      },
    },
  };
  const first = await run({ scope: 'links' }, { signal: stop.signal, store: watched });
  expect(first.run).toMatchObject({ state: 'interrupted', wholeSites: true });
  const before = await store.facts.read(first.run.id, 'one');
  expect(before.filter(isCrawled).length).toBeGreaterThan(0);
  expect(before.some(({ type }) => type === 'site')).toBe(false);

  const second = await run({ resume: first.run.id });
  expect(second.run.state).toBe('finished');
  const facts = await store.facts.read(first.run.id, 'one');
  const ids = facts.filter(isCrawled).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(facts.filter(({ type }) => type === 'site')).toHaveLength(1);
  expect(resultOf(second, 'one')).toMatchObject({ verdict: 'fail' });
});

const isCrawled = (fact: FactRecord): fact is Extract<FactRecord, { type: 'crawled' }> =>
  fact.type === 'crawled';
