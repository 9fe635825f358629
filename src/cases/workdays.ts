import type { Holiday } from '../targets/types.ts';

const DAY_MS = 86_400_000;

/** Chinese working days: weekends, the year's days off and its working weekends. */
export interface Calendar {
  isWorkday(day: string): boolean;
  /** The `count`-th working day after `day`; the day itself when count is 0. */
  add(day: string, count: number): string;
  /** Years between two days of which no calendar is known: there only weekends count as off. */
  unknownYears(from: string, to: string): number[];
}

const dayNumber = (day: string): number => Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
const dayText = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);
/** 1970-01-01 was a Thursday. */
const isWeekend = (number: number): boolean => [0, 6].includes((((number + 4) % 7) + 7) % 7);

/** Opens the calendar over the published days (`targets/holidays/<year>.csv`). */
export function openCalendar(holidays: readonly Holiday[]): Calendar {
  const declared = new Map(holidays.map(({ date, working }) => [dayNumber(date), working]));
  const years = new Set(holidays.map(({ date }) => Number(date.slice(0, 4))));
  const works = (number: number): boolean => declared.get(number) ?? !isWeekend(number);
  return {
    isWorkday: (day) => works(dayNumber(day)),
    add(day, count) {
      let number = dayNumber(day);
      for (let left = count; left > 0; ) if (works(++number)) left -= 1;
      return dayText(number);
    },
    unknownYears(from, to) {
      const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
      return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at).filter(
        (year) => !years.has(year),
      );
    },
  };
}
