import { chinaDay } from '../facts/index.ts';

const DAY_MS = 86_400_000;

export { chinaDay as dayOf };

/** Whole days between a printed day and today, both in China; negative for days to come. */
export const ageDays = (date: string, now: number): number =>
  Math.round(
    (Date.parse(`${chinaDay(now)}T00:00:00Z`) - Date.parse(`${date.slice(0, 10)}T00:00:00Z`)) / DAY_MS,
  );

/** The newest of some days that has already come; announcements for tomorrow are no news. */
export function newestOf(dates: Iterable<string | null | undefined>, now: number): string | null {
  const today = chinaDay(now);
  let newest: string | null = null;
  for (const date of dates) {
    if (date && date <= today && (newest === null || date > newest)) newest = date;
  }
  return newest;
}
