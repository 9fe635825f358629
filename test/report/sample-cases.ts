import {
  problemsOf,
  type ReportCase,
  type ReportHistory,
  type ReportModel,
  withSetAside,
} from '../../src/report/index.ts';
import { sampleModel } from './sample.ts';

/** A case of the sample's n-th breach; what is not said stands as after a second run that agreed. */
export function caseOf(at: number, over: Partial<ReportCase> = {}): ReportCase {
  const breaches = problemsOf(sampleModel()).filter(({ standing }) => standing === 'breach');
  const problem = breaches[at];
  if (problem === undefined) throw new Error(`the sample has no breach ${at}`);
  const { id, target, unit, indicator, severity, message, url } = problem;
  return {
    fingerprint: id,
    change: 'persisting',
    state: 'confirmed',
    target,
    unit,
    indicator,
    severity,
    message,
    url,
    firstSeenAt: '2026-11-09T02:00:00.000Z',
    lastSeenAt: '2026-11-23T02:05:00.000Z',
    dueOn: '2026-11-26',
    overdue: false,
    reviewed: false,
    notifiedOn: null,
    waivedUntil: null,
    told: '',
    decidedBy: null,
    ...over,
  };
}

/** The sample city with these cases remembered. */
export function withCases(cases: readonly ReportCase[], over: Partial<ReportHistory> = {}): ReportModel {
  const count = (kind: ReportCase['change']): number => cases.filter(({ change }) => change === kind).length;
  return withSetAside({
    ...sampleModel(),
    history: {
      compared: 3,
      first: 0,
      since: { run: '20261109-100000-sample', at: '2026-11-09T02:00:00.000Z' },
      incomparable: [],
      counts: {
        new: count('new'),
        persisting: count('persisting'),
        regressed: count('regressed'),
        fixed: count('fixed'),
        unseen: count('unseen'),
      },
      cases: [...cases],
      asOf: '2026-11-30',
      unknownYears: [],
      demoted: [],
      ...over,
    },
  });
}
