import { isReached } from '../facts/index.ts';
import type { CheckDocument, CheckResult } from './check-document.ts';

const LINKS = 'broken-links';
/** Skipped for want of time or room. */
const UNFINISHED = ['budget', 'deadline', 'interrupted', 'host_collapsed'];

/** Addresses that were seen and could not be told: what is not found there again is not proved to be mended. */
export function openAddresses({ links, results }: CheckDocument): string[] {
  const ofSite = ({ indicator, facts }: CheckResult): string[] =>
    indicator.startsWith(LINKS) && Array.isArray(facts?.open) ? facts.open.map(String) : [];
  return [
    ...links.undetermined.map(({ url }) => url),
    ...links.broken.filter(({ state }) => !isReached(state)).map(({ url }) => url),
    ...results.flatMap(ofSite),
  ];
}

/** Whether a result may not hold all there is: links were left unasked, or more was found than it names. */
export function mayHaveMore(
  { coverage }: CheckDocument,
  { indicator, facts, unnamed = 0 }: CheckResult,
): boolean {
  const skipped = UNFINISHED.some((reason) => (coverage.skipped[reason] ?? 0) > 0);
  return (skipped && indicator.startsWith(LINKS)) || unnamed > 0 || facts?.openBeyond === true;
}
