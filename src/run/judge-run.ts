import type { FactRecord } from '../facts/index.ts';
import { assessDuties } from '../judge/index.ts';
import { buildReport, type CheckDocument, type ReportModel } from '../report/index.ts';
import type { Store } from '../store/index.ts';
import type { Account } from '../targets/index.ts';
import { isAccount, type JudgedAccounts, judgeAccounts } from './accounts/index.ts';
import type { RunDeps } from './deps.ts';
import type { HistorySections } from './history/index.ts';
import { judgeTarget } from './judge-target.ts';
import { isPortal } from './plan.ts';
import type { RunDocument } from './run-document.ts';
import type { World } from './world.ts';

/** The documents of all portals a run has seen. */
export async function judgeAll(world: World, run: RunDocument, deps: RunDeps): Promise<CheckDocument[]> {
  const documents: CheckDocument[] = [];
  for (const portal of world.registry.targets.filter(isPortal).filter(({ id }) => run.done.includes(id))) {
    const records = await deps.store.facts.read(run.id, portal.id);
    documents.push(judgeTarget(world, portal, records, run.id, deps.now()));
  }
  return documents;
}

/** The accounts of a run, judged together from what is stored. */
export async function judgeAllAccounts(
  world: World,
  run: RunDocument,
  store: Store,
  now: number,
): Promise<JudgedAccounts> {
  const accounts = world.registry.targets.filter(isAccount).filter(({ id }) => run.done.includes(id));
  const seen: { account: Account; records: FactRecord[] }[] = [];
  // One after the other: unpacking a thousand files at once takes as much memory as the whole run.
  for (const account of accounts) seen.push({ account, records: await store.facts.read(run.id, account.id) });
  return judgeAccounts(world, seen, run.id, now);
}

/** The model of a run from its ledger entry and the documents of its targets. Pure. */
export function reportOf(
  world: World,
  run: RunDocument,
  documents: CheckDocument[],
  accounts: JudgedAccounts,
  sections: HistorySections = {},
): ReportModel {
  const { registry, policies } = world;
  const { id, startedAt, finishedAt, seed, programVersion, obeyedRobots, quietHours = null, manifest } = run;
  const state = run.state === 'running' ? 'interrupted' : run.state;
  return buildReport({
    run: {
      id,
      startedAt,
      finishedAt,
      seed,
      state,
      programVersion,
      obeyedRobots,
      quietHours,
      ...(manifest === undefined ? {} : { manifest }),
    },
    city: registry.city,
    registry,
    policies,
    documents,
    accounts,
    duties: assessDuties(policies, registry.units, registry.ledger),
    ...sections,
    hosts: run.hosts,
    scope: run.planned,
    reached: run.done,
  });
}
