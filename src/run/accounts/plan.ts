import { accountIndicators } from '../../judge/index.ts';
import type { Account, Target } from '../../targets/index.ts';
import type { World } from '../world.ts';

export const isAccount = (target: Target): target is Account => target.kind === 'account';

/** The accounts of a run: none when no policy in force says anything about accounts. */
export function planAccounts({ registry, policies }: World, only: readonly string[] = []): Account[] {
  if (!policies.some((policy) => accountIndicators(policy).length > 0)) return [];
  return registry.targets
    .filter(isAccount)
    .filter(({ id, unit }) => only.length === 0 || only.includes(id) || only.includes(unit));
}

/** Nobody is asked about an account that is not known to be the right one, nor about a closed one without sources. */
export const isAsked = ({ state, sources }: Account): boolean =>
  state === 'active' || (state !== 'unverified' && sources.length > 0);
