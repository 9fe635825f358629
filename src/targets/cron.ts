const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** China keeps one zone without summer time: due times are plain arithmetic. */
const CHINA_MS = 8 * 3_600_000;
/** A leap day comes back within eight years at the latest. */
const FURTHEST_DAYS = 8 * 366;

/** When something is due: minute, hour, day, month, weekday, as in crontab. */
export interface Cron {
  minutes: ReadonlySet<number>;
  hours: ReadonlySet<number>;
  days: ReadonlySet<number>;
  months: ReadonlySet<number>;
  weekdays: ReadonlySet<number>;
}

/** Of the five fields, in their order. Sunday may be written 0 or 7. */
const RANGES = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;

/** Reads a crontab line of five fields with `*`, lists, ranges and steps. null when it is none, and when both day and
 *  weekday are narrowed: programs differ on what that means. */
export function parseCron(text: string): Cron | null {
  const fields = text.trim().split(/\s+/);
  if (fields.length !== 5) return null;
  const [minutes, hours, days, months, weekdays] = RANGES.map(([least, most], at) =>
    parseField(fields[at] ?? '', least, most),
  );
  if (!minutes || !hours || !days || !months || !weekdays) return null;
  if (fields[2] !== '*' && fields[4] !== '*') return null;
  const week = new Set([...weekdays].map((day) => day % 7));
  return { minutes, hours, days, months, weekdays: week };
}

function parseField(text: string, least: number, most: number): Set<number> | null {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [, star, from, to, step] = /^(?:(\*)|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part) ?? [];
    if (star === undefined && from === undefined) return null;
    const first = star ? least : Number(from);
    const last = star ? most : to === undefined ? (step === undefined ? first : most) : Number(to);
    const by = step === undefined ? 1 : Number(step);
    if (first < least || last > most || first > last || by < 1) return null;
    for (let value = first; value <= last; value += by) values.add(value);
  }
  return values;
}

const dayMatches = (cron: Cron, day: number): boolean => {
  const date = new Date(day * DAY_MS);
  return (
    cron.months.has(date.getUTCMonth() + 1) &&
    cron.days.has(date.getUTCDate()) &&
    cron.weekdays.has(date.getUTCDay())
  );
};

/** Due times of one day (counted from the epoch, in China), earliest first. */
function timesOf(cron: Cron, day: number): number[] {
  if (!dayMatches(cron, day)) return [];
  const start = day * DAY_MS - CHINA_MS;
  const hours = [...cron.hours].sort((a, b) => a - b);
  const minutes = [...cron.minutes].sort((a, b) => a - b);
  return hours.flatMap((hour) => minutes.map((minute) => start + (hour * 60 + minute) * MINUTE_MS));
}

const dayOf = (ms: number): number => Math.floor((ms + CHINA_MS) / DAY_MS);

/** First due time after an instant; null when there is none for years. */
export function nextDue(cron: Cron, after: number): number | null {
  for (let day = dayOf(after), tries = 0; tries < FURTHEST_DAYS; day++, tries++) {
    const found = timesOf(cron, day).find((time) => time > after);
    if (found !== undefined) return found;
  }
  return null;
}

/** Last due time after one instant, up to and with another; null when nothing was due between them. */
export function lastDue(cron: Cron, after: number, until: number): number | null {
  for (let day = dayOf(until); day >= dayOf(after); day--) {
    const found = timesOf(cron, day).findLast((time) => time <= until);
    if (found !== undefined) return found > after ? found : null;
  }
  return null;
}
