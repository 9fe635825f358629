import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LinkState, MaintenanceWindow, Probe } from '../../src/facts/index.ts';
import { homeAvailability } from '../../src/judge/checks/home-availability.ts';
import { availabilityOf, hourCells, type Verdict } from '../../src/judge/index.ts';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-23T02:00:00Z');

const probe = (hoursAgo: number, over: Partial<Probe> = {}): Probe => ({
  target: 'qingshan',
  at: new Date(NOW - hoursAgo * HOUR).toISOString(),
  vantage: 'local',
  state: 'ok',
  status: 200,
  dnsMs: 5,
  connectMs: 10,
  tlsMs: null,
  firstByteMs: 60,
  fullMs: 200,
  sound: true,
  ...over,
});

/** Hourly looks of a week; the first `down` of them fail. */
const week = (down: number, over: Partial<Probe> = {}, state: LinkState = 'timeout'): Probe[] =>
  Array.from({ length: 168 }, (_, n) => probe(n, n < down ? { ...over, state } : over));

const judge = (probes: Probe[], maintenance: MaintenanceWindow[] = []): Verdict =>
  homeAvailability.judge(
    { url: 'http://www.qingshan.gov.test/' } as never,
    homeAvailability.params.parse({}),
    {
      now: NOW,
      probes,
      maintenance,
    } as never,
  );

const today: MaintenanceWindow = {
  reason: '升级',
  from: new Date(NOW - 12 * HOUR).toISOString(),
  to: new Date(NOW + HOUR).toISOString(),
};

it('says how many looks were too few, which is no share', () =>
  expect(judge(week(0).slice(0, 139))).toMatchObject({ reason: 'too_few_probes', measured: '139次' }));

describe('seven days, twenty a day, fifteen seconds, five per cent', () => {
  it.each([
    ['all good', week(0), [], 'pass'],
    ['5 of 168 are 3.0 %', week(5), [], 'pass'],
    ['6 of 168 are an early warning', week(6), [], 'warn'],
    ['8 of 168 are 4.8 %', week(8), [], 'warn'],
    ['9 of 168 are a breach', week(9), [], 'fail'],
    ['15 seconds are too slow', week(0, { fullMs: 15_000 }), [], 'fail'],
    ['14.999 are not', week(0, { fullMs: 14_999 }), [], 'pass'],
    ['139 looks are too few', week(139).slice(0, 139), [], 'undetermined'],
    ['none at all', [], [], 'undetermined'],
    ['a day with 19 is too few', week(0).filter((_, n) => n < 24 || n >= 29), [], 'undetermined'],
    ['a guard page is no outage, and no proof of being up', week(168, {}, 'blocked'), [], 'undetermined'],
    ['our own line was down: nobody is accused', week(9, { sound: false }), [], 'undetermined'],
    ['declared maintenance does not count', week(12), [today], 'pass'],
    ['what fails outside of it does', week(30), [today], 'fail'],
  ] satisfies [string, Probe[], MaintenanceWindow[], string][])('%s', (_, probes, windows, verdict) => {
    expect(judge(probes, windows).verdict).toBe(verdict);
  });

  it('one line of two failing proves nothing, both do', () => {
    const both = (a: number, b: number) => [...week(a), ...week(b, { vantage: 'mobile' })];
    expect(judge(both(20, 0))).toMatchObject({ verdict: 'undetermined', reason: 'timeout_single_vantage' });
    expect(judge(both(20, 20)).verdict).toBe('fail');
  });

  it('a few probes our line spoilt only leave the denominator', () => {
    const spoilt = week(0).map((one, n) =>
      n % 24 < 3 ? { ...one, state: 'timeout' as const, sound: false } : one,
    );
    expect(judge(spoilt)).toMatchObject({ verdict: 'pass', facts: { counted: 147, failed: 0, unsound: 21 } });
  });

  it('does not mind the order of the ledger, nor looks from the future', () => {
    const states = fc.constantFrom<LinkState>('ok', 'timeout', 'blocked', 'server_error');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -50, max: 400 }), states), { maxLength: 60 }),
        (all) => {
          const probes = all.map(([ago, state]) => probe(ago, { state }));
          const seen = availabilityOf(probes, [], NOW);
          expect(availabilityOf(probes.toReversed(), [], NOW)).toEqual(seen);
          expect(seen.counted + seen.leftOut.other).toBe(all.filter(([ago]) => ago >= 0 && ago < 168).length);
        },
      ),
    );
  });
});

it('the heat map puts looks into their hour in China', () => {
  expect(hourCells([probe(0), probe(0.5, { state: 'reset' }), probe(9, { sound: false })], [])).toEqual([
    { day: '2026-11-23', hour: 1, up: 0, down: 0, leftOut: 1 },
    { day: '2026-11-23', hour: 9, up: 0, down: 1, leftOut: 0 },
    { day: '2026-11-23', hour: 10, up: 1, down: 0, leftOut: 0 },
  ]);
});
