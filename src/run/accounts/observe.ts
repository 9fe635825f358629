import PQueue from 'p-queue';
import type { FactRecord } from '../../facts/index.ts';
import { observeAccount, planMedia } from '../../media/index.ts';
import type { Account, Registry } from '../../targets/index.ts';
import type { RunDeps } from '../deps.ts';
import { basesOf, openMedia } from './context.ts';
import { isAsked } from './plan.ts';

/** Accounts looked after side by side; what they ask goes through one queue per platform. */
const SIDE_BY_SIDE = 16;

/** Observes accounts into the fact log of a run. Tells beforehand what it will ask of whom. `onDone` is called with
 *  each account whose observation is complete; an interrupted one is asked again when the run goes on. */
export async function observeAccounts(
  runId: string,
  accounts: readonly Account[],
  registry: Registry,
  deps: RunDeps,
  onDone: (account: Account) => Promise<void>,
): Promise<void> {
  if (accounts.length === 0) return;
  const asked = accounts.filter(isAsked);
  deps.onProgress({ type: 'accounts-plan', plan: planMedia(asked, basesOf(deps.media)) });
  const media = openMedia(deps, asked, registry.providers ?? []);
  const workers = new PQueue({ concurrency: SIDE_BY_SIDE });
  await workers.addAll(
    accounts.map((account) => async () => {
      if (deps.signal.aborted) return;
      if (await observeOne(runId, account, registry, deps, media)) await onDone(account);
    }),
  );
}

async function observeOne(
  runId: string,
  account: Account,
  { reviews = [] }: Registry,
  deps: RunDeps,
  { context, queue, flush }: ReturnType<typeof openMedia>,
): Promise<boolean> {
  const { id, name } = account;
  const startedAt = deps.now();
  deps.onProgress({ type: 'target-start', id, name });
  const at = (): string => new Date(deps.now()).toISOString();
  const records: FactRecord[] = [{ type: 'start', at: at(), targetId: id, url: '', seed: '' }];
  let read = false;
  let cost = { requests: 0, bytes: 0 };
  if (isAsked(account)) {
    const { observations, links, requests, bytes } = await observeAccount(account, reviews, context, queue);
    await flush(id);
    records.push(...observations, ...links);
    read = observations.some(({ ok }) => ok);
    cost = { requests, bytes };
  } else if (account.state === 'unverified') {
    records.push({ type: 'skipped', url: '', reason: 'declared_unverified' });
  }
  const interrupted = deps.signal.aborted;
  if (!interrupted) records.push({ type: 'end', at: at(), how: 'complete', ...cost, ownNetworkDown: false });
  await write(runId, id, records, deps);
  const outcome = interrupted ? 'interrupted' : isAsked(account) ? (read ? 'read' : 'unread') : 'left';
  deps.onProgress({ type: 'target-done', id, outcome, pages: cost.requests, ms: deps.now() - startedAt });
  return !interrupted;
}

async function write(
  runId: string,
  id: string,
  records: readonly FactRecord[],
  deps: RunDeps,
): Promise<void> {
  const log = await deps.store.facts.open(runId, id);
  for (const record of records) log.append(record);
  await log.close();
}
