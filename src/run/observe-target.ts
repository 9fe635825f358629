import { assemble, type FactRecord } from '../facts/index.ts';
import { observePortal } from '../observe/index.ts';
import type { CheckDocument } from '../report/index.ts';
import type { RunDeps } from './deps.ts';
import { illustrate } from './illustrate.ts';
import type { PlannedTarget } from './plan.ts';

/** Observes one target into the fact log of a run, continuing what an interrupted run left. True when it is done.
 *  With `judge` and a browser, pictures of what was found are taken at once. */
export async function observeTarget(
  runId: string,
  target: PlannedTarget,
  deps: RunDeps,
  judge?: (records: readonly FactRecord[]) => CheckDocument,
): Promise<boolean> {
  const { portal } = target;
  const startedAt = deps.now();
  deps.onProgress({ type: 'target-start', id: portal.id, name: portal.name });
  const earlier = await deps.store.facts.read(runId, portal.id);
  const log = await deps.store.facts.open(runId, portal.id);
  const records: FactRecord[] = [...earlier];
  const record = (fact: FactRecord): void => {
    records.push(fact);
    log.append(fact);
  };
  const session = (await deps.browsers?.found()) ? (deps.browsers?.open() ?? null) : null;
  try {
    if (target.state === 'leave') leave(target, record, deps);
    else {
      await observePortal(
        target.plan,
        {
          net: deps.net,
          browser: session,
          now: deps.now,
          keep: deps.store.blobs.put,
          record,
          signal: deps.signal,
          onStep: (step) =>
            deps.onProgress({ type: 'target-progress', id: portal.id, step, requests: records.length }),
        },
        earlier,
      );
      const isDone = records.some(({ type }) => type === 'end');
      if (session && judge && isDone)
        for (const shot of await illustrate(runId, judge(records), records, session, deps)) record(shot);
    }
  } finally {
    await session?.close();
    await log.close();
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

/** A portal whose address nobody has verified is not asked; that it was left out is a fact of its own. */
function leave(
  { portal, why }: Extract<PlannedTarget, { state: 'leave' }>,
  record: (fact: FactRecord) => void,
  deps: RunDeps,
): void {
  const at = new Date(deps.now()).toISOString();
  record({ type: 'start', at, targetId: portal.id, url: portal.url ?? '', seed: '' });
  if (why === 'unverified') record({ type: 'skipped', url: portal.url ?? '', reason: 'declared_unverified' });
  record({ type: 'end', at, how: 'complete', requests: 0, bytes: 0, ownNetworkDown: false });
}
