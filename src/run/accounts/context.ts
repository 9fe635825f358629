import { setTimeout as wait } from 'node:timers/promises';
import PQueue from 'p-queue';
import type { Session } from '../../browser/index.ts';
import {
  ADAPTERS,
  type Bases,
  type MediaContext,
  openSecrets,
  PLATFORM_BASES,
  type Queues,
} from '../../media/index.ts';
import { type LinkAnswer, openLinkTruth, type Pool } from '../../observe/index.ts';
import type { Account, Provider, Registry } from '../../targets/index.ts';
import type { RunDeps } from '../deps.ts';
import type { LearntHosts } from '../wary-hosts.ts';
import { openPace } from './pace.ts';
import { openPushes } from './pushes.ts';
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

/** What is opened for asking links, and closed when the run is over. */
export interface Opened {
  browser: Session | null;
  waryHosts: LearntHosts;
  outside: Pool<LinkAnswer>;
}

/** Everything adapters share during one run. */
export function openMedia(
  runId: string,
  deps: RunDeps,
  accounts: readonly Account[],
  { city, providers = [] }: Registry,
  opened: Opened,
) {
  const bases = basesOf(deps.media);
  const sleep =
    deps.media?.sleep ?? ((ms: number) => wait(ms, undefined, { signal: deps.signal }).catch(() => {}));
  const quota = openQuota(deps.store, deps.now, deps.media?.dailyCalls);
  const pace = openPace(intervals(accounts, bases, providers), deps.now, sleep);
  const halted = new Set<string>();
  const askLink = openLinkTruth({
    ...deps,
    ...opened,
    keep: deps.store.blobs.put,
    obeyRobots: city.crawl.obeyRobots,
    seed: runId,
  });
  const context: MediaContext = {
    fetch: async (request) => {
      await pace(new URL(request.url).host);
      return deps.net.fetch(request);
    },
    // A platform's own pace and refusal hold for what a menu links there, too.
    askLink: async (url) => {
      const { host } = new URL(url);
      if (halted.has(host))
        return { finalUrl: url, state: 'blocked', status: null, attempts: [], doubt: null };
      await pace(host);
      return askLink(url);
    },
    keep: deps.store.blobs.put,
    resolveSecret: deps.media?.resolveSecret ?? openSecrets(process.env),
    quota,
    pushes: openPushes(deps.store),
    now: deps.now,
    sleep,
    bases,
    providers,
    tokens: new Map(),
    halted,
    shared: new Map(),
    signal: deps.signal,
  };
  return { context, queues: openQueues(), flush: quota.flush };
}

/** Accounts whose links are opened side by side. */
const OPENED_SIDE_BY_SIDE = 4;

/** One question at a time to a platform, however many accounts wait. All accounts wait at once: a platform that is
 *  asked slowly holds nobody up who is waiting for another. */
function openQueues(): Queues {
  const byOrigin = new Map<string, PQueue>();
  const opening = new PQueue({ concurrency: OPENED_SIDE_BY_SIDE });
  return {
    async ask(origin, work) {
      if (origin === null) return work();
      const queue = byOrigin.get(origin) ?? new PQueue({ concurrency: 1 });
      byOrigin.set(origin, queue);
      return queue.add(work);
    },
    open: (work) => opening.add(work),
  };
}

function intervals(
  accounts: readonly Account[],
  bases: Bases,
  providers: readonly Provider[],
): Map<string, number> {
  const found = new Map<string, number>();
  for (const source of accounts.flatMap(({ sources }) => sources)) {
    const { origin, minIntervalMs } = ADAPTERS[source.kind];
    const host = origin(source, bases);
    if (host !== null) found.set(host, Math.max(found.get(host) ?? 0, minIntervalMs));
  }
  for (const { url } of providers) found.set(new URL(url).host, ADAPTERS['provider-json'].minIntervalMs);
  // A menu may lead to an article though no account is read that way.
  const page = new URL(bases.wechatPage).host;
  return found.set(page, Math.max(found.get(page) ?? 0, ADAPTERS['wechat-page'].minIntervalMs));
}
