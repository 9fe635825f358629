import { setTimeout as wait } from 'node:timers/promises';
import { schedule, setLogger } from 'node-cron';
import type { Store } from '../../store/index.ts';
import { takeLock } from '../../store/index.ts';
import { DEFAULT_WATCH, type WatchPlan } from '../../targets/index.ts';
import { allCases, readBooks } from '../history/index.ts';
import { enqueue, type Send } from '../notify/index.ts';
import { unfinishedRun } from '../upkeep/index.ts';
import type { World } from '../world.ts';
import { availabilityAlerts, overdueAlerts } from './alerts.ts';
import { dispatch } from './dispatch.ts';
import { type Engine, type JobEnd, openEngine } from './engine.ts';
import type { LedgerLine } from './ledger.ts';
import { openMetrics } from './metrics.ts';

/** What the watch tells its log: never an address of a robot, never a secret. */
export interface WatchLog {
  info(fact: Record<string, unknown>, text: string): void;
  error(fact: Record<string, unknown>, text: string): void;
}

export interface WatchDeps {
  /** Read anew for every job, so that an edited registry takes effect without a restart. */
  world(): Promise<World>;
  store: Store;
  now: () => number;
  signal: AbortSignal;
  log: WatchLog;
  perform(plan: WatchPlan, resume: string | null, due: number): Promise<JobEnd>;
  send: Send;
}

const MINUTE_MS = 60_000;
/** Overdue cases and pending messages are looked after this often. */
const ROUNDS = '*/5 * * * *';
const ZONE = 'Asia/Shanghai';
export const WATCH_LOCK = '.watch.lock';

/** Watches until the signal: plans by node-cron in China's time, messages every few minutes, health on loopback. */
export async function watch(deps: WatchDeps): Promise<void> {
  const first = await deps.world();
  const settings = first.registry.city.watch ?? DEFAULT_WATCH;
  const release = await takeLock(deps.store.root, deps.now, WATCH_LOCK);
  // node-cron would write to the console; what matters stands in the ledger.
  setLogger({ info: () => {}, warn: () => {}, error: () => {}, debug: () => {} });
  const metrics = openMetrics(() => health(engine, deps));
  const engine: Engine = openEngine({
    plans: settings.plans,
    quietHours: settings.quietHours,
    store: deps.store,
    now: deps.now,
    sleep: async (ms, signal) => {
      if (ms > 0) await wait(ms, undefined, { signal }).catch(() => {});
    },
    signal: deps.signal,
    perform: deps.perform,
    unfinished: (_, since) => unfinishedRun(deps.store, first.registry.city.id, since),
    onLine: (plan, line) => {
      metrics.line(plan, line);
      deps.log.info({ plan, ...line }, 'plan');
    },
  });
  const fire = (id: string) => (context: { date: Date }) =>
    void engine
      .fire(id, Math.floor(context.date.getTime() / MINUTE_MS) * MINUTE_MS)
      .catch((error: unknown) => deps.log.error({ plan: id, why: whyOf(error) }, 'plan failed'));
  const tasks = settings.plans.map(({ id, cron }) =>
    schedule(cron, fire(id), { timezone: ZONE, name: id, suppressMissedWarning: true }),
  );
  const rounds = schedule(ROUNDS, () => round(deps, metrics), { timezone: ZONE, noOverlap: true });
  try {
    const port = settings.port === null ? null : await metrics.serve(settings.port);
    deps.log.info({ plans: settings.plans.map(({ id }) => id), port }, 'watching');
    await engine.catchUp();
    await round(deps, metrics);
    await untilAborted(deps.signal);
    deps.log.info({}, 'ending');
  } finally {
    for (const task of [...tasks, rounds]) await task.destroy();
    await engine.idle();
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

/** Looks after what is overdue and what is to be told. A failure is logged; the next round tries again. */
async function round(deps: WatchDeps, metrics: ReturnType<typeof openMetrics>): Promise<void> {
  try {
    const world = await deps.world();
    const { notices: channels } = world.registry.city.watch ?? DEFAULT_WATCH;
    const now = deps.now();
    const alerts = [
      ...(await overdueAlerts(deps.store, now)),
      ...(await availabilityAlerts(world, deps.store, now)),
    ];
    await enqueue(deps.store, channels, alerts);
    for (const { channel, sent, failed } of await dispatch(world, deps.store, deps.send, now)) {
      metrics.notices(channel, sent, failed !== null);
      if (sent > 0 || failed !== null) deps.log.info({ channel, sent, failed }, 'notices');
    }
    const states = Map.groupBy(allCases(await readBooks(deps.store)), ({ state }) => state);
    metrics.cases(new Map([...states].map(([state, cases]) => [state, cases.length])));
  } catch (error) {
    deps.log.error({ why: whyOf(error) }, 'round failed');
  }
}

async function health(
  engine: Engine,
  { store }: WatchDeps,
): Promise<{ ok: boolean; [fact: string]: unknown }> {
  const ledgers = await engine.ledgers();
  const plans = ledgers.map(({ plan, lines }) => {
    const last: LedgerLine | undefined = lines.findLast(
      ({ state }) => state !== 'due' && state !== 'skipped',
    );
    return { plan, state: last?.state ?? null, due: last?.due ?? null, run: last?.run ?? null };
  });
  const damaged = await store.damage();
  const ok = damaged.length === 0 && plans.every(({ state }) => state !== 'failed' && state !== 'void');
  return { ok, plans, damaged };
}

const whyOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
