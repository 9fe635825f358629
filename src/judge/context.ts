import type { EntryKind, MaintenanceWindow, Probe } from '../facts/index.ts';
import type { EntryLexicon, Field, Lexicon, Policy } from '../policies/types.ts';
import type { Column, LedgerEntry, Portal, Unit } from '../targets/types.ts';
import { isExempt } from './fields.ts';
import type { JudgeContext } from './verdict.ts';

export interface Ingredients {
  now: number;
  portal: Portal;
  unit: Unit;
  /** All units of the registry: what they lack decides what departments must publish. */
  units: readonly Unit[];
  ledger: readonly LedgerEntry[];
  /** Columns of all portals. */
  columns?: readonly Column[];
  probes?: readonly Probe[];
  maintenance?: readonly MaintenanceWindow[];
}

/** What checks may know besides facts: registry and policies in force, merged. */
export function judgeContext(
  policies: readonly Policy[],
  { now, portal, unit, units, ledger, columns = [], probes = [], maintenance = [] }: Ingredients,
): JudgeContext {
  const fields = mergeFields(policies);
  return {
    now,
    portal,
    unit,
    fields,
    lexicon: mergeLexicons(policies),
    ledger: ledger.filter((entry) => entry.unit === unit.id),
    fieldsInCharge: fieldsInCharge(fields, unit, units),
    columns: columns.filter((column) => column.portal === portal.id),
    probes,
    maintenance,
  };
}

/** Fields that other units lack and of which this department is a co-owner (EX-CENTRAL, GZ49-10). */
function fieldsInCharge(
  fields: readonly Field[],
  unit: Unit,
  units: readonly Unit[],
): JudgeContext['fieldsInCharge'] {
  if (unit.kind !== 'department') return [];
  return fields
    .filter((field) => field.coOwners.includes(unit.id) || field.coOwners.includes(unit.name))
    .map((field) => ({
      field,
      forUnits: units.filter((other) => isExempt(field, other)).map((other) => other.id),
    }))
    .filter(({ forUnits }) => forUnits.length > 0);
}

/** Fields of all policies in force; a later policy's field replaces an earlier one of the same id. */
export function mergeFields(policies: readonly Pick<Policy, 'fields'>[]): Field[] {
  const fields = new Map(
    policies.flatMap((policy) => policy.fields.map((field) => [field.id, field] as const)),
  );
  return [...fields.values()].sort((a, b) => a.no - b.no);
}

/** The words of all policies in force, taken together. */
export function mergeLexicons(policies: readonly Pick<Policy, 'lexicon'>[]): Lexicon {
  const lexicons = policies.flatMap(({ lexicon }) => (lexicon === null ? [] : [lexicon]));
  const entry = (kind: EntryKind): EntryLexicon => ({
    general: all(lexicons.map((each) => each.entries[kind].general)),
    fallback: all(lexicons.map((each) => each.entries[kind].fallback)),
    items: all(lexicons.map((each) => each.entries[kind].items)),
    exclude: all(lexicons.map((each) => each.entries[kind].exclude)),
    hosts: all(lexicons.map((each) => each.entries[kind].hosts)),
    paths: all(lexicons.map((each) => each.entries[kind].paths)),
    codes: all(lexicons.map((each) => each.entries[kind].codes)),
  });
  const parts = new Map<string, string[]>();
  for (const part of lexicons.flatMap((each) => each.platformParts)) {
    parts.set(part.id, all([parts.get(part.id) ?? [], part.names]));
  }
  return {
    entries: {
      service: entry('service'),
      interaction: entry('interaction'),
      'topic-index': entry('topic-index'),
      'special-topic': entry('special-topic'),
      disclosure: entry('disclosure'),
    },
    effective: {
      service: all(lexicons.map((each) => each.effective.service)),
      interaction: all(lexicons.map((each) => each.effective.interaction)),
    },
    platformParts: [...parts].map(([id, names]) => ({ id, names })),
  };
}

const all = (lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())];
