import type { FactRecord, LinkFact } from './record.ts';
import type { Answer, Attempt } from './visit.ts';

/** Where knowledge of an account may come from; one adapter each. */
export const SOURCE_KINDS = [
  'manual',
  'feed',
  'wechat-api',
  'wechat-page',
  'weibo-api',
  'weibo-commercial',
  'weibo-page',
  'app-store',
  'provider-json',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** Why a source did not tell, or may not be taken as proof of silence. The most actionable comes first. */
export const CAUSES = [
  'credential',
  'permission',
  'quota',
  'platform_blocked',
  'account_restricted',
  'wrong_account',
  'platform_network',
  'format_changed',
  'dates_unusable',
  'gateway_stale',
  'source_stale',
  'review_expired',
  'unconfirmed',
  'partial_source',
  'not_supported',
  'no_source',
] as const;
export type Cause = (typeof CAUSES)[number];

/** `complete`: what it does not list was not published. `positive-only`: proves what is there, never what is not. */
export type SourceCoverage = 'complete' | 'partial' | 'positive-only';

export interface Post {
  id: string;
  title: string;
  url: string | null;
  /** Instant, ISO. A bare day is given as its end in China. */
  at: string;
  precision: 'second' | 'day';
  pinned: boolean;
  deleted: boolean;
}

export interface MenuItem {
  /** Names from the top down. */
  path: string[];
  /** As the platform calls it: view, miniprogram, click … `keyword` for an automatic answer. */
  type: string;
  url: string | null;
  /** An address we can open ourselves. */
  checkable: boolean;
}

export interface AccountMenu {
  state: 'open' | 'closed' | 'unknown';
  items: MenuItem[];
  /** Whether the automatic answers were read too; without them a missing entry proves nothing. */
  repliesKnown: boolean;
}

export interface AccountIdentity {
  name: string | null;
  principal: string | null;
  verified: boolean | null;
  verifiedText: string | null;
  originalId: string | null;
}

export interface AccountColumn {
  name: string;
  lastAt: string | null;
  count: number | null;
}

/** Something the account offers to open, for the link checker. */
export interface OfferedLink {
  url: string;
  text: string;
  from: 'menu' | 'article' | 'download';
}

export interface AccountEvidence {
  kind: 'api' | 'page' | 'feed' | 'manual' | 'provider';
  /** Without keys and tokens. */
  url: string;
  at: string;
  status: number | null;
  /** `sha256:…` of the stored answer; null when it was not kept. */
  hash: string | null;
  /** The answer's head and the road to it, without keys; absent where nobody answered, and in older records. */
  head?: Pick<Answer, 'contentType' | 'hops' | 'headers'>;
}

/** What the platform says of the account itself. */
export type Restriction = 'frozen' | 'banned' | 'not_found' | 'menu_absent';

/** One source asked about one account once. A fact; no judgement. */
export interface Observation {
  type: 'observation';
  source: SourceKind;
  at: string;
  /** Something was read. What failed meanwhile stands in `cause`. */
  ok: boolean;
  cause: Cause | null;
  /** Key into `wording/media.ts` with its values; never a secret. '' when all went well. */
  problem: string;
  details: Record<string, string>;
  coverage: SourceCoverage;
  /** Up to when the source itself is known to be in step with the platform; null when it does not say. */
  freshAt: string | null;
  /** From when on the source would have shown a post; null: from the beginning. */
  since: string | null;
  /** Host of a feed gateway, whose health other accounts can prove. */
  gateway: string | null;
  posts: Post[];
  /** Posts whose date could not be read. */
  undated: number;
  menu: AccountMenu | null;
  identity: AccountIdentity | null;
  columns: AccountColumn[];
  /** What a person found when trying the interaction; null when nobody tried. */
  interaction: boolean | null;
  offered: OfferedLink[];
  restrictions: Restriction[];
  evidence: AccountEvidence[];
  attempts: Attempt[];
  requests: number;
  bytes: number;
}

/** Everything seen of one account in one run. Built by `assembleAccount`, read by every account check. */
export interface AccountFacts {
  targetId: string;
  seed: string;
  startedAt: string;
  finishedAt: string | null;
  observations: Observation[];
  links: LinkFact[];
  requests: number;
  bytes: number;
}

/** Sorts the records of one account into their drawers. Pure; a source asked again replaces its earlier answer. */
export function assembleAccount(records: Iterable<FactRecord>): AccountFacts {
  const facts: AccountFacts = {
    targetId: '',
    seed: '',
    startedAt: '',
    finishedAt: null,
    observations: [],
    links: [],
    requests: 0,
    bytes: 0,
  };
  for (const record of records) {
    if (record.type === 'start') {
      // A run that goes on after an interruption asks again; what was half seen is left behind.
      Object.assign(facts, { observations: [], links: [], targetId: record.targetId, seed: record.seed });
      facts.startedAt ||= record.at;
    } else if (record.type === 'observation') facts.observations.push(record);
    else if (record.type === 'link') facts.links.push(record);
    else if (record.type === 'end') {
      facts.finishedAt = record.at;
      facts.requests += record.requests;
      facts.bytes += record.bytes;
    }
  }
  return facts;
}
