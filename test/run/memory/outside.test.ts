import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LinkFact } from '../../../src/facts/index.ts';
import { crawlLinks, type RunDeps, scan } from '../../../src/run/index.ts';
import { openDiskStore, type Store } from '../../../src/store/index.ts';
import { type LittleCity, OUTSIDE, openLittleCity } from '../crew/city.ts';

let folder: string;
let store: Store;
let city: LittleCity;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xunjian-outside-'));
  store = await openDiskStore(folder, { write: true, now: Date.now });
  city = await openLittleCity(['one', 'two'], { requestsPerSecond: 200, threads: 2, parallelTargets: 2 });
});
afterEach(async () => {
  await store.close();
  await city.close();
  await rm(folder, { recursive: true, force: true });
});

/** What a run asked of the outside host, robots.txt and made-up pages left out. */
async function askedBy(
  run: (deps: RunDeps) => Promise<unknown>,
  now: () => number = Date.now,
): Promise<string[]> {
  const before = city.asked(OUTSIDE).length;
  const net = city.net();
  const signal = new AbortController().signal;
  await run({ net, store, now, signal, programVersion: 'test', onProgress: () => {} });
  await net.close();
  const paths = city
    .asked(OUTSIDE)
    .slice(before)
    .map(({ path }) => path);
  return [...new Set(paths.filter((path) => path.startsWith('/page/')))].sort();
}

const portal = () => {
  const [one] = city.world.registry.targets;
  if (one?.kind !== 'portal' || one.url === null) throw new Error('no portal');
  return { ...one, url: one.url };
};

it('what was well is not asked again for two days; what was not is asked every time', {
  timeout: 90_000,
}, async () => {
  let latest = '';
  const scanOnce = async (deps: RunDeps): Promise<void> => {
    latest = (await scan(city.world, {}, deps)).run.id;
  };
  expect(await askedBy(scanOnce)).toHaveLength(12);
  expect(await askedBy(scanOnce)).toEqual(['/page/3']);
  const facts = await store.facts.read(latest, 'one');
  const links = facts.filter((fact): fact is LinkFact => fact.type === 'link' && fact.external);
  const known = links.filter(({ remembered }) => remembered !== undefined);
  expect(known).toHaveLength(11);
  for (const { state, remembered, attempts } of known) {
    expect(state).toBe('ok');
    // It says when it was really seen, and that is what the attempt says.
    expect(attempts.map(({ at }) => at)).toEqual([remembered]);
  }
  // The whole-site crawl takes over what the scan knows.
  expect(
    await askedBy((deps) => crawlLinks(city.world, { portal: portal(), external: true }, deps, () => {})),
  ).toEqual(['/page/3']);
  const threeDaysOn = () => Date.now() + 72 * 3_600_000;
  expect(await askedBy(scanOnce, threeDaysOn)).toHaveLength(12);
});

it('a crawl remembers for the next one, and says that it did', { timeout: 90_000 }, async () => {
  const plan = { portal: portal(), external: true };
  expect(await askedBy((deps) => crawlLinks(city.world, plan, deps, () => {}))).toHaveLength(12);
  let runId = '';
  const again = async (deps: RunDeps): Promise<void> => {
    const { outcome, runId: id } = await crawlLinks(city.world, plan, deps, () => {});
    runId = id;
    expect(outcome.broken.map(({ url }) => url)).toContain(`http://${OUTSIDE}/page/3`);
    expect(outcome.hosts.find(({ host }) => host === OUTSIDE)?.requests).toBeLessThan(6);
  };
  expect(await askedBy(again)).toEqual(['/page/3']);
  const remembered = (await store.facts.read(runId, 'one')).filter(
    (fact) => fact.type === 'crawled' && fact.remembered !== undefined,
  );
  expect(remembered).toHaveLength(11);
});
