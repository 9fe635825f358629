import { Worker } from 'node:worker_threads';
import { cli } from '../../wording/cli.ts';
import type { TargetDeps } from '../deps.ts';
import type { PlannedTarget } from '../plan.ts';
import type { World } from '../world.ts';
import type { HouseCalls, Outfit, WorkerCalls } from './calls.ts';
import { openHouse } from './house.ts';
import { openLine } from './line.ts';
import { PATIENCE, watchPulse } from './pulse.ts';

/** A worker thread that observes targets. */
export interface Hand {
  observe(target: PlannedTarget): Promise<boolean>;
  /** Targets under way. */
  load(): number;
  /** It fell and observes nothing more. */
  isGone(): boolean;
  close(): Promise<void>;
}

/** The thread fell, through no fault of the site's that we had foreseen; what it had written is on disk. */
export class ThreadFell extends Error {
  override readonly name = 'ThreadFell';
}

/** Starts a worker thread and serves it out of `deps`. One that is stuck is ended: it fell. */
export function hire(
  world: World,
  runId: string,
  deps: TargetDeps,
  { script = WORKER, patience = PATIENCE } = {},
): Hand {
  const gone = new AbortController();
  const house = openHouse(world, runId, { ...deps, signal: AbortSignal.any([deps.signal, gone.signal]) });
  const outfit: Outfit = { world, runId, clockAheadMs: deps.now() - Date.now() };
  const worker = new Worker(script, { workerData: outfit, execArgv: [] });
  const line = openLine<WorkerCalls, HouseCalls>(worker, house.calls);
  let load = 0;
  let cleared: Promise<void> | null = null;

  const fall = (cause?: unknown): void => {
    if (gone.signal.aborted) return;
    gone.abort();
    endPulse();
    cleared = house.clear();
    line.$close(new ThreadFell(cause instanceof Error ? cause.message : 'thread ended', { cause }));
  };
  const endPulse = watchPulse(
    () => line.pulse(),
    patience,
    () => {
      fall(new Error(cli.threadStuck));
      void worker.terminate();
    },
  );
  worker.once('error', fall);
  worker.once('exit', () => fall());
  const interrupt = (): void => {
    if (!gone.signal.aborted) void line.interrupt.asEvent();
  };
  if (deps.signal.aborted) interrupt();
  else deps.signal.addEventListener('abort', interrupt, { once: true });

  return {
    load: () => load,
    isGone: () => gone.signal.aborted,
    async observe(target) {
      load += 1;
      try {
        return await line.observe(target);
      } finally {
        load -= 1;
        await cleared;
      }
    },
    async close() {
      deps.signal.removeEventListener('abort', interrupt);
      fall();
      await cleared;
      await worker.terminate();
    },
  };
}

const WORKER = new URL('./worker.ts', import.meta.url);
