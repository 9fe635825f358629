import { setTimeout as wait } from 'node:timers/promises';
import PQueue from 'p-queue';
import {
  ADAPTERS,
  type Bases,
  type MediaContext,
  openSecrets,
  PLATFORM_BASES,
  type Queue,
} from '../../media/index.ts';
import type { Account, Provider } from '../../targets/index.ts';
import type { RunDeps } from '../deps.ts';
import { openQuota } from './quota.ts';

/** What replaces the real platforms, keys and waiting: the sample city and the tests. */
export interface MediaWorld {
  bases?: Partial<Bases>;
  resolveSecret?: MediaContext['resolveSecret'];
  sleep?: (ms: number) => Promise<void>;
  /** Stand-ins may be asked as often as one likes. */
  dailyCalls?: number;
}

export const basesOf = (media: MediaWorld | undefined): Bases => ({ ...PLATFORM_BASES, ...media?.bases });

/** Everything adapters share during one run. */
export function openMedia(deps: RunDeps, accounts: readonly Account[], providers: readonly Provider[]) {
  const bases = basesOf(deps.media);
  const sleep =
    deps.media?.sleep ?? ((ms: number) => wait(ms, undefined, { signal: deps.signal }).catch(() => {}));
  const quota = openQuota(deps.store, deps.now, deps.media?.dailyCalls);
  const pace = openPace(intervals(accounts, bases), deps.now, sleep);
  const context: MediaContext = {
    fetch: async (request) => {
      await pace(new URL(request.url).host);
      return deps.net.fetch(request);
    },
    keep: deps.store.blobs.put,
    resolveSecret: deps.media?.resolveSecret ?? openSecrets(process.env),
    quota,
    now: deps.now,
    sleep,
    bases,
    providers,
    tokens: new Map(),
    halted: new Set(),
    shared: new Map(),
    signal: deps.signal,
  };
  return { context, queue: openQueues(), flush: quota.flush };
}

/** One question at a time to a platform, however many accounts wait. */
function openQueues(): Queue {
  const queues = new Map<string, PQueue>();
  return async (origin, work) => {
    if (origin === null) return work();
    const queue = queues.get(origin) ?? new PQueue({ concurrency: 1 });
    queues.set(origin, queue);
    return queue.add(work);
  };
}

function intervals(accounts: readonly Account[], bases: Bases): Map<string, number> {
  const found = new Map<string, number>();
  for (const source of accounts.flatMap(({ sources }) => sources)) {
    const { origin, minIntervalMs } = ADAPTERS[source.kind];
    const host = origin(source, bases);
    if (host !== null) found.set(host, Math.max(found.get(host) ?? 0, minIntervalMs));
  }
  // A menu may lead to an article though no account is read that way.
  const page = new URL(bases.wechatPage).host;
  return found.set(page, Math.max(found.get(page) ?? 0, ADAPTERS['wechat-page'].minIntervalMs));
}

/** Keeps the least time between two requests to a platform, on top of the politeness of the net. */
function openPace(
  least: ReadonlyMap<string, number>,
  now: () => number,
  sleep: (ms: number) => Promise<void>,
) {
  const nextAt = new Map<string, number>();
  return async (host: string): Promise<void> => {
    const interval = least.get(host);
    if (interval === undefined) return;
    const start = Math.max(now(), nextAt.get(host) ?? 0);
    nextAt.set(host, start + interval);
    if (start > now()) await sleep(start - now());
  };
}
