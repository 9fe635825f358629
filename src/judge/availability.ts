import { isReached, type LinkState, type MaintenanceWindow, type Probe } from '../facts/index.ts';

const DAY_MS = 86_400_000;

/** The rule of the circular as numbers: over `windowDays`, at least `leastPerDay` looks a day, one that takes
 *  `slowMs` or longer counts as failed, `failShare` of failures is a breach. */
export interface AvailabilityRules {
  windowDays: number;
  leastPerDay: number;
  slowMs: number;
  failShare: number;
  warnShare: number;
}

export const AVAILABILITY_RULES: AvailabilityRules = {
  windowDays: 7,
  leastPerDay: 20,
  slowMs: 15_000,
  failShare: 0.05,
  warnShare: 0.03,
};

/** `left_out`: says nothing about the site. */
export type ProbeStanding = 'up' | 'down' | 'maintenance' | 'unsound' | 'left_out';

export interface VantageAvailability {
  vantage: string;
  counted: number;
  failed: number;
  /** failed / counted; null when nothing counts. */
  share: number | null;
  /** Too few looks, over all or on a day that maintenance does not excuse. */
  thin: boolean;
}

export interface Availability {
  vantages: VantageAvailability[];
  counted: number;
  failed: number;
  leftOut: { maintenance: number; unsound: number; other: number };
  /** Failed looks by how they ended. */
  causes: Partial<Record<LinkState, number>>;
}

/** Ends that speak of a guard before the site or of ourselves, not of whether it is up. */
const SAYS_NOTHING: ReadonlySet<LinkState> = new Set([
  'blocked',
  'login_required',
  'unsafe',
  'malformed',
  'excluded',
  'interrupted',
]);

/** Windows as numbers, so that a year of looks is held against them quickly. */
const spansOf = (windows: readonly MaintenanceWindow[]): [from: number, to: number][] =>
  windows.map(({ from, to }) => [Date.parse(from), Date.parse(to)]);

/** What one look says. */
export const probeStanding = (
  probe: Probe,
  windows: readonly MaintenanceWindow[],
  rules: Pick<AvailabilityRules, 'slowMs'>,
): ProbeStanding => standing(probe, Date.parse(probe.at), spansOf(windows), rules.slowMs);

function standing(
  probe: Probe,
  at: number,
  spans: readonly [number, number][],
  slowMs: number,
): ProbeStanding {
  if (spans.some(([from, to]) => from <= at && at < to)) return 'maintenance';
  if (!probe.sound) return 'unsound';
  if (SAYS_NOTHING.has(probe.state)) return 'left_out';
  return isReached(probe.state) && probe.fullMs < slowMs ? 'up' : 'down';
}

/** What one line of sight counts while it goes through its looks. */
interface Count {
  counted: number;
  failed: number;
  /** Looks that count, by day before now: 0 the last 24 hours. */
  days: number[];
}

/** Counts the looks of the days before `now`, in one pass. Pure; looks from the future (a clock that jumped) are left
 *  aside. */
export function availabilityOf(
  probes: readonly Probe[],
  windows: readonly MaintenanceWindow[],
  now: number,
  rules: AvailabilityRules = AVAILABILITY_RULES,
): Availability {
  const spans = spansOf(windows);
  const counts = new Map<string, Count>();
  const leftOut = { maintenance: 0, unsound: 0, other: 0 };
  const causes: Availability['causes'] = {};
  for (const probe of probes) {
    const at = Date.parse(probe.at);
    const day = Math.floor((now - at) / DAY_MS);
    if (day < 0 || day >= rules.windowDays) continue;
    const count = counts.get(probe.vantage) ?? {
      counted: 0,
      failed: 0,
      days: new Array(rules.windowDays).fill(0),
    };
    counts.set(probe.vantage, count);
    const stands = standing(probe, at, spans, rules.slowMs);
    if (stands === 'up' || stands === 'down') {
      count.counted += 1;
      count.days[day] = (count.days[day] ?? 0) + 1;
    } else leftOut[stands === 'left_out' ? 'other' : stands] += 1;
    if (stands !== 'down') continue;
    count.failed += 1;
    const cause = isReached(probe.state) ? 'timeout' : probe.state;
    causes[cause] = (causes[cause] ?? 0) + 1;
  }
  const vantages = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([vantage, count]) => vantageOf(vantage, count, spans, now, rules));
  const sum = (pick: (one: VantageAvailability) => number): number =>
    vantages.reduce((all, one) => all + pick(one), 0);
  return {
    vantages,
    counted: sum(({ counted }) => counted),
    failed: sum(({ failed }) => failed),
    leftOut,
    causes,
  };
}

function vantageOf(
  vantage: string,
  { counted, failed, days }: Count,
  spans: readonly [number, number][],
  now: number,
  { windowDays, leastPerDay }: AvailabilityRules,
): VantageAvailability {
  const isExcused = (day: number): boolean =>
    spans.some(([from, to]) => from < now - day * DAY_MS && to > now - (day + 1) * DAY_MS);
  return {
    vantage,
    counted,
    failed,
    share: counted === 0 ? null : failed / counted,
    thin:
      counted < windowDays * leastPerDay || days.some((looks, day) => looks < leastPerDay && !isExcused(day)),
  };
}

/** One cell of the heat map: an hour of a day, in China. */
export interface HourCell {
  /** `YYYY-MM-DD` */
  day: string;
  hour: number;
  up: number;
  down: number;
  leftOut: number;
}

/** Looks by day and hour, oldest day first; hours without any are left out. */
export function hourCells(
  probes: readonly Probe[],
  windows: readonly MaintenanceWindow[],
  rules: AvailabilityRules = AVAILABILITY_RULES,
): HourCell[] {
  const cells = new Map<string, HourCell>();
  const spans = spansOf(windows);
  for (const probe of probes) {
    const at = Date.parse(probe.at);
    const key = new Date(at + 8 * 3_600_000).toISOString().slice(0, 13);
    const cell = cells.get(key) ?? {
      day: key.slice(0, 10),
      hour: Number(key.slice(11)),
      up: 0,
      down: 0,
      leftOut: 0,
    };
    cells.set(key, cell);
    const stands = standing(probe, at, spans, rules.slowMs);
    if (stands === 'up') cell.up += 1;
    else if (stands === 'down') cell.down += 1;
    else cell.leftOut += 1;
  }
  return [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);
}
