import { expect, it } from 'vitest';
import { endedPeriod, hasRunsIn } from '../../../src/run/index.ts';

it.each([
  ['month', '2026-11-01T01:00:00+08:00', '2026-10'],
  ['month', '2026-01-01T00:10:00+08:00', '2025-12'],
  ['month', '2028-03-01T00:00:00+08:00', '2028-02'],
  ['quarter', '2026-10-01T06:00:00+08:00', '2026-Q3'],
  ['quarter', '2026-02-28T23:00:00+08:00', '2025-Q4'],
  ['year', '2026-12-31T23:59:00+08:00', '2025'],
] as const)('the %s that was over at %s is %s', (kind, at, period) => {
  expect(endedPeriod(kind, Date.parse(at))).toBe(period);
});

it.each([
  ['2026-10', true],
  ['2026-11', false],
  ['2026-Q4', true],
  ['2026-Q3', false],
  ['2026', true],
  ['2025', false],
])('%s has runs: %s', async (period, has) => {
  const list = async () => ['20261031-013000-ganzhou'];
  expect(await hasRunsIn({ documents: { list } as never }, period)).toBe(has);
});
