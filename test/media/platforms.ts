import { DEMO_BASES, type Host, servePlatforms } from '../../src/demo/index.ts';
import { ADAPTERS, type MediaContext, type PushDays } from '../../src/media/index.ts';
import { openNet } from '../../src/net/index.ts';
import { openLinkTruth } from '../../src/observe/index.ts';
import type { Account, AccountSource, Provider, Review } from '../../src/targets/index.ts';

export const NOW = Date.parse('2026-11-23T12:00:00+08:00');
export const DAY_MS = 86_400_000;

export const account = (changes: Partial<Account> = {}): Account => ({
  kind: 'account',
  id: 'a1',
  unit: 'u1',
  name: '清溪发布',
  platform: '微信订阅号',
  handle: '',
  supervisor: '',
  state: 'active',
  since: null,
  until: null,
  reason: '',
  sources: [],
  ...changes,
});

export const source = (kind: AccountSource['kind'], changes: Partial<AccountSource> = {}): AccountSource => ({
  kind,
  address: '',
  credential: null,
  preset: null,
  complete: false,
  zone: null,
  ...changes,
});

export interface Bench {
  context: MediaContext;
  /** Everything that was stored, as text. */
  stored: string[];
  slept: number[];
  hits(): Map<string, number>;
  close(): Promise<void>;
}

/** The stand-ins behind the real net, without waiting. Names that are not served go nowhere: nothing leaves the machine. */
export async function openBench(
  hosts: ReadonlyMap<string, Host>,
  secrets: Readonly<Record<string, string>> = {},
  providers: readonly Provider[] = [],
): Promise<Bench> {
  const server = await servePlatforms(hosts);
  const stored: string[] = [];
  const slept: number[] = [];
  const net = openNet({
    contact: 'test@example.test',
    resolve: [...hosts.keys()].map((host) => ({ host, port: 80, address: '127.0.0.1', toPort: server.port })),
    requestsPerSecond: 10_000,
    sleep: async () => {},
    lookup: async () => {
      throw Object.assign(new Error('no name is looked up in a test'), { code: 'ENOTFOUND' });
    },
  });
  const { signal } = new AbortController();
  const used = new Map<string, number>();
  const closed = new Set<string>();
  const pushed = new Map<string, PushDays>();
  const context: MediaContext = {
    fetch: net.fetch,
    askLink: openLinkTruth({
      net,
      now: () => NOW,
      signal,
      obeyRobots: true,
      seed: 'test',
      keep: async () => '',
    }),
    keep: async (bytes) => {
      stored.push(new TextDecoder().decode(bytes));
      return `sha256:${String(stored.length).padStart(64, '0')}`;
    },
    resolveSecret: async (reference) => secrets[reference] ?? null,
    quota: {
      mayCall: async (id) => !closed.has(id) && (used.get(id) ?? 0) < 20,
      spend: async (id, calls) => void used.set(id, (used.get(id) ?? 0) + calls),
      close: async (id) => void closed.add(id),
    },
    pushes: {
      of: async (appId) => pushed.get(appId) ?? {},
      keep: async (appId, days) => void pushed.set(appId, days),
    },
    now: () => NOW,
    sleep: async (ms) => void slept.push(ms),
    bases: DEMO_BASES,
    providers,
    tokens: new Map(),
    halted: new Set(),
    shared: new Map(),
    signal,
  };
  return {
    context,
    stored,
    slept,
    hits: server.hits,
    close: async () => {
      await net.close();
      await server.close();
    },
  };
}

/** Asks one source of one account. */
export const observe = (
  bench: Bench,
  from: AccountSource,
  who: Account = account(),
  reviews: readonly Review[] = [],
) => ADAPTERS[from.kind].observe({ account: who, source: from, reviews }, bench.context);
