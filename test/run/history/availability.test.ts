import { afterAll, expect, it } from 'vitest';
import { rememberRun, type World } from '../../../src/run/index.ts';
import { openWatchedCity } from '../watch/city.ts';
import { checkDocumentOf } from '../watch/documents.ts';

const NOW = Date.parse('2026-11-05T01:00:00Z');

const { world, store, close } = await openWatchedCity(() => NOW);
afterAll(close);

/** The world under a policy that asks for other numbers, or for none. */
const under = (params: Record<string, unknown> | null): World => ({
  ...world,
  policies: world.policies.map((policy) => ({
    ...policy,
    indicators: policy.indicators.flatMap((one) =>
      one.check !== 'home-availability'
        ? [one]
        : params === null
          ? []
          : [{ ...one, severity: 'deduct', params: { ...one.params, ...params } }],
    ),
  })),
});

it.each<[string, World, object]>([
  [
    'the policy',
    world,
    { windowDays: 7, leastPerDay: 20, slowMs: 15_000, failShare: 0.05, severity: 'veto' },
  ],
  [
    'a policy with other numbers',
    under({ windowDays: 30, slowMs: 9000 }),
    { windowDays: 30, leastPerDay: 20, slowMs: 9000, severity: 'deduct' },
  ],
  ['no policy', under(null), { windowDays: 7, severity: null }],
])('a run keeps the numbers its availability was held against: those of %s', async (id, of, expected) => {
  const run = { id, startedAt: new Date(NOW).toISOString(), planned: ['qingshan'], policies: [] };
  const documents = [checkDocumentOf('qingshan', id, of, [], false)];
  const { availabilityRules } = await rememberRun(of, run as never, documents, store, NOW);
  expect(availabilityRules).toMatchObject(expected);
});
