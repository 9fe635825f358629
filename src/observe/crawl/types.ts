import type { Attempt, ConfirmFact, FactRecord, Hop, LinkState, TlsDiagnosis } from '../../facts/index.ts';
import type { Door } from '../../net/index.ts';
import type { LinkAnswer, Pool } from '../pool.ts';

/** What belongs to the crawled site. Compared as URLs, never by substring. */
export interface ScopeOptions {
  /** Further hosts of the same site, former names after a migration included. */
  hosts?: readonly string[];
  /** All hosts below the registered domain (`ganzhou.gov.cn`). */
  domain?: boolean;
  /** Only these parts of the site are read; the rest is checked and not followed. Addresses or paths. */
  prefixes?: readonly string[];
}

/** Where a crawl ends at the latest. */
export interface CrawlBudgets {
  /** Addresses of the site asked for as pages. */
  pages: number;
  /** Clicks from the start. */
  depth: number;
  bytes: number;
  timeMs: number;
  /** Addresses checked and not followed: other hosts, files. */
  links: number;
}

export const DEFAULT_BUDGETS: CrawlBudgets = {
  pages: 20_000,
  depth: 40,
  bytes: 8 * 1024 ** 3,
  timeMs: 24 * 3_600_000,
  links: 100_000,
};

export interface CrawlOptions {
  start: string;
  net: Door;
  now: () => number;
  signal: AbortSignal;
  scope?: ScopeOptions;
  budgets?: Partial<CrawlBudgets>;
  /** What is known of addresses outside from elsewhere; they are asked here when it is absent. */
  outside?: Pool<LinkAnswer>;
  /** Check links that leave the site, once each; true unless told otherwise. */
  external?: boolean;
  obeyRobots?: boolean;
  /** Requests under way at once; the budget per host is the net's and lies below. */
  concurrency?: number;
  /** Names the addresses that cannot exist; the same seed asks for the same ones. */
  seed?: string;
  /** Facts of an interrupted crawl of the same site: what they hold is not asked again. */
  earlier?: Iterable<FactRecord>;
  /** Called with every fact as it comes. */
  onFact?: (fact: FactRecord) => void;
  onProgress?: (progress: CrawlProgress) => void;
}

export interface CrawlProgress {
  pages: number;
  asked: number;
  waiting: number;
  depth: number;
}

/** Why an address was not asked. */
export const SKIP_REASONS = [
  'robots_disallowed',
  'budget',
  'depth',
  'deadline',
  'interrupted',
  'external',
  'host_collapsed',
  'scheme',
  'form',
  'trap_calendar',
  'trap_session',
  'trap_query',
  'trap_repeated',
  'too_long',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

export interface Referrer {
  url: string;
  text: string;
}

export interface CheckedLink {
  url: string;
  finalUrl: string;
  state: LinkState;
  status: number | null;
  external: boolean;
  onHome: boolean;
  /** The first pages that link it, in the order of the crawl. */
  referrers: Referrer[];
  /** How many pages link it in all. */
  referrerCount: number;
  hops: Hop[];
  attempts: Attempt[];
  /** Why the answer proves nothing; null when it does. */
  doubt: 'own_network' | 'host_collapsed' | 'leads_home' | 'needs_browser' | 'inconsistent' | null;
  /** What a browser was answered, where one was asked. */
  confirm?: ConfirmFact;
  /** Which fault a refused certificate has. */
  tls?: TlsDiagnosis;
}

export interface Trap {
  reason: SkipReason;
  /** The part of the site that spins: an address without what changes in it. */
  shape: string;
  example: string;
  skipped: number;
}

export interface CrawlOutcome {
  start: string;
  /** Pages of the site that were read. */
  pages: number;
  /** Distinct addresses that have an answer. */
  checked: number;
  byState: Partial<Record<LinkState, number>>;
  /** What does not work, the home page's first. */
  broken: CheckedLink[];
  /** What could not be told. */
  undetermined: CheckedLink[];
  /** Addresses that answer "200" for a page that is not there. */
  soft404: string[];
  /** Addresses that are redirected from https to http on their way. */
  downgraded: { url: string; finalUrl: string; referrers: Referrer[] }[];
  skipped: { url: string; reason: SkipReason; referrers: Referrer[] }[];
  skippedByReason: Partial<Record<SkipReason, number>>;
  traps: Trap[];
  /** Load this crawl caused, per host with port. */
  hosts: { host: string; requests: number; bytes: number }[];
  requests: number;
  bytes: number;
  /** Robots obeyed or not, as the policy wants. */
  obeyedRobots: boolean;
  /** `complete` unless something stopped it before all was asked. */
  how: 'complete' | 'budget' | 'deadline' | 'interrupted';
  /** The start page was read. */
  startRead: boolean;
}
