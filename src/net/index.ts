import { setTimeout as wait } from 'node:timers/promises';
import type { Resolve } from '../targets/types.ts';
import { openWire, type Pins } from './agent.ts';
import { type CacheOptions, DEFAULT_CACHE } from './cached.ts';
import { openClient } from './client.ts';
import { type Clock, DEFAULT_LIMITS, type Limits } from './fetch.ts';
import { openGuard } from './guard.ts';
import { DEFAULT_HOST, type HostOptions } from './host.ts';
import { type Lookup, lookupBySystem, rememberingLookup } from './lookup.ts';
import { openPassages } from './passage.ts';
import { DEFAULT_RETRY, type RetryOptions } from './retrying.ts';
import type { PageMemory } from './revalidating.ts';
import { openRobots } from './robots.ts';
import { openHosts } from './throttled.ts';
import { diagnoseTls } from './tls-diagnosis.ts';
import type { Net, Phases, Purpose } from './types.ts';
import { userAgent } from './user-agent.ts';

export { stateOfStatus } from './failure.ts';
export { DEFAULT_LIMITS, type Limits } from './fetch.ts';
export { type Checked, type Guard, openGuard } from './guard.ts';
export { keptHeaders } from './kept-headers.ts';
export { parseResolve } from './resolve.ts';
export type { KeptPage, PageMemory } from './revalidating.ts';
export type {
  Door,
  HostStatistics,
  Net,
  NetRequest,
  NetResponse,
  Passage,
  Phases,
  Purpose,
} from './types.ts';
export { AGENT_TOKEN, userAgent } from './user-agent.ts';

export interface NetOptions {
  /** Whom a webmaster may write to; named in the User-Agent. */
  contact: string;
  /** Names mapped to addresses, the first mapping of a name wins; the mapped ones never reach DNS. */
  resolve?: readonly Resolve[];
  /** Addresses, CIDR ranges and names allowed although private. */
  allow?: readonly string[];
  connectionsPerHost?: number;
  requestsPerSecond?: number;
  host?: Partial<HostOptions>;
  /** false: a Crawl-delay in robots.txt slows nothing down; for those who do not obey robots.txt at all. */
  obeyCrawlDelay?: boolean;
  limits?: Partial<Limits>;
  /** Caps in bytes by purpose, where the usual ones do not fit. */
  caps?: Partial<Record<Purpose, number>>;
  retry?: Partial<RetryOptions>;
  cache?: Partial<CacheOptions>;
  /** Pages of earlier runs, to be asked for only if they have changed. */
  pages?: PageMemory | undefined;
  /** Further trusted roots (PEM). */
  ca?: readonly string[];
  now?: Clock['now'];
  sleep?: Clock['sleep'];
  lookup?: Lookup;
}

/** Opens the only door to the network. One for a whole run: the budgets per host live in it. */
export function openNet(options: NetOptions): Net {
  const clock: Clock = { now: options.now ?? Date.now, sleep: options.sleep ?? sleepFor };
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  const hostOptions: HostOptions = {
    ...DEFAULT_HOST,
    ...(options.connectionsPerHost === undefined ? {} : { connectionsPerHost: options.connectionsPerHost }),
    ...(options.requestsPerSecond === undefined ? {} : { requestsPerSecond: options.requestsPerSecond }),
    ...options.host,
  };
  const pins: Pins = new Map();
  const hosts = openHosts(hostOptions, clock);
  const guard = openGuard({
    resolve: options.resolve ?? [],
    allow: options.allow ?? [],
    lookup: rememberingLookup(options.lookup ?? lookupBySystem, clock, limits.connectMs),
  });
  const wire = openWire({
    pins,
    connections: hostOptions.connectionsPerHost,
    connectMs: limits.connectMs,
    now: clock.now,
    ...(options.ca ? { ca: options.ca } : {}),
  });
  const client = openClient({
    ...wire,
    clock,
    limits,
    guard,
    pins,
    hosts,
    caps: options.caps ?? {},
    userAgent: userAgent(options.contact),
    retry: { ...DEFAULT_RETRY, maxPauseMs: hostOptions.maxPauseMs, ...options.retry },
    cache: { ...DEFAULT_CACHE, ...options.cache },
    pages: options.pages,
  });
  const fetch: Net['fetch'] = async (request) => {
    const budget = { leftMs: limits.visitMs };
    if (request.purpose !== 'probe') return client({ ...request, budget });
    const phases: Phases = { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null };
    return { ...(await client({ ...request, budget, phases })), phases };
  };
  return {
    fetch,
    robots: openRobots(fetch, options.obeyCrawlDelay === false ? null : hosts),
    pass: openPassages({ guard, hosts, clock }),
    ownNetworkUp: guard.ownNetworkUp,
    diagnoseTls: (url) => diagnoseTls(url, { guard, ca: options.ca ?? [], now: clock.now() }),
    statistics: () =>
      hosts
        .all()
        .map((host) => host.statistics())
        .filter(({ requests }) => requests > 0),
    close: () => wire.dispatcher.destroy(),
  };
}

const sleepFor: Clock['sleep'] = async (ms, signal) => {
  await wait(ms, undefined, signal ? { signal } : {}).catch(() => {});
};
