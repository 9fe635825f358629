import type { Duty, Policy } from '../policies/types.ts';
import type { LedgerEntry, Unit } from '../targets/types.ts';

/** A duty outside the web, as far as the ledger tells. `undetermined` = nobody has filled it in (outside_web). */
export interface DutyAssessment {
  row: string;
  title: string;
  clause: string;
  actor: string;
  unit: string;
  dueOn: string | null;
  doneOn: string | null;
  state: 'on_time' | 'late' | 'missing' | 'undetermined';
  evidence: string;
}

/** Every duty of every unit it binds. Only a person says that something is missing; a passed date does not. */
export function assessDuties(
  policies: readonly Pick<Policy, 'duties'>[],
  units: readonly Unit[],
  ledger: readonly LedgerEntry[],
): DutyAssessment[] {
  return policies
    .flatMap((policy) => policy.duties)
    .flatMap((duty) =>
      units
        .filter((unit) => duty.appliesTo.includes(unit.kind) && (duty.units?.includes(unit.id) ?? true))
        .flatMap((unit) => {
          const entries = ledger.filter((entry) => entry.row === duty.row && entry.unit === unit.id);
          return entries.length === 0
            ? [judgeDuty(duty, unit, null)]
            : entries.map((entry) => judgeDuty(duty, unit, entry));
        }),
    );
}

function judgeDuty(
  { row, title, clause, actor, dueOn }: Duty,
  unit: Unit,
  entry: LedgerEntry | null,
): DutyAssessment {
  const due = entry?.dueOn ?? dueOn;
  const doneOn = entry?.doneOn ?? null;
  return {
    row,
    title,
    clause,
    actor,
    unit: unit.id,
    dueOn: due,
    doneOn,
    state: stateOf(entry, due),
    evidence: entry?.evidence ?? '',
  };
}

function stateOf(entry: LedgerEntry | null, due: string | null): DutyAssessment['state'] {
  if (entry === null) return 'undetermined';
  if (entry.doneOn !== null) return due !== null && entry.doneOn > due ? 'late' : 'on_time';
  return entry.missing ? 'missing' : 'undetermined';
}
