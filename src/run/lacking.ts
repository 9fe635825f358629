import { join } from 'node:path';
import type { Policy } from '../policies/index.ts';
import type { Problem } from '../targets/index.ts';
import { policyWording } from '../wording/policies.ts';

/** Checks that can say nothing without the words of entries, or without the list of fields. */
const NEEDS_LEXICON = new Set([
  'unified-entry',
  'entry-present',
  'special-topic',
  'topic-timely',
  'topic-complete',
  'disclosure-platform',
]);
const NEEDS_FIELDS = new Set(['topic-complete', 'directory', 'department-fields']);

/** What the indicators in force stand on and no policy brings. Judged without it, a model county would fail. */
export function lackingIn(policies: readonly Policy[], policiesDir: string): Problem[] {
  const users = (checks: ReadonlySet<string>): Policy | undefined =>
    policies.find((policy) => policy.indicators.some(({ check }) => checks.has(check)));
  const lacking = (user: Policy | undefined, isThere: boolean, file: string): Problem[] =>
    user === undefined || isThere
      ? []
      : [{ file: join(policiesDir, user.id, file), line: 1, column: 1, ...policyWording.lacking(file) }];
  return [
    ...lacking(
      users(NEEDS_LEXICON),
      policies.some(({ lexicon }) => lexicon !== null),
      'lexicon.yaml',
    ),
    ...lacking(
      users(NEEDS_FIELDS),
      policies.some(({ fields }) => fields.length > 0),
      'fields.csv',
    ),
  ];
}
