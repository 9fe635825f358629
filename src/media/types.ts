import type { AccountEvidence, LinkFact, Observation, Post, SourceKind } from '../facts/index.ts';
import type { NetRequest, NetResponse } from '../net/index.ts';
import type { Account, AccountSource, Provider, Review } from '../targets/index.ts';

/** Where the platforms answer. Replaced by the stand-ins of the sample city and of the tests. */
export interface Bases {
  wechatApi: string;
  wechatPage: string;
  weiboApi: string;
  weiboCommercial: string;
  weiboPage: string;
  appStore: string;
}

export const PLATFORM_BASES: Bases = {
  wechatApi: 'https://api.weixin.qq.com',
  wechatPage: 'https://mp.weixin.qq.com',
  weiboApi: 'https://api.weibo.com',
  weiboCommercial: 'https://c.api.weibo.com',
  weiboPage: 'https://m.weibo.cn',
  appStore: 'https://itunes.apple.com',
};

/** The value behind a reference (`env:`, `file:`); null when there is none. It stays in memory. */
export type ResolveSecret = (reference: string) => Promise<string | null>;

/** Calls an account may still make today; survives a restart. */
export interface QuotaBook {
  /** False: not before tomorrow. */
  mayCall(account: string): Promise<boolean>;
  spend(account: string, calls: number): Promise<void>;
  /** The platform says that the day's calls are used up. */
  close(account: string): Promise<void>;
}

/** What an official account pushed, by day in China (`YYYY-MM-DD`), and the answer that says so. */
export type PushDays = Readonly<Record<string, { posts: Post[]; evidence: AccountEvidence }>>;

/** Days that need not be asked again: a day that is long over does not change. Survives a restart. */
export interface PushBook {
  of(appId: string): Promise<PushDays>;
  keep(appId: string, days: PushDays): Promise<void>;
}

/** Everything of the outside an adapter may touch. One for a whole run. */
export interface MediaContext {
  fetch(request: NetRequest): Promise<NetResponse>;
  /** Asks an address that leads out of the platform, as the links of portals are asked. */
  askLink(url: string): Promise<Omit<LinkFact, 'type' | 'url' | 'external' | 'onHome' | 'referrers'>>;
  /** Stores an answer as evidence; gives its hash. */
  keep(bytes: Uint8Array): Promise<string>;
  resolveSecret: ResolveSecret;
  quota: QuotaBook;
  pushes: PushBook;
  now(): number;
  sleep(ms: number): Promise<void>;
  bases: Bases;
  providers: readonly Provider[];
  /** Access tokens by application id; in memory only. */
  tokens: Map<string, { token: string; expiresAt: number }>;
  /** Hosts that asked for a log-in or a verification: nobody asks them again in this run. */
  halted: Set<string>;
  /** Questions all accounts of a gateway share, asked once. */
  shared: Map<string, Promise<unknown>>;
  signal: AbortSignal;
}

export interface SourceTask {
  account: Account;
  source: AccountSource;
  /** Of this account, newest last. */
  reviews: readonly Review[];
}

/** How one kind of source is asked. */
export interface MediaAdapter {
  kind: SourceKind;
  /** Host whose budget it draws on; null when it asks nobody. */
  origin(source: AccountSource, bases: Bases): string | null;
  /** Least time between two requests to that host. */
  minIntervalMs: number;
  /** Requests for one account: what the plan counts with. */
  calls: number;
  /** Pages of mp.weixin.qq.com that what it offers may lead to. */
  offeredPages: number;
  observe(task: SourceTask, context: MediaContext): Promise<Observation>;
}
