import { type AccountFacts, assembleAccount, type FactRecord } from '../../facts/index.ts';
import { assessAccount, type GatewayHealth, gatewaysOf } from '../../judge/index.ts';
import { type CheckDocument, toAccountDocument } from '../../report/index.ts';
import type { Account } from '../../targets/index.ts';
import type { World } from '../world.ts';
import { isAccount } from './plan.ts';

export interface JudgedAccounts {
  documents: CheckDocument[];
  gateways: GatewayHealth[];
}

/** Judges the accounts of a run together: whether a gateway stands still shows only in all of them. Pure. */
export function judgeAccounts(
  world: World,
  seen: readonly { account: Account; records: Iterable<FactRecord> }[],
  runId: string,
  now: number,
): JudgedAccounts {
  const facts = seen.map(({ account, records }) => ({ account, facts: assembleAccount(records) }));
  const gateways = gatewaysOf(
    facts.map((each) => each.facts),
    now,
  );
  const alive = new Set(gateways.filter((each) => each.alive).map(({ gateway }) => gateway));
  const documents = facts.map((each) => judgeOne(world, each.account, each.facts, alive, runId, now));
  return { documents, gateways };
}

function judgeOne(
  { registry, policies }: World,
  account: Account,
  facts: AccountFacts,
  alive: ReadonlySet<string>,
  runId: string,
  now: number,
): CheckDocument {
  const unit = registry.units.find(({ id }) => id === account.unit);
  if (!unit) throw new Error(`account ${account.id} names an unknown unit ${account.unit}`);
  return toAccountDocument({
    account,
    unit,
    run: { id: runId, startedAt: facts.startedAt, finishedAt: facts.finishedAt, seed: facts.seed },
    policies: policies.map(({ id, version, hash }) => ({ id, version, hash })),
    facts,
    assessments: assessAccount(facts, policies, {
      now,
      account,
      unit,
      units: registry.units,
      accounts: registry.targets.filter(isAccount),
      isAlive: (gateway) => alive.has(gateway),
      exemptions: registry.exemptions,
    }),
  });
}
