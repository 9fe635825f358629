import { chinaDay } from '../../facts/index.ts';

/** One day in the forms the demo pages print it. */
export interface Day {
  /** `2026-11-02` */
  iso: string;
  /** `11-02` */
  monthDay: string;
  /** `2026年11月2日` */
  chinese: string;
  /** `202611`, as in the addresses of common systems. */
  month: string;
  year: string;
  /** `2026-11-02 09:05` */
  stamp: string;
}

const DAY_MS = 24 * 3600_000;

/** The day so many days before `now`, in Chinese time. `minute` spreads the times of a day over office hours. */
export function dayAgo(now: number, days: number, minute = 0): Day {
  const iso = chinaDay(now - days * DAY_MS);
  const [year = '', month = '', day = ''] = iso.split('-');
  const clock = 8 * 60 + 30 + (minute % 540);
  return {
    iso,
    monthDay: `${month}-${day}`,
    chinese: `${year}年${Number(month)}月${Number(day)}日`,
    month: `${year}${month}`,
    year,
    stamp: `${iso} ${two(Math.floor(clock / 60))}:${two(clock % 60)}`,
  };
}

const two = (value: number): string => String(value).padStart(2, '0');
