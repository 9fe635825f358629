import {
  type Case,
  type CaseChange,
  type ChangeKind,
  isOverdue,
  labelOf,
  lastAnswer,
  openCalendar,
} from '../../cases/index.ts';
import { chinaDay } from '../../facts/index.ts';
import { availabilityOf, hourCells } from '../../judge/index.ts';
import type { ReportCase, ReportHistory, ReportModel } from '../../report/index.ts';
import { availabilityRules } from '../availability-rules.ts';
import { maintenanceOf } from '../maintenance.ts';
import { isPortal } from '../plan.ts';
import type { World } from '../world.ts';
import type { RunHistory } from './remember.ts';

const ORDER: ChangeKind[] = ['regressed', 'new', 'fixed', 'persisting', 'unseen'];
/** A list may be cut short: what weighs most stands first. */
const WEIGHTS: Case['severity'][] = ['veto', 'deduct', 'advice'];

/** The report's chapter on cases. Pure. */
export function historySection({ targets, precision }: RunHistory, world: World, now: number): ReportHistory {
  const indicators = world.policies.flatMap((policy) => policy.indicators.map(({ id }) => id));
  const rows = targets
    .flatMap(({ book, changes }) =>
      changes
        .flatMap((change) => {
          const one = book.cases[change.fingerprint];
          return one ? [rowOf(one, change, chinaDay(now))] : [];
        })
        .sort((a, b) => indicators.indexOf(a.indicator) - indicators.indexOf(b.indicator)),
    )
    .sort(
      (a, b) =>
        ORDER.indexOf(a.change) - ORDER.indexOf(b.change) ||
        WEIGHTS.indexOf(a.severity) - WEIGHTS.indexOf(b.severity),
    );
  const marks = targets.flatMap(({ since }) => (since === null ? [] : [since]));
  const [newest] = marks.toSorted((a, b) => (a.at < b.at ? 1 : -1));
  const count = (kind: ChangeKind): number => rows.filter(({ change }) => change === kind).length;
  const dues = rows.flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn])).sort();
  const lastDue = dues.at(-1);
  return {
    compared: marks.length,
    first: targets.length - marks.length,
    since: newest ? { run: newest.run, at: newest.at } : null,
    incomparable: grouped(
      targets.flatMap(({ incomparable }) => incomparable.map((one) => ({ ...one, targets: 1 }))),
    ),
    counts: {
      new: count('new'),
      persisting: count('persisting'),
      regressed: count('regressed'),
      fixed: count('fixed'),
      unseen: count('unseen'),
    },
    cases: rows,
    asOf: chinaDay(now),
    unknownYears:
      lastDue === undefined ? [] : openCalendar(world.holidays ?? []).unknownYears(chinaDay(now), lastDue),
    demoted: precision.demoted,
  };
}

function rowOf(one: Case, { kind }: CaseChange, today: string): ReportCase {
  const { fingerprint, target, unit, indicator, severity, message, url, firstSeenAt, lastSeenAt } = one;
  return {
    fingerprint,
    change: kind,
    target,
    unit,
    indicator,
    severity,
    message,
    url,
    firstSeenAt,
    lastSeenAt,
    ...standingOf(one, today),
  };
}

type CaseStanding = Pick<
  ReportCase,
  'state' | 'dueOn' | 'overdue' | 'reviewed' | 'notifiedOn' | 'waivedUntil' | 'told' | 'decidedBy'
>;

const DECIDED: ReadonlySet<string> = new Set(['waive', 'exempted', 'dismiss', 'confirm', 'uphold']);

/** What people and the clock have made of a case by `today`. */
function standingOf(one: Case, today: string): CaseStanding {
  const { state, dueOn, waivedUntil, log } = one;
  const notified = log.findLast(({ event }) => event === 'notified');
  const decided = log.findLast(({ event }) => DECIDED.has(event));
  // A waiver ends with its last day; the next run notes that it lapsed.
  const lapsed = state === 'waived' && waivedUntil !== null && waivedUntil < today;
  return {
    state: lapsed ? 'suspected' : state,
    dueOn,
    overdue: isOverdue(one, today),
    reviewed: labelOf(one)?.right === true,
    notifiedOn: notified === undefined ? null : chinaDay(Date.parse(notified.at)),
    told: lastAnswer(one),
    waivedUntil: lapsed ? null : waivedUntil,
    decidedBy: decided?.by ?? null,
  };
}

/** The chapter as a run left it, its cases as they stand `today`: people decide after a run. Pure. */
export const standingToday = (
  history: ReportHistory,
  cases: ReadonlyMap<string, Case>,
  today: string,
): ReportHistory => ({ ...history, asOf: today, cases: casesToday(history.cases, cases, today) });

/** Cases as a run left them, as they stand `today`. Pure. */
export const casesToday = (
  rows: readonly ReportCase[],
  cases: ReadonlyMap<string, Case>,
  today: string,
): ReportCase[] =>
  rows.map((row) => {
    const one = cases.get(row.fingerprint);
    return one === undefined ? row : { ...row, ...standingOf(one, today) };
  });

/** Changes of the same policy as one, with the number of targets they touch. */
export function grouped(changes: ReportHistory['incomparable']): ReportHistory['incomparable'] {
  const groups = new Map<string, ReportHistory['incomparable'][number]>();
  for (const change of changes) {
    const key = `${change.policy} ${change.was} ${change.is}`;
    groups.set(key, { ...change, targets: (groups.get(key)?.targets ?? 0) + change.targets });
  }
  return [...groups.values()];
}

/** The report's chapter on availability: portals in scope that were probed at all. Pure. */
export function availabilitySection(
  world: World,
  scope: readonly string[],
  now: number,
): NonNullable<ReportModel['availability']> {
  const { registry, probes = new Map() } = world;
  const rules = availabilityRules(world);
  return registry.targets
    .filter(isPortal)
    .filter(({ id }) => scope.includes(id) && (probes.get(id)?.length ?? 0) > 0)
    .map(({ id, name }) => {
      const own = probes.get(id) ?? [];
      const windows = maintenanceOf(registry.city, id);
      const { counted, failed, leftOut } = availabilityOf(own, windows, now, rules);
      return {
        target: id,
        name,
        counted,
        failed,
        share: counted === 0 ? null : failed / counted,
        leftOut,
        cells: hourCells(own, windows, rules).map(({ day, hour, up, down, leftOut: out }) => [
          day,
          hour,
          up,
          down,
          out,
        ]),
      };
    });
}
