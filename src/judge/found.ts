import type { PageFact } from '../facts/index.ts';
import type { Field } from '../policies/types.ts';
import type { FindingCode } from '../wording/findings.ts';
import { type FieldPart, type FindingDraft, finding, type Params } from './verdict.ts';

/** A finding whose code has a wording. `on` is the page that proves it; its attempts and evidence go along. */
export function found(
  code: FindingCode,
  subject: string,
  params: Params = {},
  on: PageFact | null = null,
  url: string | null = on?.visit.url ?? null,
): FindingDraft {
  if (on === null) return finding({ code, subject, params, url });
  const { attempts, evidence } = on.visit;
  return finding({ code, subject, params, url, attempts, evidence: evidence === null ? [] : [evidence] });
}

/** A finding that says which part of which fields it denies. */
export const ofFields = (fields: readonly Field[], part: FieldPart, draft: FindingDraft): FindingDraft => ({
  ...draft,
  about: { fields: fields.map(({ id }) => id), part },
});
