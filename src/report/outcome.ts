import type { CheckDocument } from './check-document.ts';
import type { ReportModel } from './model.ts';
import { foundAs, isCounted, needsOtherRuns, tally, unreadReason } from './standing.ts';

export type Outcome = 'compliant' | 'violations' | 'incomplete';

/** By what was found: what people decide later does not change how a run ended. */
const hasBreach = (documents: readonly CheckDocument[]): boolean =>
  documents.some((document) => document.results.some((result) => foundAs(result) === 'breach'));

/** How a run ended (exit codes 0, 1, 2 of DESIGN §10). A run that saw too little says nothing about anybody. */
export function outcome(model: ReportModel): Outcome {
  if (!model.coverage.complete) return 'incomplete';
  if (hasBreach([...model.targets, ...(model.accounts?.documents ?? [])])) return 'violations';
  return isMostlyUnseen(model.accounts) ? 'incomplete' : 'compliant';
}

/** More accounts were left open than told: silence about them clears nobody. */
const isMostlyUnseen = (accounts: ReportModel['accounts']): boolean =>
  accounts !== undefined && accounts.asked - accounts.decided > accounts.decided;

/** The same for a single check: a home page that was not read leaves it incomplete, and so does a site of which too
 *  little was seen to clear it. */
export function checkOutcome(document: CheckDocument): Outcome {
  if (unreadReason(document) !== null) return 'incomplete';
  if (hasBreach([document])) return 'violations';
  return isMostlyUntold(document) ? 'incomplete' : 'compliant';
}

/** More was left open than told. What other runs have to tell says nothing about one reading. */
function isMostlyUntold({ results }: CheckDocument): boolean {
  const counted = results.filter((result) => isCounted(result) && !needsOtherRuns(result));
  const { undetermined, pass, breach, warn } = tally(counted);
  return undetermined > pass + breach + warn;
}
