import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Probe } from '../../../src/facts/index.ts';
import { announceAvailability, readOutbox, type World, writeProbes } from '../../../src/run/index.ts';
import type { Store } from '../../../src/store/index.ts';
import { openWatchedCity, type WatchedCity } from '../watch/city.ts';

const NOW = Date.parse('2026-11-23T02:00:00Z');

let city: WatchedCity;
let store: Store;
let world: World;
beforeEach(async () => {
  city = await openWatchedCity(() => NOW);
  ({ store, world } = city);
});
afterEach(() => city.close());

/** Hourly looks of a week, seven of 168 without an answer: 4.2 %. */
const week = (): Probe[] =>
  Array.from({ length: 168 }, (_, n) => ({
    target: 'qingshan',
    at: new Date(NOW - n * 3_600_000).toISOString(),
    vantage: 'local',
    state: n < 7 ? ('timeout' as const) : ('ok' as const),
    status: n < 7 ? null : 200,
    dnsMs: null,
    connectMs: null,
    tlsMs: null,
    firstByteMs: null,
    fullMs: 200,
    sound: true,
  }));

const withParams = (given: World, params: Record<string, unknown>): World => ({
  ...given,
  policies: given.policies.map((policy) => ({
    ...policy,
    indicators: policy.indicators.map((one) =>
      one.check === 'home-availability' ? { ...one, params: { ...one.params, ...params } } : one,
    ),
  })),
});

const exempted = (given: World, until: string): World => ({
  ...given,
  registry: {
    ...given.registry,
    exemptions: [{ target: 'qingshan', indicator: 'home-availability', reason: '迁移', until }],
  },
});

const without = (given: World): World => ({
  ...given,
  policies: given.policies.filter(({ indicators }) =>
    indicators.every(({ id }) => id !== 'home-availability'),
  ),
});

it.each<[string, (given: World) => World, string[]]>([
  ['the policy as it is', (given) => given, ['青山县人民政府近 7 天打不开的占 4.2%，接近单项否决限值。']],
  [
    'a stricter limit',
    (given) => withParams(given, { failShare: 0.04 }),
    ['青山县人民政府近 7 天打不开的占 4.2%，已达单项否决限值。'],
  ],
  ['a laxer warning', (given) => withParams(given, { warnShare: 0.045 }), []],
  ['more looks asked for than there are', (given) => withParams(given, { leastPerDay: 25 }), []],
  [
    'fewer days',
    (given) => withParams(given, { windowDays: 3 }),
    ['青山县人民政府近 3 天打不开的占 9.7%，已达单项否决限值。'],
  ],
  ['an exemption that holds', (given) => exempted(given, '2026-11-23'), []],
  [
    'one that is over',
    (given) => exempted(given, '2026-11-22'),
    ['青山县人民政府近 7 天打不开的占 4.2%，接近单项否决限值。'],
  ],
  ['no policy that asks for it', without, []],
])('%s', async (_, change, told) => {
  await writeProbes(store, NOW, week());
  await announceAvailability(change(world), store, NOW);
  expect((await readOutbox(store, 'hook')).pending.map(({ message }) => message)).toEqual(told);
});
