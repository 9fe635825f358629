import { setTimeout as wait } from 'node:timers/promises';
import { schedule, setLogger } from 'node-cron';
import type { Store } from '../../store/index.ts';
import { takeLock } from '../../store/index.ts';
import { DEFAULT_WATCH, type WatchPlan } from '../../targets/index.ts';
import type { Send } from '../notify/index.ts';
import { unfinishedRun } from '../upkeep/index.ts';
import type { World } from '../world.ts';
import { type Engine, type JobEnd, openEngine } from './engine.ts';
import { openMetrics } from './metrics.ts';
import { openRounds, type Standing } from './rounds.ts';

/** What the watch tells its log: never an address of a robot, never a secret. */
export interface WatchLog {
  info(fact: Record<string, unknown>, text: string): void;
  error(fact: Record<string, unknown>, text: string): void;
}

export interface WatchDeps {
  /** Read anew whenever something is to be told, so that an edited registry takes effect without a restart. */
  world(): Promise<World>;
  store: Store;
  now: () => number;
  signal: AbortSignal;
  log: WatchLog;
  perform(plan: WatchPlan, resume: string | null, due: number): Promise<JobEnd>;
  send: Send;
  /** Has overdue cases reminded of, and answers how all stand. */
  look(): Promise<Standing>;
  /** A round is over and nothing is to be done for minutes. */
  rest(): void;
}

const MINUTE_MS = 60_000;
/** Pending messages are looked after this often. */
const ROUNDS = '*/5 * * * *';
const ZONE = 'Asia/Shanghai';
export const WATCH_LOCK = '.watch.lock';

/** Watches until the signal: plans by node-cron in China's time, messages every few minutes, health on loopback. */
export async function watch(deps: WatchDeps): Promise<void> {
  const { city } = (await deps.world()).registry;
  const settings = city.watch ?? DEFAULT_WATCH;
  const release = await takeLock(deps.store.root, deps.now, WATCH_LOCK);
  // node-cron would write to the console; what matters stands in the ledger.
  setLogger({ info: () => {}, warn: () => {}, error: () => {}, debug: () => {} });
  const metrics = openMetrics(() => rounds.health());
  const engine: Engine = openEngine({
    plans: settings.plans,
    quietHours: settings.quietHours,
    store: deps.store,
    now: deps.now,
    sleep: async (ms, signal) => {
      if (ms > 0) await wait(ms, undefined, { signal }).catch(() => {});
    },
    signal: deps.signal,
    perform: async (plan, resume, due) => {
      const end = await deps.perform(plan, resume, due);
      if (end.looks) metrics.probes(end.looks);
      return end;
    },
    unfinished: (_, since) => unfinishedRun(deps.store, city.id, since),
    onLine: (plan, line) => {
      metrics.line(plan, line);
      deps.log.info({ plan, ...line }, 'plan');
      if (line.endedAt !== null && line.run !== null) void rounds.look();
    },
  });
  const rounds = openRounds(engine, metrics, deps);
  const fire = (id: string) => (context: { date: Date }) =>
    void engine
      .fire(id, Math.floor(context.date.getTime() / MINUTE_MS) * MINUTE_MS)
      .catch((error: unknown) => deps.log.error({ plan: id, why: whyOf(error) }, 'plan failed'));
  const tasks = settings.plans.map(({ id, cron }) =>
    schedule(cron, fire(id), { timezone: ZONE, name: id, suppressMissedWarning: true }),
  );
  tasks.push(schedule(ROUNDS, rounds.tell, { timezone: ZONE, noOverlap: true }));
  try {
    const port = settings.port === null ? null : await metrics.serve(settings.port);
    await engine.catchUp();
    deps.log.info({ plans: settings.plans.map(({ id }) => id), port }, 'watching');
    void rounds.tell();
    await untilAborted(deps.signal);
    deps.log.info({}, 'ending');
  } finally {
    for (const task of tasks) await task.destroy();
    await engine.idle();
    await rounds.settled();
    await metrics.close();
    await release();
  }
}

const untilAborted = (signal: AbortSignal): Promise<void> =>
  signal.aborted
    ? Promise.resolve()
    : new Promise((resolve) => {
        // A pending promise alone does not keep the process alive.
        const alive = setInterval(() => {}, MINUTE_MS);
        signal.addEventListener('abort', () => {
          clearInterval(alive);
          resolve();
        });
      });

const whyOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
