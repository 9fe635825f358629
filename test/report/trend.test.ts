import { describe, expect, it } from 'vitest';
import { type TrendPoint, trendOf, trendPointOf } from '../../src/report/index.ts';
import { MOST_POINTS } from '../../src/report/trend.ts';
import { sampleModel } from './sample.ts';

const now = trendPointOf(sampleModel());
const earlier = (over: Partial<TrendPoint> = {}): TrendPoint => ({ ...now, run: '20261023-1005', ...over });

describe('the figures of a run', () => {
  it('count what was told of sites that were read', () =>
    expect(now).toMatchObject({
      attempted: 8,
      read: 7,
      breach: 10,
      veto: 3,
      undetermined: 4,
      isWhole: true,
    }));
  it.each([
    ['an interrupted run', { run: { ...sampleModel().run, state: 'interrupted' as const } }],
    ['too little coverage', { coverage: { ...sampleModel().coverage, complete: false } }],
  ])('are not whole after %s', (_, over) =>
    expect(trendPointOf({ ...sampleModel(), ...over }).isWhole).toBe(false),
  );
});

describe('a trend', () => {
  it('needs an earlier run', () => expect(trendOf([], now)).toBeUndefined());
  it.each([
    ['the same rules over the same portals', {}, null],
    ['other rules', { policies: 'other' }, 'policies'],
    ['other portals', { scope: 'other' }, 'scope'],
    ['an incomplete run', { isWhole: false, policies: 'other' }, 'incomplete'],
  ])('says of %s how it compares: %s', (_, over, apart) =>
    expect(trendOf([earlier(over)], now)?.map((point) => point.apart)).toEqual([apart, null]),
  );
  it.each([
    ['another city', { city: 'elsewhere' }],
    ['a later run', { run: '20261224-1005' }],
    ['itself, judged again', { run: now.run }],
  ])('leaves out %s', (_, over) => expect(trendOf([earlier(over)], now)).toBeUndefined());
  it('shows the last year, oldest first', () => {
    const many = Array.from({ length: 30 }, (_, at) =>
      earlier({ run: `202501${String(at + 1).padStart(2, '0')}-1005` }),
    );
    const runs = trendOf(many.toReversed(), now)?.map(({ run }) => run) ?? [];
    expect(runs.length).toBe(MOST_POINTS);
    expect(runs).toEqual(runs.toSorted());
    expect(runs.at(-1)).toBe(now.run);
  });
});
