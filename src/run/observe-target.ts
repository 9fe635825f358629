import type { Session } from '../browser/index.ts';
import { assemble, type FactRecord } from '../facts/index.ts';
import { observePortal } from '../observe/index.ts';
import type { CheckDocument } from '../report/index.ts';
import type { FactLog } from '../store/index.ts';
import { cli } from '../wording/cli.ts';
import type { TargetDeps } from './deps.ts';
import { illustrate } from './illustrate.ts';
import type { PlannedTarget } from './plan.ts';

/** Observes one target into the fact log of a run, continuing what an interrupted run left. True when it is done.
 *  With `judge` and a browser, pictures of what was found are taken at once. */
export async function observeTarget(
  runId: string,
  target: PlannedTarget,
  deps: TargetDeps,
  judge?: (records: readonly FactRecord[]) => CheckDocument,
): Promise<boolean> {
  const { portal } = target;
  const startedAt = deps.now();
  deps.onProgress({ type: 'target-start', id: portal.id, name: portal.name });
  const earlier = await deps.store.facts.read(runId, portal.id);
  const log = await deps.store.facts.open(runId, portal.id);
  const records: FactRecord[] = [...earlier];
  // A kill may fall between the last record and the note that the target is done.
  const wasEnded = earlier.some(({ type }) => type === 'end');
  const record = (fact: FactRecord): void => {
    records.push(fact);
    log.append(fact);
  };
  // What cannot be kept need not be asked for: a log that fails ends the observation at its next step.
  const broken = new AbortController();
  const signal = AbortSignal.any([deps.signal, broken.signal]);
  let session: Session | null = null;
  try {
    session = (await deps.browsers?.found()) ? (deps.browsers?.open() ?? null) : null;
    if (target.state === 'leave' && !wasEnded) leave(target, record, deps);
    if (target.state === 'observe' && !wasEnded)
      await observePortal(
        target.plan,
        {
          net: deps.net,
          browser: session,
          waryHosts: await deps.waryHosts(),
          ...(deps.outside ? { outside: deps.outside } : {}),
          now: deps.now,
          keep: deps.store.blobs.put,
          record,
          signal,
          onStep: (step) => {
            log.flush().catch(() => broken.abort());
            deps.onProgress({ type: 'target-progress', id: portal.id, step, requests: records.length });
          },
        },
        earlier,
      );
    const isDone = records.some(({ type }) => type === 'end');
    const isPictured = records.some(({ type }) => type === 'shot');
    if (target.state === 'observe' && session && judge && isDone && !isPictured)
      for (const shot of await illustrate(runId, judge(records), records, session, { ...deps, signal }))
        record(shot);
  } finally {
    await session?.close().catch(() => {});
    await closeLog(log, portal.id);
  }
  const facts = assemble(records);
  const done = facts.finishedAt !== null;
  const outcome = !done
    ? 'interrupted'
    : target.state === 'leave'
      ? 'left'
      : facts.home?.reading
        ? 'read'
        : 'unread';
  deps.onProgress({
    type: 'target-done',
    id: portal.id,
    outcome,
    pages: facts.pages.size,
    ms: deps.now() - startedAt,
  });
  return done;
}

/** A target whose records are not on disk is not done, whatever was seen. */
async function closeLog(log: FactLog, id: string): Promise<void> {
  try {
    await log.close();
  } catch (cause) {
    throw new Error(cli.factsLost(id, cause instanceof Error ? cause.message : String(cause)), { cause });
  }
}

/** A portal whose address nobody has verified is not asked; that it was left out is a fact of its own. */
function leave(
  { portal, why }: Extract<PlannedTarget, { state: 'leave' }>,
  record: (fact: FactRecord) => void,
  deps: TargetDeps,
): void {
  const at = new Date(deps.now()).toISOString();
  record({ type: 'start', at, targetId: portal.id, url: portal.url ?? '', seed: '' });
  if (why === 'unverified') record({ type: 'skipped', url: portal.url ?? '', reason: 'declared_unverified' });
  record({ type: 'end', at, how: 'complete', requests: 0, bytes: 0, ownNetworkDown: false });
}
