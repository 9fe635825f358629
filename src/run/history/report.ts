import {
  type Case,
  type CaseChange,
  type ChangeKind,
  isDue,
  openCalendar,
  type PolicyChange,
} from '../../cases/index.ts';
import { chinaDay } from '../../facts/index.ts';
import { availabilityOf, hourCells } from '../../judge/index.ts';
import type { ReportModel } from '../../report/index.ts';
import { maintenanceOf } from '../maintenance.ts';
import { isPortal } from '../plan.ts';
import type { World } from '../world.ts';
import type { RunHistory } from './remember.ts';

const ORDER: ChangeKind[] = ['regressed', 'new', 'fixed', 'persisting', 'unseen'];

/** The report's chapter on cases. Pure. */
export function historySection(
  { targets, precision }: RunHistory,
  world: World,
  now: number,
): NonNullable<ReportModel['history']> {
  const rows = targets
    .flatMap(({ book, changes }) =>
      changes.flatMap((change) => {
        const one = book.cases[change.fingerprint];
        return one ? [rowOf(one, change, chinaDay(now))] : [];
      }),
    )
    .sort((a, b) => ORDER.indexOf(a.change) - ORDER.indexOf(b.change));
  const marks = targets.flatMap(({ since }) => (since === null ? [] : [since]));
  const [newest] = marks.toSorted((a, b) => (a.at < b.at ? 1 : -1));
  const count = (kind: ChangeKind): number => rows.filter(({ change }) => change === kind).length;
  const dues = rows.flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn])).sort();
  const lastDue = dues.at(-1);
  return {
    compared: marks.length,
    first: targets.length - marks.length,
    since: newest ? { run: newest.run, at: newest.at } : null,
    incomparable: grouped(targets.flatMap(({ incomparable }) => incomparable)),
    counts: {
      new: count('new'),
      persisting: count('persisting'),
      regressed: count('regressed'),
      fixed: count('fixed'),
      unseen: count('unseen'),
    },
    cases: rows,
    unknownYears:
      lastDue === undefined ? [] : openCalendar(world.holidays ?? []).unknownYears(chinaDay(now), lastDue),
    demoted: precision.demoted,
  };
}

function rowOf(
  one: Case,
  { kind }: CaseChange,
  today: string,
): NonNullable<ReportModel['history']>['cases'][number] {
  const {
    fingerprint,
    state,
    target,
    unit,
    indicator,
    severity,
    message,
    url,
    firstSeenAt,
    lastSeenAt,
    dueOn,
  } = one;
  const overdue = isDue(state) && dueOn !== null && dueOn < today;
  return {
    fingerprint,
    change: kind,
    state,
    target,
    unit,
    indicator,
    severity,
    message,
    url,
    firstSeenAt,
    lastSeenAt,
    dueOn,
    overdue,
  };
}

function grouped(changes: readonly PolicyChange[]): NonNullable<ReportModel['history']>['incomparable'] {
  const groups = new Map<string, PolicyChange & { targets: number }>();
  for (const change of changes) {
    const key = `${change.policy} ${change.was} ${change.is}`;
    groups.set(key, { ...change, targets: (groups.get(key)?.targets ?? 0) + 1 });
  }
  return [...groups.values()];
}

/** The report's chapter on availability: portals in scope that were probed at all. Pure. */
export function availabilitySection(
  { registry, probes = new Map() }: World,
  scope: readonly string[],
  now: number,
): NonNullable<ReportModel['availability']> {
  return registry.targets
    .filter(isPortal)
    .filter(({ id }) => scope.includes(id) && (probes.get(id)?.length ?? 0) > 0)
    .map(({ id, name }) => {
      const own = probes.get(id) ?? [];
      const windows = maintenanceOf(registry.city, id);
      const { counted, failed, leftOut } = availabilityOf(own, windows, now);
      return {
        target: id,
        name,
        counted,
        failed,
        share: counted === 0 ? null : failed / counted,
        leftOut,
        cells: hourCells(own, windows).map(({ day, hour, up, down, leftOut: out }) => [
          day,
          hour,
          up,
          down,
          out,
        ]),
      };
    });
}
