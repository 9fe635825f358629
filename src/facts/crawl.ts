import type { ConfirmFact } from './render.ts';
import type { Attempt, Hop, LinkState } from './visit.ts';

/** Facts of a whole-site crawl. Addresses and link texts are numbered in the order of their first mention in the log,
 *  so that a page of a hundred known links costs a few bytes. */

/** Beginning of a crawl: its first address gets number 0. */
export interface CrawlStartFact {
  type: 'crawl-start';
  at: string;
  start: string;
  /** What may not change when the crawl goes on: scope and manner. */
  settings: string;
}

/** Addresses a site names itself (sitemaps), asked for once. */
export interface CrawlSeedsFact {
  type: 'crawl-seeds';
  found?: string[];
  texts?: string[];
  /** Pairs: number of the sitemap, number of an address it names. */
  links: number[];
  requests: number;
  bytes: number;
}

/** How a host answers for a page that cannot exist. */
export interface NotFoundSample {
  /** Where it sends such requests; null when it answers in place. */
  landsAt: string | null;
  title: string;
  textLength: number;
  /** Addresses on it, pictures included. */
  linkCount: number;
  simhash: string;
  /** The beginning of its visible text, to compare with. */
  text: string;
  /** Characters in which two such answers differ (the address, a clock). */
  noise: number;
  /** It says in words that nothing is there. */
  words: boolean;
}

export interface CrawlHostFact {
  type: 'crawl-host';
  origin: string;
  /** null when the host answers properly or not at all. */
  notFound: NotFoundSample | null;
  found?: string[];
  texts?: string[];
  requests: number;
  bytes: number;
}

/** One address that was asked. */
export interface CrawledFact {
  type: 'crawled';
  id: number;
  state: LinkState;
  status: number | null;
  requests: number;
  bytes: number;
  /** Read as a page. */
  page?: true;
  /** Number of the own address it was redirected to: that page was read. */
  to?: number;
  /** Where it ended, when that is no address of this crawl. */
  finalUrl?: string;
  hops?: Hop[];
  title?: string;
  /** Kept in full where an appeal may ask for them: for everything that was not reached. */
  attempts?: Attempt[];
  doubt?: 'own_network';
  /** When it was seen, where it was not asked because an earlier run had found it well. */
  remembered?: string;
  /** Addresses first met here; they get the next numbers. */
  found?: string[];
  texts?: string[];
  /** Links met here, as triples: number of the address, number of the text, place on the page (-1 for a form). */
  links?: number[];
}

export interface CrawlEndFact {
  type: 'crawl-end';
  at: string;
  how: 'complete' | 'budget' | 'deadline';
}

/** What a browser said of an address that was about to be called broken. */
export interface CrawlConfirmFact {
  type: 'crawl-confirm';
  url: string;
  confirm?: ConfirmFact;
  /** Set when its answer, or that there is none, takes the proof away. */
  doubt: 'inconsistent' | 'needs_browser' | null;
}

/** A link of some page of the site that did not work, or that nobody can tell. */
export interface SiteLink {
  url: string;
  finalUrl: string;
  state: LinkState;
  status: number | null;
  onHome: boolean;
  /** The first pages that link it. */
  referrers: { url: string; text: string }[];
  /** How many pages link it in all. */
  referrerCount: number;
  attempts: Attempt[];
  doubt: 'own_network' | 'host_collapsed' | 'leads_home' | 'needs_browser' | 'inconsistent' | null;
}

/** What a crawl of the whole site came to; the facts before it say it page by page. */
export interface SiteFact {
  type: 'site';
  at: string;
  /** `complete` only when every address that was met was asked. */
  how: 'complete' | 'budget' | 'deadline';
  pages: number;
  checked: number;
  /** Addresses that were met and not asked, by reason. */
  skipped: Record<string, number>;
  /** Broken links below the home page by state, and links of hosts that failed as a whole: all of them, kept or not.
   *  Absent in older records. */
  brokenBelow?: Partial<Record<LinkState, number>>;
  collapsed?: Record<string, number>;
  /** In all; of each the first few hundred are kept. */
  brokenCount: number;
  broken: SiteLink[];
  doubtedCount: number;
  doubted: SiteLink[];
}

export type CrawlFact =
  | SiteFact
  | CrawlStartFact
  | CrawlSeedsFact
  | CrawlHostFact
  | CrawledFact
  | CrawlEndFact
  | CrawlConfirmFact;
