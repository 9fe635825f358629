import { z } from 'zod';
import { checkYaml, nearest, type Placed, problemAt, type YamlFile } from '../targets/files/index.ts';
import type { Problem } from '../targets/types.ts';
import { type Said, registryWording as say } from '../wording/registry.ts';
import type { DEADLINES, FIELDS, ROWS } from './tables.ts';
import type { Deadline, Duty, Field, Indicator, PolicyRow, Treatment } from './types.ts';

/** The parts of one policy with their places. A YAML file is null when it is absent or broken. */
export interface Parts {
  indicators: { file: YamlFile; list: Indicator[] } | null;
  duties: { file: YamlFile; list: Duty[] } | null;
  /** Treatments whose file is there but broken: what leads to them cannot be checked. */
  broken: readonly Treatment[];
  fields: Placed<Field, keyof typeof FIELDS.columns>[];
  deadlines: Placed<Deadline, keyof typeof DEADLINES.columns>[];
  rows: Placed<PolicyRow, keyof typeof ROWS.columns>[];
}

/** Kinds of checks the judge has, with the shape of their parameters. */
export type CheckKinds = ReadonlyMap<string, z.ZodType>;

/** References inside a policy and to the judge's checks. `problems` also receives what the rows report. */
export function crossCheck(parts: Parts, problems: Problem[], kinds: CheckKinds | null): void {
  checkRepeats(parts, problems);
  checkRows(parts, problems);
  checkWhere(parts);
  if (kinds && parts.indicators) checkChecks(parts.indicators, problems, kinds);
}

function repeats(ids: readonly string[], report: (index: number, said: Said) => void): void {
  for (const [i, id] of ids.entries()) if (id !== '' && ids.indexOf(id) !== i) report(i, say.repeatedId(id));
}

function checkRepeats({ indicators, duties, fields, rows }: Parts, problems: Problem[]): void {
  if (indicators) {
    const { file, list } = indicators;
    repeats(
      list.map(({ id }) => id),
      (i, said) => problems.push(problemAt(file.at([i, 'id']), said)),
    );
  }
  if (duties) {
    const { file, list } = duties;
    repeats(
      list.map(({ row }) => row),
      (i, said) => problems.push(problemAt(file.at([i, 'row']), said)),
    );
  }
  repeats(
    fields.map(({ value }) => value.id),
    (i, said) => fields[i]?.row.problem('id', said),
  );
  repeats(
    fields.map(({ value }) => value.name),
    (i, said) => fields[i]?.row.problem('name', said),
  );
  repeats(
    rows.map(({ value }) => value.id),
    (i, said) => rows[i]?.row.problem('id', said),
  );
}

/** Every row that is cited must be in rows.csv, when the policy has one. */
function checkRows({ indicators, duties, deadlines, rows }: Parts, problems: Problem[]): void {
  const known = rows.map(({ value }) => value.id);
  if (known.length === 0) return;
  const said = (row: string): Said | null =>
    row === '' || known.includes(row) ? null : say.unknownRow(row, nearest(row, known));
  for (const [i, indicator] of indicators?.list.entries() ?? []) {
    for (const [j, row] of indicator.rows.entries()) {
      const fault = said(row);
      if (fault && indicators) problems.push(problemAt(indicators.file.at([i, 'rows', j]), fault));
    }
  }
  for (const [i, duty] of duties?.list.entries() ?? []) {
    const fault = said(duty.row);
    if (fault && duties) problems.push(problemAt(duties.file.at([i, 'row']), fault));
  }
  for (const { value, row } of deadlines) {
    const fault = said(value.row);
    if (fault) row.problem('row', fault);
  }
}

/** A row treated as indicator or duty says which; `policy/indicator` points into another policy. */
function checkWhere({ indicators, duties, broken, rows }: Parts): void {
  const ids = indicators?.list.map(({ id }) => id) ?? [];
  const dutyRows = duties?.list.map(({ row }) => row) ?? [];
  for (const { value, row } of rows) {
    const known = value.treatment === 'indicator' ? ids : value.treatment === 'duty' ? dutyRows : null;
    if (!known || broken.includes(value.treatment)) continue;
    for (const where of row.list('where')) {
      if (!where.includes('/') && !known.includes(where))
        row.problem('where', say.unknownWhere(where, nearest(where, known)));
    }
    if (value.where === '') row.required('where');
  }
}

function checkChecks(
  { file, list }: { file: YamlFile; list: Indicator[] },
  problems: Problem[],
  kinds: CheckKinds,
): void {
  for (const [i, { check }] of list.entries()) {
    const params = kinds.get(check);
    if (!params) {
      problems.push(problemAt(file.at([i, 'check']), say.unknownCheck(check, nearest(check, kinds.keys()))));
      continue;
    }
    // A misspelt threshold must not be passed over in silence, however lenient the check itself is.
    const exact = params instanceof z.ZodObject ? params.strict() : params;
    const checked = checkYaml(file, exact, [i, 'params'], {});
    if (!checked.ok) problems.push(...checked.problems);
  }
}
