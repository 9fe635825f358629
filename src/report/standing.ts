import { isReached } from '../facts/index.ts';
import type { CheckDocument, CheckResult } from './check-document.ts';

/** What a result weighs. `breach` is the only one that counts against anybody; `advised` is a fail that does not;
 *  `dismissed` and `waived` are what people made of a fail or a warning. */
export type Standing = Found | 'dismissed' | 'waived';
/** The same before people decided. */
export type Found = 'breach' | 'advised' | 'warn' | 'undetermined' | 'pass' | 'not_applicable';

/** Advice, and rules whose wording nobody has verified (M), never count as a breach. */
export const isCounted = (result: CheckResult): boolean =>
  result.severity !== 'advice' && result.confidence !== 'M';

/** Told by other runs than this reading: probes need days, whole sites have a plan of their own. */
export const needsOtherRuns = ({ reason }: Pick<CheckResult, 'reason'>): boolean =>
  reason === 'too_few_probes' || reason === 'site_not_crawled';

export const standingOf = (result: CheckResult): Standing => result.setAside?.state ?? foundAs(result);

/** As the machine judged it, whatever people decided since. */
export function foundAs(result: CheckResult): Found {
  if (result.verdict !== 'fail') return result.verdict;
  return isCounted(result) ? 'breach' : 'advised';
}

export interface Tally {
  breach: number;
  /** Breaches that are a veto (单项否决); part of `breach`. */
  veto: number;
  advised: number;
  warn: number;
  undetermined: number;
  pass: number;
  not_applicable: number;
  dismissed: number;
  waived: number;
}

/** Results counted by what they weigh. */
export function tally(results: Iterable<CheckResult>): Tally {
  const count: Tally = {
    breach: 0,
    veto: 0,
    advised: 0,
    warn: 0,
    undetermined: 0,
    pass: 0,
    not_applicable: 0,
    dismissed: 0,
    waived: 0,
  };
  for (const result of results) {
    const standing = standingOf(result);
    count[standing] += 1;
    if (standing === 'breach' && result.severity === 'veto') count.veto += 1;
  }
  return count;
}

/** Whether we really saw the target, or else why not. `null` = read. */
export function unreadReason(document: CheckDocument): string | null {
  const { target, page, results } = document;
  if (target.kind === 'account') return unreadAccount(document);
  if (target.state === 'unverified' || target.state === 'closed') return target.state;
  // Rebuilding ends on the day it was declared for; from then on the site is judged like any other.
  if (target.state === 'rebuilding' && results.every(({ verdict }) => verdict === 'not_applicable'))
    return 'rebuilding';
  if (page === null) return results.find((result) => result.reason !== null)?.reason ?? 'not_observed';
  if (results.some((result) => result.reason === 'own_network')) return 'own_network';
  if (page.challenge !== null || page.kind === 'challenge') return 'blocked';
  if (!isReached(page.state)) return page.state;
  if (page.kind === 'spa-shell' && !page.rendered) return 'needs_js';
  if (page.kind === 'empty' || page.kind === 'error') return page.kind === 'empty' ? 'empty' : 'unreachable';
  return sameReason(results);
}

/** An account is read when any of its sources told something. */
function unreadAccount({ coverage, results, target }: CheckDocument): string | null {
  if (target.state === 'unverified') return 'account_unverified';
  if (target.state !== 'active') return 'closed';
  if (coverage.read > 0) return null;
  return results.find(({ verdict }) => verdict === 'undetermined')?.reason ?? null;
}

/** Nothing could be told and always for one reason (a log-in wall, say): then the target was not read either. */
function sameReason(results: readonly CheckResult[]): string | null {
  const applied = results.filter((result) => result.verdict !== 'not_applicable' && !needsOtherRuns(result));
  const [first] = applied;
  const alike =
    first?.verdict === 'undetermined' && applied.every((result) => result.reason === first.reason);
  return alike ? first.reason : null;
}

const WEIGHTS: Standing[] = [
  'breach',
  'advised',
  'warn',
  'undetermined',
  'waived',
  'dismissed',
  'pass',
  'not_applicable',
];
const SEVERITIES: CheckResult['severity'][] = ['veto', 'deduct', 'advice'];

/** Heaviest first; equals keep the order of the policy. */
export const byWeight = (results: readonly CheckResult[]): CheckResult[] =>
  results.toSorted(
    (a, b) =>
      WEIGHTS.indexOf(standingOf(a)) - WEIGHTS.indexOf(standingOf(b)) ||
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
