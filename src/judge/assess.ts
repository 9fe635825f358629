import type { PortalFacts } from '../facts/index.ts';
import type { Indicator, Policy } from '../policies/types.ts';
import type { Exemption } from '../targets/types.ts';
import { ACCOUNT_CHECKS } from './accounts/index.ts';
import { CHECKS } from './checks/index.ts';
import { dayOf } from './clock.ts';
import { type Ingredients, judgeContext } from './context.ts';
import { type Assessment, type JudgeContext, notApplicable, undetermined, type Verdict } from './verdict.ts';

export interface AssessIngredients extends Ingredients {
  exemptions: readonly Exemption[];
}

/** Holds the facts of one portal against every indicator in force. `facts` is null when nothing was observed.
 *  Indicators for accounts and for other kinds of units are left out. Pure: the same input gives the same assessments. */
export function assess(
  facts: PortalFacts | null,
  policies: readonly Policy[],
  ingredients: AssessIngredients,
): Assessment[] {
  const context = judgeContext(policies, ingredients);
  return policies.flatMap((policy) =>
    policy.indicators
      .filter(({ check }) => !ACCOUNT_CHECKS.has(check))
      .filter((indicator) => indicator.appliesTo.includes(ingredients.unit.kind))
      .map((indicator) => ({
        policy: { id: policy.id, version: policy.version, hash: policy.hash },
        indicator,
        verdict: capped(verdictOf(facts, indicator, context, ingredients.exemptions), indicator),
      })),
  );
}

function verdictOf(
  facts: PortalFacts | null,
  indicator: Indicator,
  context: JudgeContext,
  exemptions: readonly Exemption[],
): Verdict {
  const today = dayOf(context.now);
  const { portal } = context;
  const stateHolds =
    (portal.since === null || portal.since <= today) && (portal.until === null || today <= portal.until);
  if (portal.state === 'unverified') return undetermined('unverified');
  if (portal.state === 'closed' && stateHolds) return notApplicable('CLOSED');
  if (portal.state === 'rebuilding' && stateHolds) return notApplicable('REBUILDING');
  const exemption = exemptions.find(
    (each) => each.target === portal.id && each.indicator === indicator.id && today <= each.until,
  );
  if (exemption) return notApplicable(`REGISTRY:${exemption.reason}`);
  if (facts === null) return undetermined('not_observed');
  const check = CHECKS.get(indicator.check);
  if (!check) throw new Error(`indicator ${indicator.id} names the unknown check ${indicator.check}`);
  return check.judge(facts, indicator.params, context);
}

/** A rule whose wording nobody has verified advises; it never accuses (standards §0). */
const capped = (verdict: Verdict, { confidence }: Indicator): Verdict =>
  verdict.verdict === 'fail' && confidence === 'M' ? { ...verdict, verdict: 'warn' } : verdict;
