import type { FactRecord } from '../facts/index.ts';
import type { CheckDocument } from '../report/index.ts';
import type { Portal } from '../targets/index.ts';
import { type RunDeps, targetDeps } from './deps.ts';
import { judgeTarget } from './judge-target.ts';
import { observeTarget } from './observe-target.ts';
import { planTargets } from './plan.ts';
import { beginRun, closeCheck, runIdAt, seedOf } from './run-document.ts';
import type { World } from './world.ts';

/** Checks one portal: the scan of one target, with the same policies. null when it was interrupted. */
export async function checkTarget(
  world: World,
  portal: Portal,
  options: { seed?: string },
  deps: RunDeps,
): Promise<CheckDocument | null> {
  const runId = runIdAt(deps.now(), portal.id);
  const only: World = { ...world, registry: { ...world.registry, targets: [portal] } };
  const seed = seedOf(portal.id, options.seed);
  const [target] = planTargets(only, seed);
  if (!target) throw new Error(`portal ${portal.id} was not planned`);
  const run = await beginRun(only, { id: runId, seed, planned: [portal.id] }, deps);
  deps.onProgress({ type: 'start', runId, targets: [{ id: portal.id, name: portal.name }], resumed: 0 });
  const judge = (records: Iterable<FactRecord>): CheckDocument =>
    judgeTarget(world, portal, records, runId, deps.now());
  if (!(await observeTarget(runId, target, targetDeps(deps), judge))) return null;
  await closeCheck(run, deps);
  return judge(await deps.store.facts.read(runId, portal.id));
}
