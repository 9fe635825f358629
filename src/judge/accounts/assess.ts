import type { AccountFacts } from '../../facts/index.ts';
import type { Indicator, Policy } from '../../policies/types.ts';
import type { Exemption } from '../../targets/types.ts';
import { dayOf } from '../clock.ts';
import { type Assessment, notApplicable, undetermined, type Verdict } from '../verdict.ts';
import { ACCOUNT_CHECKS } from './checks.ts';
import type { AccountContext } from './types.ts';

export interface AccountIngredients extends AccountContext {
  exemptions: readonly Exemption[];
}

/** Indicators of a policy that are about accounts. */
export const accountIndicators = ({ indicators }: Pick<Policy, 'indicators'>): Indicator[] =>
  indicators.filter(({ check }) => ACCOUNT_CHECKS.has(check));

/** Holds what was seen of one account against every indicator about accounts. Pure. */
export function assessAccount(
  facts: AccountFacts | null,
  policies: readonly Policy[],
  ingredients: AccountIngredients,
): Assessment[] {
  return policies.flatMap((policy) =>
    accountIndicators(policy)
      .filter((indicator) => indicator.appliesTo.includes(ingredients.unit.kind))
      .map((indicator) => ({
        policy: { id: policy.id, version: policy.version, hash: policy.hash },
        indicator,
        verdict: capped(verdictOf(facts, indicator, ingredients), indicator),
      })),
  );
}

function verdictOf(
  facts: AccountFacts | null,
  indicator: Indicator,
  ingredients: AccountIngredients,
): Verdict {
  const { account, now, exemptions } = ingredients;
  const today = dayOf(now);
  if (account.state === 'unverified') return undetermined('account_unverified');
  const stateHolds =
    (account.since === null || account.since <= today) && (account.until === null || today <= account.until);
  // Until it is really cancelled an account must go on being kept up (N123-05).
  const isClosed = account.state !== 'active' && stateHolds;
  if (isClosed && indicator.check !== 'account-registry') return notApplicable('ACCOUNT-CLOSED');
  const exemption = exemptions.find(
    (each) => each.target === account.id && each.indicator === indicator.id && today <= each.until,
  );
  if (exemption) return notApplicable(`REGISTRY:${exemption.reason}`);
  if (facts === null || facts.finishedAt === null) return undetermined('not_observed');
  const check = ACCOUNT_CHECKS.get(indicator.check);
  if (!check) throw new Error(`indicator ${indicator.id} names the unknown check ${indicator.check}`);
  return check.judge(facts, indicator.params, ingredients);
}

/** A rule whose wording nobody has verified advises; it never accuses (standards §0). */
const capped = (verdict: Verdict, { confidence }: Indicator): Verdict =>
  verdict.verdict === 'fail' && confidence === 'M' ? { ...verdict, verdict: 'warn' } : verdict;
