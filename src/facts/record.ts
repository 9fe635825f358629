import type { Observation } from './account.ts';
import type { CrawlFact, SiteFact } from './crawl.ts';
import type { FileMagic } from './file-magic.ts';
import type { PageReading } from './page.ts';
import type { ConfirmFact, RenderFact } from './render.ts';
import type { UsabilityFact } from './usability.ts';
import type { Answer, Attempt, LinkState, TlsDiagnosis, Visit } from './visit.ts';

export type { FileMagic };

/** The five entries a portal is asked for. */
export const ENTRY_KINDS = ['service', 'interaction', 'topic-index', 'special-topic', 'disclosure'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Why a page was visited. One page may serve several roles; the first visit is the only one. */
export type PageRole =
  | 'home'
  | 'entry'
  | 'topic-index'
  | 'topic'
  | 'field'
  | 'directory'
  | 'platform'
  | 'column'
  | 'article';

/** A page we asked for. `reading` is null when nothing readable came back; `visit.state` says why. */
export interface PageFact {
  type: 'page';
  role: PageRole;
  /** Depth in columns below the home page: 0 home, 1 first-level column … */
  depth: number;
  visit: Visit;
  reading: PageReading | null;
  /** Whether a browser rendered it; false for a static reading. */
  rendered: boolean;
  /** Absent when the static reading was enough. */
  render?: RenderFact;
  /** Set when a plain request found the page dead and a browser was asked too. */
  confirm?: ConfirmFact;
  /** Set when its death proves nothing: a browser was told something else, or must be asked first. */
  doubt?: 'inconsistent' | 'needs_browser';
}

/** A link of the home page, asked once. */
export interface LinkFact {
  type: 'link';
  url: string;
  finalUrl: string;
  state: LinkState;
  status: number | null;
  external: boolean;
  onHome: boolean;
  referrers: { url: string; text: string }[];
  attempts: Attempt[];
  /** Set when the answer proves nothing: our own line, a whole host failing, one look only. */
  doubt: 'own_network' | 'host_collapsed' | 'needs_browser' | 'inconsistent' | null;
  /** What a browser was answered, where one was asked before the link is called broken. */
  confirm?: ConfirmFact;
  /** Which fault its certificate has, where that was refused. */
  tls?: TlsDiagnosis;
  /** Absent where the answer is held against nobody. */
  answer?: Answer;
  /** Title of the page it ends at; absent where no page was read or it has none. */
  title?: string;
  /** When it was seen, where it was not asked because an earlier run had found it well. */
  remembered?: string;
}

export interface AttachmentFact {
  type: 'attachment';
  url: string;
  text: string;
  /** Page that links it. */
  referrer: string;
  extension: string;
  state: LinkState;
  status: number | null;
  bytes: number;
  contentType: string | null;
  magic: FileMagic | null;
  attempts: Attempt[];
  /** Set when its host is known to turn programs away: that it is gone proves nothing. */
  doubt?: 'needs_browser';
  /** Its body is the head of the file only, or the whole page that came instead of it. */
  answer?: Answer;
}

/** One sampled title asked of the site's own search. */
export interface SearchFact {
  type: 'search';
  query: string;
  /** Address of the article the title was sampled from. */
  expectUrl: string;
  url: string;
  state: LinkState;
  ms: number;
  /** null when the result page cannot be read without a browser. */
  found: boolean | null;
  attempts: Attempt[];
  /** Absent where the title was found. */
  answer?: Answer;
}

/** A picture of a page, taken for what was found on it. */
export interface ShotFact {
  type: 'shot';
  at: string;
  /** The page in the picture. */
  url: string;
  /** Keys of the findings it shows: `<indicator> <subject>`, or `<indicator>` for a result without findings. */
  shows: string[];
  view: 'first-screen' | 'full-page';
  /** How many elements are framed in it. */
  outlined: number;
  width: number;
  height: number;
  /** `sha256:…` of the picture and of its thumbnail, both WebP. */
  evidence: string;
  thumbnail: string;
}

/** What we did not ask for, and why: part of coverage. */
export interface SkippedFact {
  type: 'skipped';
  url: string;
  reason:
    | 'robots_disallowed'
    | 'budget'
    | 'deadline'
    | 'out_of_scope'
    | 'unsafe'
    | 'malformed'
    | 'host_collapsed'
    | 'interrupted'
    | 'declared_unverified'
    | 'same_as_home';
}

export interface StartFact {
  type: 'start';
  at: string;
  targetId: string;
  url: string;
  seed: string;
}

export interface EndFact {
  type: 'end';
  at: string;
  how: 'complete' | 'budget' | 'deadline';
  requests: number;
  bytes: number;
  /** True when every public name failed to resolve: our own line is down and nobody may be accused. */
  ownNetworkDown: boolean;
}

/** Append-only records of one target; the order is the order of observation. */
export type FactRecord =
  | StartFact
  | PageFact
  | LinkFact
  | AttachmentFact
  | SearchFact
  | SkippedFact
  | Observation
  | EndFact
  | CrawlFact
  | ShotFact
  | UsabilityFact;

/** The records of one target, sorted into their drawers. Built by `assemble`, read by every check. */
export interface PortalFacts {
  targetId: string;
  url: string;
  seed: string;
  startedAt: string;
  finishedAt: string | null;
  ownNetworkDown: boolean;
  home: PageFact | null;
  /** All visited pages by their requested address (without fragment). */
  pages: ReadonlyMap<string, PageFact>;
  links: LinkFact[];
  attachments: AttachmentFact[];
  searches: SearchFact[];
  skipped: SkippedFact[];
  shots?: ShotFact[];
  /** Absent where no browser looked. */
  usability?: UsabilityFact;
  /** What a crawl of the whole site came to; absent where none was planned or it did not end. */
  site?: SiteFact;
  requests: number;
  bytes: number;
}
