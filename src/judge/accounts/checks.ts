import { accountColumn } from './column.ts';
import { accountFreshness } from './freshness.ts';
import { accountIdentity } from './identity.ts';
import { accountInteraction } from './interaction.ts';
import { accountLinks } from './links.ts';
import { accountRegistry } from './registry.ts';
import type { AccountCheck, KnownAccountCheck } from './types.ts';

const known = <P>(check: AccountCheck<P>): KnownAccountCheck => ({
  kind: check.kind,
  params: check.params,
  judge: (facts, params, context) => check.judge(facts, check.params.parse(params), context),
});

/** All checks of accounts by kind. */
export const ACCOUNT_CHECKS: ReadonlyMap<string, KnownAccountCheck> = new Map(
  [
    known(accountFreshness),
    known(accountInteraction),
    known(accountLinks),
    known(accountIdentity),
    known(accountColumn),
    known(accountRegistry),
  ].map((check) => [check.kind, check]),
);
