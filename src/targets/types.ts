import type { SourceKind } from '../facts/index.ts';
import type { WatchSettings } from './watch.ts';

/** Kinds of units, as the notice groups them: 县(市、区), 管委会 zones, 市直部门, townships. */
export const UNIT_KINDS = ['city', 'county', 'zone', 'department', 'township', 'other'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export interface Unit {
  id: string;
  name: string;
  kind: UnitKind;
  /** Six-digit division code (GB/T 2260); null for departments and zones without one. */
  code: string | null;
  /** Codes before a renaming; still legal in a 网站标识码. */
  formerCodes: string[];
  aliases: string[];
  /** Fields (by name as in the notice) this unit lacks; EX-CENTRAL, GZ49-10. */
  functionsAbsent: string[];
  note: string;
}

/** `unverified`: the address is not known to be right; such a portal is never judged. */
export const TARGET_STATES = ['active', 'rebuilding', 'closed', 'unverified'] as const;
export type TargetState = (typeof TARGET_STATES)[number];

export interface Portal {
  kind: 'portal';
  id: string;
  unit: string;
  name: string;
  /** null only when the state is `unverified` or `closed`. */
  url: string | null;
  state: TargetState;
  /** First day of a state that is not active, `YYYY-MM-DD`. */
  since: string | null;
  until: string | null;
  reason: string;
  /** 网站标识码, null when not yet known. */
  siteCode: string | null;
  /** Further hosts that are the same site (migration, old domain). */
  hosts: string[];
}

/** Presets of feed gateways whose habits are known. */
export const FEED_PRESETS = ['rsshub', 'wewe-rss', 'we-mp-rss', 'wechat2rss'] as const;
export type FeedPreset = (typeof FEED_PRESETS)[number];

/** One place an account can be observed at. Keys and tokens are only ever named (`env:`, `file:`), never written. */
export interface AccountSource {
  kind: SourceKind;
  /** Feed or page address, application id, uid, provider id: what the kind asks for. */
  address: string;
  /** `env:NAME` or `file:PATH`; null when none is needed. */
  credential: string | null;
  preset: FeedPreset | null;
  /** The owner of the registry vouches that the source lists every post. */
  complete: boolean;
  /** Offset (`+00:00`) of the clock of a source that writes times without a zone; null: China's. */
  zone: string | null;
}

/** What a person found out by looking; expires after the policy's days. */
export interface Review {
  account: string;
  /** Day of the newest post, `YYYY-MM-DD`; null when nobody looked it up, or nothing was found. */
  newestOn: string | null;
  /** A person found no post at all (“无”). An empty cell says nothing. */
  nothingPosted: boolean;
  link: string | null;
  screenshot: string;
  /** Whether a message was accepted or answered; null when nobody tried. */
  interaction: boolean | null;
  checker: string;
  checkedOn: string;
}

/** How the answers of a licensed data service are read: names of fields, dots lead inwards. */
export interface Provider {
  id: string;
  /** `{key}` stands for the account's key in the service, `{credential}` for the secret. */
  url: string;
  credential: string | null;
  list: string;
  /** The field of an item that names the account, when one answer holds several. */
  accountKey: string | null;
  fields: { id: string; title: string; at: string; url: string | null };
  /** Field, in an item or beside the list, saying when the service last looked. */
  crawledAt: string | null;
  complete: boolean;
}

export interface Account {
  kind: 'account';
  id: string;
  unit: string;
  name: string;
  platform: string;
  handle: string;
  supervisor: string;
  state: TargetState;
  since: string | null;
  until: string | null;
  reason: string;
  /** Where it can be observed, in the order of the registry. */
  sources: AccountSource[];
}

export type Target = Portal | Account;

export interface Column {
  portal: string;
  name: string;
  url: string;
  type: string;
  cycleDays: number | null;
  owner: string;
  state: 'active' | 'archived';
}

export interface Exemption {
  target: string;
  indicator: string;
  reason: string;
  /** Last day it holds, `YYYY-MM-DD`. */
  until: string;
}

/** What a person filled in for a duty no crawler can see (filings, 专区, 转办单). */
export interface LedgerEntry {
  row: string;
  unit: string;
  doneOn: string | null;
  /** Own deadline where the policy has none (转办单). */
  dueOn: string | null;
  /** A person states that it was not done. */
  missing: boolean;
  evidence: string;
  note: string;
}

/** A name mapped to an address, as curl's --resolve; `toPort` only for the bundled demo server. */
export interface Resolve {
  host: string;
  port: number;
  address: string;
  toPort?: number;
}

/** Good answers that need not be asked for again; errors are never remembered. */
export interface Remember {
  /** Links that leave a portal and were well are not asked for so many hours; 0: always asked. */
  outsideHours: number;
  /** Pages that were kept are asked for with `If-None-Match` / `If-Modified-Since`. */
  pages: boolean;
}

/** A link that was well two days ago is held to be well; what is judged is always looked at. */
export const DEFAULT_REMEMBER: Remember = { outsideHours: 48, pages: false };

export interface WholeSite {
  /** Pages of the site, and as many addresses besides (files, other sites). */
  pages: number;
  minutes: number;
}

export const DEFAULT_WHOLE_SITE: WholeSite = { pages: 2000, minutes: 60 };

export interface CrawlDefaults {
  connectionsPerHost: number;
  requestsPerSecond: number;
  /** Targets observed side by side. */
  parallelTargets: number;
  /** Threads that portals are shared over; 1 for none besides the main one, `auto` when absent. */
  threads?: number | 'auto';
  maxPagesPerTarget: number;
  maxLinksPerTarget: number;
  targetDeadlineSeconds: number;
  obeyRobots: boolean;
  /** What a run takes over from earlier ones; `DEFAULT_REMEMBER` when absent. */
  remember?: Remember;
  /** How far a scan of whole sites goes at each portal; `DEFAULT_WHOLE_SITE` when absent. */
  wholeSite?: WholeSite;
  /** `HH:MM-HH:MM` in China in which a scan starts no target; may run over midnight. */
  quietHours?: string | null;
}

/** A day that is not what its weekday says: off on a working day, or working on a weekend. */
export interface Holiday {
  /** `YYYY-MM-DD` */
  date: string;
  working: boolean;
  name: string;
}

export interface City {
  id: string;
  name: string;
  zone: 'Asia/Shanghai';
  /** Policy ids in force. */
  policies: string[];
  /** A mailbox or address that the User-Agent names. */
  contact: string;
  crawl: CrawlDefaults;
  net: { allow: string[]; resolve: Resolve[] };
  /** Share of targets that must have been read for a run to count as complete. */
  coverageFloor: number;
  /** True for the bundled city, whose portals are served by `src/demo`. */
  demo: boolean;
  /** Schedules, notices and declared maintenance; `DEFAULT_WATCH` when absent. */
  watch?: WatchSettings;
}

export interface Registry {
  dir: string;
  city: City;
  units: Unit[];
  targets: Target[];
  columns: Column[];
  exemptions: Exemption[];
  ledger: LedgerEntry[];
  /** What people found out about accounts; none when absent. */
  reviews?: Review[];
  /** Data services by id; none when absent. */
  providers?: Provider[];
}

/** One thing wrong in a registry or policy file, with its place and the mend. Line and column count from 1. */
export interface Problem {
  file: string;
  line: number;
  column: number;
  /** Chinese: what is wrong. */
  message: string;
  /** Chinese: what to do. */
  mend: string;
}

export type Loaded<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };
