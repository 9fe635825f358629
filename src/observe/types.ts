import type { Session } from '../browser/index.ts';
import type { FactRecord, PageFact } from '../facts/index.ts';
import type { Door } from '../net/index.ts';
import type { Field, Lexicon } from '../policies/index.ts';
import type { Portal } from '../targets/index.ts';
import type { LinkAnswer, Pool } from './pool.ts';
import type { WaryHosts } from './wary-hosts.ts';

/** What to look for on one portal, and how much of it. Made by the planner from policy and registry. */
export interface ObservePlan {
  portal: Portal & { url: string };
  lexicon: Lexicon;
  fields: Field[];
  /** Makes every draw repeatable; stored with the facts. */
  seed: string;
  samples: { articles: number; attachments: number; searches: number };
  maxPages: number;
  maxLinks: number;
  /** Pages of the target a browser may be asked for. */
  maxRenders?: number;
  /** Visit the home page as somebody who comes for the first time; absent: yes. */
  usability?: boolean;
  deadlineMs: number;
  /** Crawl the whole site besides; null or absent: what is sampled is enough. */
  wholeSite?: { pages: number; timeMs: number } | null;
  obeyRobots: boolean;
  /** Pages visited at once; the host's own budget is below this. */
  concurrency: number;
}

/** The world outside, passed in. */
export interface ObserveDeps {
  net: Door;
  now: () => number;
  /** Keeps a body as evidence; answers its id. */
  keep: (bytes: Uint8Array) => Promise<string>;
  /** Called with every fact as it comes. */
  record: (fact: FactRecord) => void;
  /** Aborted by Ctrl-C; what was observed stays. */
  signal: AbortSignal;
  /** The target's own browser session; absent or null where there is no browser. */
  browser?: Session | null;
  /** What earlier runs learned of hosts that treat programs differently. */
  waryHosts?: WaryHosts;
  /** Addresses outside that other targets of the run link too; absent where there is one target only. */
  outside?: Pool<LinkAnswer>;
  onStep: (step: ObserveStep) => void;
}

export const OBSERVE_STEPS = [
  'home',
  'entries',
  'topic',
  'platform',
  'columns',
  'samples',
  'links',
  'site',
] as const;
export type ObserveStep = (typeof OBSERVE_STEPS)[number];

export type ReadPage = PageFact & { reading: NonNullable<PageFact['reading']> };

export const isRead = (page: PageFact | null): page is ReadPage => page !== null && page.reading !== null;
