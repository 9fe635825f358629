import type { z } from 'zod';
import type { AccountFacts } from '../../facts/index.ts';
import type { Account, Unit } from '../../targets/types.ts';
import type { Verdict } from '../verdict.ts';

/** What a check of an account may know besides facts and parameters. The clock is `now`, in ms since the epoch. */
export interface AccountContext {
  now: number;
  account: Account;
  unit: Unit;
  units: readonly Unit[];
  /** All accounts of the registry. */
  accounts: readonly Account[];
  /** Whether a feed gateway brought news of any account lately. */
  isAlive(gateway: string): boolean;
}

/** A rule about an account: facts in, verdict out. Pure, as the checks of portals are. */
export interface AccountCheck<P> {
  kind: string;
  params: z.ZodType<P>;
  judge(facts: AccountFacts, params: P, context: AccountContext): Verdict;
}

/** A check that reads its own parameters out of what a policy file says. */
export interface KnownAccountCheck {
  kind: string;
  params: z.ZodType;
  judge(facts: AccountFacts, params: unknown, context: AccountContext): Verdict;
}
