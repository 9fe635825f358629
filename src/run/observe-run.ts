import PQueue from 'p-queue';
import { observeAccounts, planAccounts } from './accounts/index.ts';
import { type Crew, openCrew, threadsFor } from './crew/index.ts';
import { type RunDeps, targetDeps } from './deps.ts';
import { isDiskFull, messageOf } from './disk-full.ts';
import { loadOver } from './load.ts';
import { openOutside } from './memory/index.ts';
import { openOneWrite } from './one-write.ts';
import type { PlannedTarget } from './plan.ts';
import { openQuietGate } from './quiet-hours.ts';
import type { RunDocument } from './run-document.ts';
import type { Sentinel } from './sentinel.ts';
import type { World } from './world.ts';

/** Observes all targets of a run that are not done yet, portals side by side, then the accounts. */
export async function observeAll(
  world: World,
  run: RunDocument,
  planned: PlannedTarget[],
  sentinel: Sentinel,
  deps: RunDeps,
): Promise<RunDocument> {
  const done = new Set(run.done);
  const accounts = planAccounts(world, run.planned).filter(({ id }) => run.planned.includes(id));
  const names = [...planned.map(({ portal }) => portal), ...accounts].map(({ id, name }) => ({ id, name }));
  const noteDone = openOneWrite(() => {
    const hosts = loadOver(run.hosts, deps.net.statistics());
    return deps.store.documents.put('runs', run.id, { ...run, done: [...done], hosts });
  });
  const finish = (id: string): Promise<void> => {
    done.add(id);
    return noteDone();
  };
  deps.onProgress({ type: 'start', runId: run.id, targets: names, resumed: done.size });
  const full = new AbortController();
  const ours = { ...deps, signal: AbortSignal.any([deps.signal, full.signal]) };
  const quietIsOver = openQuietGate(run.quietHours ?? null, ours);
  // One target at which our own program fails is not the city's end: it stays undone, and the run says so. All under
  // way are waited for before a full disk ends the run: nothing writes into a store that is closed.
  const failed = (id: string, startedAt: number, error: unknown): void => {
    done.delete(id);
    if (isDiskFull(error)) full.abort(error);
    const ms = deps.now() - startedAt;
    const fault = messageOf(error);
    deps.onProgress({ type: 'target-done', id, outcome: 'interrupted', pages: 0, ms, fault });
  };
  const open = planned.filter(({ portal }) => !done.has(portal.id));
  await withCrew(world, run.id, open.length, ours, async (crew, saveMemory) => {
    const queue = new PQueue({ concurrency: world.registry.city.crawl.parallelTargets });
    await queue.addAll(
      open.map((target) => async () => {
        await quietIsOver();
        if (ours.signal.aborted || !(await sentinel.well())) return;
        const { id } = target.portal;
        const startedAt = deps.now();
        try {
          if (await crew.observe(target)) await finish(id);
          await saveMemory();
        } catch (error) {
          failed(id, startedAt, error);
        }
      }),
    );
  });
  full.signal.throwIfAborted();
  const unread = accounts.filter(({ id }) => !done.has(id));
  if (unread.length > 0) await quietIsOver();
  await observeAccounts(run.id, unread, world.registry, deps, ({ id }) => finish(id));
  return { ...run, done: [...done] };
}

/** Lends out those who observe and what earlier runs remember; both are put away when the work is done. */
async function withCrew(
  world: World,
  runId: string,
  portals: number,
  deps: RunDeps,
  work: (crew: Crew, saveMemory: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const threads = threadsFor(portals, world.registry.city.crawl);
  const outside = await openOutside(world, deps);
  const crew = openCrew(world, runId, threads, { ...targetDeps(deps), outside: outside.pool });
  try {
    await work(crew, outside.save);
  } finally {
    await crew.close();
    await outside.save('now');
  }
}
