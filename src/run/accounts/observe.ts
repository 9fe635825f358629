import { observeAccount, planMedia, type Queues } from '../../media/index.ts';
import type { Account, Registry } from '../../targets/index.ts';
import { type RunDeps, targetDeps } from '../deps.ts';
import { openOutside } from '../memory/index.ts';
import { basesOf, type Opened, openMedia } from './context.ts';
import { isAsked } from './plan.ts';

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
  // What cannot be kept need not be asked for: the first that fails calls off the others, and all are waited for.
  const broken = new AbortController();
  const ours = { ...deps, signal: AbortSignal.any([deps.signal, broken.signal]) };
  await withOpened(registry, deps, async (opened) => {
    const media = openMedia(runId, ours, asked, registry, opened);
    const ends = await Promise.allSettled(
      accounts.map(async (account) => {
        try {
          if (await observeOne(runId, account, registry, ours, media)) await onDone(account);
        } catch (error) {
          broken.abort();
          throw error;
        }
      }),
    );
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  });
}

/** A browser for links that seem dead, and what is known of addresses outside; both are put away afterwards. */
async function withOpened(
  registry: Registry,
  deps: RunDeps,
  work: (opened: Opened) => Promise<void>,
): Promise<void> {
  const { waryHosts } = targetDeps(deps);
  const browser = (await deps.browsers?.found()) ? (deps.browsers?.open() ?? null) : null;
  const outside = await openOutside({ registry }, deps);
  try {
    await work({ browser, waryHosts: await waryHosts(), outside: outside.pool });
  } finally {
    await browser?.close().catch(() => {});
    await outside.save('now');
  }
}

async function observeOne(
  runId: string,
  account: Account,
  { reviews = [] }: Registry,
  deps: RunDeps,
  { context, queues, flush }: ReturnType<typeof openMedia>,
): Promise<boolean> {
  const beginning = openBeginning(account, deps);
  let seen: Awaited<ReturnType<typeof observeAccount>> = {
    observations: [],
    links: [],
    requests: 0,
    bytes: 0,
  };
  if (isAsked(account)) {
    seen = await observeAccount(account, reviews, context, beginning.inTurn(queues));
    await flush(account.id);
  }
  const isInterrupted = deps.signal.aborted;
  // Nothing of it was asked: it waited for its turn all the while.
  if (isInterrupted && !beginning.hasBegun()) return false;
  const startedAt = beginning.begin();
  if (!isInterrupted) await write(runId, account, seen, startedAt, deps);
  const isRead = seen.observations.some(({ ok }) => ok);
  deps.onProgress({
    type: 'target-done',
    id: account.id,
    outcome: isInterrupted ? 'interrupted' : isAsked(account) ? (isRead ? 'read' : 'unread') : 'left',
    pages: seen.requests,
    ms: deps.now() - startedAt,
  });
  return !isInterrupted;
}

/** An account begins when its turn comes, not when it takes its place in the line. */
function openBeginning({ id, name }: Account, deps: RunDeps) {
  let at: number | null = null;
  const begin = (): number => {
    if (at === null) deps.onProgress({ type: 'target-start', id, name });
    at ??= deps.now();
    return at;
  };
  return {
    begin,
    hasBegun: () => at !== null,
    inTurn: (queues: Queues): Queues => ({
      ...queues,
      ask: (origin, work) =>
        queues.ask(origin, () => {
          if (!deps.signal.aborted) begin();
          return work();
        }),
    }),
  };
}

/** What was seen of an account is written at once; half an observation is worth nothing. */
async function write(
  runId: string,
  { id, state }: Account,
  { observations, links, requests, bytes }: Awaited<ReturnType<typeof observeAccount>>,
  startedAt: number,
  deps: RunDeps,
): Promise<void> {
  const iso = (ms: number): string => new Date(ms).toISOString();
  const log = await deps.store.facts.open(runId, id);
  log.append({ type: 'start', at: iso(startedAt), targetId: id, url: '', seed: '' });
  for (const record of [...observations, ...links]) log.append(record);
  if (state === 'unverified') log.append({ type: 'skipped', url: '', reason: 'declared_unverified' });
  const end = { type: 'end', at: iso(deps.now()), how: 'complete', ownNetworkDown: false } as const;
  log.append({ ...end, requests, bytes });
  await log.close();
}
