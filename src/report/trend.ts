import { createHash } from 'node:crypto';
import { policyKey, toldCounts } from './bulletin/index.ts';
import type { ReportModel } from './model.ts';
import { tally, unreadReason } from './standing.ts';
import type { ReportTrend } from './trend-model.ts';

/** What is kept of a run so that later runs can be held against it: figures, and what makes them comparable. */
export interface TrendPoint {
  run: string;
  at: string;
  city: string;
  attempted: number;
  missed?: number | undefined;
  read: number;
  pass: number;
  breach: number;
  veto: number;
  undetermined: number;
  isWhole: boolean;
  /** Hashes over the rules and over the portals in scope. */
  policies: string;
  scope: string;
}

/** Runs a trend shows at most: a year of monthly inspections. */
export const MOST_POINTS = 12;

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** The figures of one run. Pure. */
export function trendPointOf(model: ReportModel): TrendPoint {
  const { run, city, coverage, targets, unseen } = model;
  const read = targets.filter((document) => unreadReason(document) === null);
  const { veto, undetermined } = tally(read.flatMap((document) => document.results));
  const scope = [...targets.map(({ target }) => target.id), ...unseen.map(({ id }) => id)].sort();
  return {
    run: run.id,
    at: run.startedAt,
    city: city.id,
    attempted: coverage.attempted,
    missed: coverage.missed,
    read: coverage.read,
    ...toldCounts(model),
    veto,
    undetermined,
    isWhole: run.state === 'finished' && coverage.complete,
    policies: hash(policyKey(model)),
    scope: hash(scope.join('\n')),
  };
}

/** Earlier runs and this one, oldest first. Only whole runs over the same portals under the same rules as this one are
 *  comparable; the others are kept with the reason why not. Nothing when there is no earlier run. Pure. */
export function trendOf(earlier: readonly TrendPoint[], now: TrendPoint): ReportTrend | undefined {
  const own = earlier.filter(({ city, run }) => city === now.city && run < now.run);
  if (own.length === 0) return undefined;
  const points = [...own.toSorted((a, b) => (a.run < b.run ? -1 : 1)).slice(1 - MOST_POINTS), now];
  return points.map(({ city: _city, isWhole, policies, scope, ...figures }) => ({
    ...figures,
    apart: !isWhole
      ? 'incomplete'
      : policies !== now.policies
        ? 'policies'
        : scope !== now.scope
          ? 'scope'
          : null,
  }));
}
