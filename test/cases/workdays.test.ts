import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCalendar } from '../../src/cases/index.ts';

const holidays = (
  await Promise.all(
    ['2025', '2026'].map((year) =>
      readFile(new URL(`../../targets/holidays/${year}.csv`, import.meta.url), 'utf8'),
    ),
  )
)
  .flatMap((text) => text.trim().split('\n').slice(1))
  .map((line) => line.split(','))
  .map(([date = '', kind, name = '']) => ({ date, working: kind === '上班', name }));
const calendar = openCalendar(holidays);

describe('working days', () => {
  it.each([
    ['an ordinary week', '2026-11-23', 3, '2026-11-26'],
    ['over a weekend', '2026-11-26', 3, '2026-12-01'],
    ['nothing to wait for', '2026-11-23', 0, '2026-11-23'],
    ['over National Day, a working Saturday behind it', '2026-09-30', 2, '2026-10-09'],
    ['that Saturday counts', '2026-10-09', 1, '2026-10-10'],
    ['over the Spring Festival', '2026-02-13', 2, '2026-02-24'],
    ['over the end of a leap February, calendar unknown', '2028-02-28', 2, '2028-03-01'],
    ['into a year without a calendar: New Year is an ordinary Friday', '2026-12-31', 1, '2027-01-01'],
  ])('%s: %s + %i = %s', (_, from, count, due) => expect(calendar.add(from, count)).toBe(due));

  it('names the years it knows nothing of', () => {
    expect(calendar.unknownYears('2025-12-01', '2026-02-01')).toEqual([]);
    expect(calendar.unknownYears('2026-12-01', '2028-02-01')).toEqual([2027, 2028]);
  });

  it('ends on a working day, later for every day more, and may be cut anywhere', () => {
    const day = fc
      .integer({ min: 20_000, max: 21_500 })
      .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), fc.nat(40), (from, a, b) => {
        const end = calendar.add(from, a);
        expect(calendar.isWorkday(end)).toBe(true);
        expect(end > from).toBe(true);
        expect(calendar.add(end, b)).toBe(calendar.add(from, a + b));
      }),
    );
  });
});
