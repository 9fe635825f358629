import type { LinkState } from './visit.ts';

/** How a browser's visit ended. `inconsistent`: it was told something else than our plain request. */
export type RenderOutcome =
  | 'rendered'
  | 'no_browser'
  | 'timeout'
  | 'crashed'
  | 'refused'
  | 'unreachable'
  | 'download'
  | 'interrupted'
  | 'blocked'
  | 'inconsistent'
  /** What it showed is too complex to be read. */
  | 'unreadable'
  | 'budget';

/** Why a page was given to a browser, and what came of it. */
export interface RenderFact {
  /** `script-regions`, `spa-shell`, `empty-list`, `entries-missing` …: what the static reading lacked. */
  reasons: string[];
  outcome: RenderOutcome;
  at: string;
  finalUrl: string;
  status: number | null;
  ms: number;
  requests: number;
  /** False when the deadline came before the page was quiet. */
  quiet: boolean;
  /** `sha256:…` of the page as the browser showed it. */
  evidence: string | null;
  /** What the page tried and was not let: private addresses, other schemes, too much. */
  refusals: { url: string; why: string }[];
  dialogs: number;
  downloads: number;
  popups: string[];
}

/** A second answer, by a browser, for an address about to be called dead. */
export interface ConfirmFact {
  at: string;
  state: LinkState;
  status: number | null;
  finalUrl: string;
  /** `sha256:…` of the page as the browser showed it; absent where it showed none. */
  evidence?: string;
}
