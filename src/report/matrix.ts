import { z } from 'zod';
import { isExempt } from '../judge/index.ts';
import type { Field, Policy } from '../policies/types.ts';
import type { Unit } from '../targets/types.ts';
import type { CheckDocument } from './check-document.ts';
import { fieldUpdate, type ReportModel } from './model.ts';

type Cell = ReportModel['matrix'][number];

/** What `topic-complete` and `directory` say of one field in `result.facts.fields`. */
const fieldFact = z.object({
  field: z.string(),
  entry: z.boolean().nullish(),
  directory: z.boolean().nullish(),
  content: z.enum(['some', 'none', 'dead']).nullish(),
  items: z.number().nullish(),
  newest: z.string().nullish(),
  update: fieldUpdate.nullish(),
  url: z.string().nullish(),
});
type FieldFact = z.infer<typeof fieldFact>;

/** Everything the documents of one unit say of its fields; a document that says nothing adds nothing. */
function fieldFacts(documents: readonly CheckDocument[]): Map<string, FieldFact[]> {
  const found = new Map<string, FieldFact[]>();
  for (const result of documents.flatMap((document) => document.results)) {
    const parsed = z.array(fieldFact).safeParse(result.facts?.fields);
    if (!parsed.success) continue;
    const facts = result.verdict === 'undetermined' ? parsed.data.map(withoutDenials) : parsed.data;
    for (const fact of facts) found.set(fact.field, [...(found.get(fact.field) ?? []), fact]);
  }
  return found;
}

/** What an indicator that waits for a person denies is a suspicion and accuses nobody; what it saw, it saw. */
const withoutDenials = ({ entry, directory, content, ...fact }: FieldFact): FieldFact => ({
  ...fact,
  entry: entry || null,
  directory: directory || null,
  content: content === 'some' ? content : null,
});

const firstKnown = <T>(values: (T | null | undefined)[]): T | null =>
  values.find((value) => value !== null && value !== undefined) ?? null;

/** What entry, directory and content amount to. What no indicator in force asks for is null and held against nobody. */
function stateOf({
  entry,
  directory,
  content,
}: Pick<Cell, 'entry' | 'directory' | 'content'>): Cell['state'] {
  if (entry === false) return directory === true ? 'partial' : 'missing';
  if (directory === false || content === 'none' || content === 'dead') return 'partial';
  return content === 'some' ? 'complete' : 'undetermined';
}

function cellOf(unit: Unit, field: Field, facts: readonly FieldFact[]): Cell {
  const exempt = isExempt(field, unit);
  const parts = {
    entry: firstKnown(facts.map((fact) => fact.entry)),
    directory: firstKnown(facts.map((fact) => fact.directory)),
    content: firstKnown(facts.map((fact) => fact.content)),
  };
  return {
    unit: unit.id,
    field: field.id,
    state: exempt ? 'exempt' : stateOf(parts),
    ...parts,
    items: firstKnown(facts.map((fact) => fact.items)),
    newest: firstKnown(facts.map((fact) => fact.newest)),
    update: firstKnown(facts.map((fact) => fact.update)),
    url: firstKnown(facts.map((fact) => fact.url)),
    movedTo: exempt ? field.coOwners : [],
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
