import { type Change, compareRuns, discreet, policyKey, toldCounts } from '../bulletin/index.ts';
import type { ReportModel } from '../model.ts';
import { tally, unreadReason } from '../standing.ts';

/** A month, a quarter or a year of Beijing's calendar. */
export interface Span {
  id: string;
  kind: 'month' | 'quarter' | 'year';
  year: number;
  /** Month or quarter, from 1; 0 for a year. */
  part: number;
  /** First day and the day after the last, `YYYY-MM-DD`. */
  from: string;
  until: string;
}

const day = (year: number, month: number): string =>
  new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);

/** `2026-10`, `2026-Q4`, `2026`; null for anything else. */
export function periodOf(text: string): Span | null {
  const [, digits, part] = /^(20\d\d)(?:-(0[1-9]|1[0-2]|[Qq][1-4]))?$/.exec(text) ?? [];
  if (digits === undefined) return null;
  const year = Number(digits);
  if (part === undefined)
    return { id: digits, kind: 'year', year, part: 0, from: day(year, 1), until: day(year + 1, 1) };
  if (/^q/i.test(part)) {
    const quarter = Number(part.slice(1));
    const first = quarter * 3 - 2;
    const id = `${digits}-Q${quarter}`;
    return { id, kind: 'quarter', year, part: quarter, from: day(year, first), until: day(year, first + 3) };
  }
  const month = Number(part);
  return { id: text, kind: 'month', year, part: month, from: day(year, month), until: day(year, month + 1) };
}

/** One run as a line of a period. */
export interface PeriodRun {
  id: string;
  startedAt: string;
  state: ReportModel['run']['state'];
  attempted: number;
  missed?: number | undefined;
  read: number;
  pass: number;
  breach: number;
  veto: number;
  undetermined: number;
  /** Why it is not compared with the last; null when it is. */
  apart: 'policies' | 'incomplete' | 'scope' | null;
}

/** A unit over the comparable runs of a period: its breaches in each, null where it was not read. */
export interface PeriodUnit {
  id: string;
  name: string;
  breaches: (number | null)[];
}

export interface Period {
  schema: 'xunjian/period@1';
  span: Span;
  city: ReportModel['city'];
  policies: ReportModel['policies'];
  runs: PeriodRun[];
  /** Ids of the runs held side by side, oldest first. */
  compared: string[];
  units: PeriodUnit[];
  /** From the first comparable run to the last; null with fewer than two. */
  change: Extract<Change, { comparable: true }> | null;
  /** The newest comparable run, whose standing is the period's. */
  last: ReportModel | null;
}

const isWhole = ({ run, coverage }: ReportModel): boolean => run.state === 'finished' && coverage.complete;

const portals = ({ coverage }: ReportModel): number => coverage.targets;
const accounts = (model: ReportModel): number => model.accounts?.asked ?? 0;

/** Whole runs over as much as any of them: one over accounts alone, or over a few targets, stands for no period. What
 *  is new in the registry makes no run a part of itself, so half of the most is enough. */
function wideRuns(models: readonly ReportModel[]): ReportModel[] {
  const reaching = (all: readonly ReportModel[], of: (model: ReportModel) => number): ReportModel[] => {
    const most = all.reduce((most, model) => Math.max(most, of(model)), 0);
    return all.filter((model) => 2 * of(model) >= most);
  };
  return reaching(reaching(models.filter(isWhole), portals), accounts);
}

function runLine(model: ReportModel, last: ReportModel | undefined, wide: readonly ReportModel[]): PeriodRun {
  const read = model.targets.filter((document) => unreadReason(document) === null);
  const { veto, undetermined } = tally(read.flatMap((document) => document.results));
  const alike = last !== undefined && policyKey(last) === policyKey(model);
  return {
    id: model.run.id,
    startedAt: model.run.startedAt,
    state: model.run.state,
    attempted: model.coverage.attempted,
    missed: model.coverage.missed,
    read: model.coverage.read,
    ...toldCounts(model),
    veto,
    undetermined,
    apart: !isWhole(model) ? 'incomplete' : !alike ? 'policies' : wide.includes(model) ? null : 'scope',
  };
}

function breachesOf(model: ReportModel, unit: string): number | null {
  const own = model.targets.filter(
    (document) => document.target.unit === unit && unreadReason(document) === null,
  );
  return own.length === 0 ? null : tally(own.flatMap((document) => document.results)).breach;
}

const isIn = ({ from, until }: Span, startedAt: string): boolean => {
  const at = new Date(Date.parse(startedAt) + 8 * 3_600_000).toISOString().slice(0, 10);
  return at >= from && at < until;
};

/** A period out of the runs of one city. Only whole runs over as much, and under the same policies, as the newest such
 *  are compared; the others are listed, with why they are not. Pure. */
export function buildPeriod(span: Span, models: readonly ReportModel[]): Period | null {
  const within = models
    .filter(({ run }) => isIn(span, run.startedAt))
    .toSorted((a, b) => (a.run.startedAt < b.run.startedAt ? -1 : 1));
  const [first] = within;
  if (first === undefined) return null;
  const own = within.filter(({ city }) => city.id === first.city.id);
  const wide = wideRuns(own);
  const last = wide.at(-1);
  const runs = own.map((model) => runLine(model, last, wide));
  const alike = own.filter((_, at) => runs[at]?.apart === null);
  const [oldest] = alike;
  const change =
    oldest !== undefined && last !== undefined && oldest !== last ? compareRuns(oldest, last) : null;
  const units = (last ?? first).units.flatMap(({ id, name }) => {
    const breaches = alike.map((model) => breachesOf(model, id));
    return breaches.some((count) => count !== null) ? [{ id, name: discreet(name, 40), breaches }] : [];
  });
  return {
    schema: 'xunjian/period@1',
    span,
    city: first.city,
    policies: (last ?? first).policies,
    runs,
    compared: alike.map(({ run }) => run.id),
    units,
    change: change?.comparable === true ? change : null,
    last: last ?? null,
  };
}
