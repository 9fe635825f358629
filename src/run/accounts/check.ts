import type { CheckDocument } from '../../report/index.ts';
import type { Account } from '../../targets/index.ts';
import type { RunDeps } from '../deps.ts';
import { beginRun, closeCheck, runIdAt, seedOf } from '../run-document.ts';
import type { World } from '../world.ts';
import { judgeAccounts } from './judge.ts';
import { observeAccounts } from './observe.ts';

/** Checks one account with the same policies as a scan. null when it was interrupted. */
export async function checkAccount(
  world: World,
  account: Account,
  deps: RunDeps,
): Promise<CheckDocument | null> {
  const runId = runIdAt(deps.now(), account.id);
  const run = await beginRun(world, { id: runId, seed: seedOf(runId), planned: [account.id] }, deps);
  deps.onProgress({ type: 'start', runId, targets: [{ id: account.id, name: account.name }], resumed: 0 });
  let done = false;
  await observeAccounts(runId, [account], world.registry, deps, async () => {
    done = true;
  });
  if (!done) return null;
  await closeCheck(run, deps);
  const records = await deps.store.facts.read(runId, account.id);
  return judgeAccounts(world, [{ account, records }], runId, deps.now()).documents[0] ?? null;
}
