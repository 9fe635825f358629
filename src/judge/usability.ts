import type { PortalFacts, UsabilityFact } from '../facts/index.ts';
import { found } from './found.ts';
import { homeOf, outcomeReason, type ReadFact } from './sight.ts';
import type { FindingDraft, Params, Reason } from './verdict.ts';

/** What a browser met on a home page that was read, or why nobody knows. */
export type Usability = { home: ReadFact; seen: UsabilityFact } | { reason: Reason };

export function usabilityOf(facts: PortalFacts): Usability {
  const sight = homeOf(facts);
  if ('reason' in sight) return sight;
  const seen = facts.usability;
  if (!seen) return { reason: whyUnseen(sight.home) };
  const outcomes = seen.loads.map(({ outcome }) => outcome);
  if (outcomes.includes('rendered')) return { home: sight.home, seen };
  return { reason: outcomeReason(outcomes[0]) };
}

/** The home page was not shown to a browser again: there is none, or it could do nothing with it, or nobody asked. */
const whyUnseen = ({ render }: ReadFact): Reason =>
  render?.outcome === 'rendered' ? 'not_observed' : outcomeReason(render?.outcome);

/** A finding about the home page as a browser met it. */
export function met(
  code: Parameters<typeof found>[0],
  subject: string,
  params: Params,
  { home, seen }: Extract<Usability, { seen: UsabilityFact }>,
  evidence = seen.evidence,
): FindingDraft {
  const draft = found(code, subject, params, home);
  return evidence === null ? draft : { ...draft, evidence: [...draft.evidence, evidence] };
}
