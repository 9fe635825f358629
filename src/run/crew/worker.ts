import { parentPort, workerData } from 'node:worker_threads';
import { judgeTarget } from '../judge-target.ts';
import { observeTarget } from '../observe-target.ts';
import type { PlannedTarget } from '../plan.ts';
import type { HouseCalls, Outfit, WorkerCalls } from './calls.ts';
import { openLine } from './line.ts';
import { remoteDeps } from './remote.ts';

if (!parentPort) throw new Error('not a worker thread');
const { world, runId, clockAheadMs } = workerData as Outfit;
const now = (): number => Date.now() + clockAheadMs;
const stop = new AbortController();

function observe(target: PlannedTarget): Promise<boolean> {
  const { portal } = target;
  const deps = remoteDeps(house, portal.id, { now, signal: stop.signal });
  return observeTarget(runId, target, deps, (records) => judgeTarget(world, portal, records, runId, now()));
}

const house = openLine<HouseCalls, WorkerCalls>(parentPort, {
  observe,
  interrupt: () => stop.abort(),
  pulse: () => {},
});
