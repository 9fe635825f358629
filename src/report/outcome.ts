import type { CheckDocument } from './check-document.ts';
import type { ReportModel } from './model.ts';
import { standingOf, unreadReason } from './standing.ts';

export type Outcome = 'compliant' | 'violations' | 'incomplete';

const hasBreach = (documents: readonly CheckDocument[]): boolean =>
  documents.some((document) => document.results.some((result) => standingOf(result) === 'breach'));

/** How a run ended (exit codes 0, 1, 2 of DESIGN §10). A run that saw too little says nothing about anybody. */
export function outcome(model: ReportModel): Outcome {
  if (!model.coverage.complete) return 'incomplete';
  return hasBreach([...model.targets, ...(model.accounts?.documents ?? [])]) ? 'violations' : 'compliant';
}

/** The same for a single check: a home page that was not read leaves it incomplete. */
export function checkOutcome(document: CheckDocument): Outcome {
  if (unreadReason(document) !== null) return 'incomplete';
  return hasBreach([document]) ? 'violations' : 'compliant';
}
