import type { Vocabulary } from '../targets/index.ts';
import type { Policy } from './types.ts';

/** The words a registry may use under these policies: indicators, duties, fields. */
export const vocabularyOf = (policies: readonly Policy[]): Vocabulary => ({
  indicators: policies.flatMap((policy) => policy.indicators.map(({ id }) => id)),
  duties: policies.flatMap((policy) =>
    policy.duties.map(({ row, dueOn }) => ({ row, once: dueOn !== null })),
  ),
  fields: policies.flatMap((policy) => policy.fields.map(({ name, aliases }) => ({ name, aliases }))),
});
