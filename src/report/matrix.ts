import { z } from 'zod';
import type { Field, Policy } from '../policies/types.ts';
import type { Unit } from '../targets/types.ts';
import type { CheckDocument } from './check-document.ts';
import type { ReportModel } from './model.ts';

type Cell = ReportModel['matrix'][number];

/** What `topic-complete` and `directory` say of one field in `result.facts.fields`. */
const fieldFact = z.object({
  field: z.string(),
  state: z.enum(['complete', 'partial', 'missing', 'undetermined', 'exempt']).optional(),
  entry: z.boolean().nullish(),
  directory: z.boolean().nullish(),
  items: z.number().nullish(),
  newest: z.string().nullish(),
  url: z.string().nullish(),
});
type FieldFact = z.infer<typeof fieldFact>;

/** Everything the documents of one unit say of its fields; a document that says nothing adds nothing. */
function fieldFacts(documents: readonly CheckDocument[]): Map<string, FieldFact[]> {
  const found = new Map<string, FieldFact[]>();
  for (const result of documents.flatMap((document) => document.results)) {
    const parsed = z.array(fieldFact).safeParse(result.facts?.fields);
    if (!parsed.success) continue;
    for (const fact of parsed.data) found.set(fact.field, [...(found.get(fact.field) ?? []), fact]);
  }
  return found;
}

const firstKnown = <T>(values: (T | null | undefined)[]): T | null =>
  values.find((value) => value !== null && value !== undefined) ?? null;

/** The stated state, else what entry, items and directory together amount to. */
function stateOf(
  facts: readonly FieldFact[],
  entry: boolean | null,
  items: number | null,
  directory: boolean | null,
): Cell['state'] {
  const stated = firstKnown(facts.map((fact) => fact.state));
  if (stated === 'exempt' || stated === 'missing' || stated === 'undetermined') return stated;
  if (stated !== null) return directory === false ? 'partial' : stated;
  if (entry === null) return directory === true ? 'partial' : 'undetermined';
  if (!entry) return directory === true ? 'partial' : 'missing';
  return items !== 0 && directory !== false ? 'complete' : 'partial';
}

function cellOf(unit: Unit, field: Field, facts: readonly FieldFact[]): Cell {
  const exempt = [field.name, ...field.aliases].some((name) => unit.functionsAbsent.includes(name));
  const entry = firstKnown(facts.map((fact) => fact.entry));
  const items = firstKnown(facts.map((fact) => fact.items));
  const directory = firstKnown(facts.map((fact) => fact.directory));
  const state = exempt ? 'exempt' : stateOf(facts, entry, items, directory);
  return {
    unit: unit.id,
    field: field.id,
    state,
    entry,
    directory,
    items,
    newest: firstKnown(facts.map((fact) => fact.newest)),
    url: firstKnown(facts.map((fact) => fact.url)),
    movedTo: state === 'exempt' ? field.coOwners : [],
  };
}

/** Units by fields. A unit stands in it when it is bound to publish the fields: counties and zones with a portal here. */
export function buildMatrix(
  units: readonly Unit[],
  policy: Pick<Policy, 'fields'>,
  documents: readonly CheckDocument[],
): ReportModel['matrix'] {
  const bound = units.filter((unit) => unit.kind === 'county' || unit.kind === 'zone');
  return bound.flatMap((unit) => {
    const own = documents.filter((document) => document.target.unit === unit.id);
    if (own.length === 0) return [];
    const facts = fieldFacts(own);
    return policy.fields.map((field) => cellOf(unit, field, facts.get(field.id) ?? []));
  });
}
