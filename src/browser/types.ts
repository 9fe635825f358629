import type { Passage } from '../net/types.ts';

/** Where a browser came from, in the order of the chain. */
export const BROWSER_SOURCES = ['env', 'playwright', 'bundled', 'system'] as const;
export type BrowserSource = (typeof BROWSER_SOURCES)[number];

/** A browser that was seen to draw a page. */
export interface FoundBrowser {
  state: 'found';
  source: BrowserSource;
  executablePath: string;
  /** Added to the environment at launch (library path of the bundled one). */
  env: Record<string, string>;
  args: string[];
  /** False only where the system offers no sandbox (root, no user namespaces). */
  sandbox: boolean;
  version: string;
  /** Whether Chinese text is drawn; without a Chinese font it is blank. */
  chineseText: boolean;
}

/** One link of the chain that did not hold. `absent`: not there at all; `broken`: there, and it failed. */
export interface TriedBrowser {
  source: BrowserSource;
  outcome: 'absent' | 'broken';
  /** Path and error text, for the doctor. */
  why: string;
}

export interface NoBrowser {
  state: 'none';
  tried: TriedBrowser[];
}

/** Asks the guard and the host's budget for one request (`Net.pass`). */
export type Pass = (url: string, signal?: AbortSignal) => Promise<Passage>;

/** A request of a page that was not let out: private address, foreign scheme, or more than one visit may ask. */
export interface Refusal {
  url: string;
  why: string;
}

/** Something on a page that reacts to a click and has no address of its own. */
export interface Clickable {
  id: number;
  label: string;
}

export interface RenderRequest {
  url: string;
  referrer?: string;
  deadlineMs?: number;
  /** Which of the page's clickables are worth a click, by label. None when absent. */
  wantsClick?: (label: string) => boolean;
  /** As on a phone: narrow, touched, and named as one. */
  phone?: boolean;
  /** With an empty cache, as somebody who comes for the first time. */
  fresh?: boolean;
  signal?: AbortSignal;
}

/** An error of a page's scripts that nobody caught; `source` is the script it came from, null when it does not say. */
export interface PageError {
  message: string;
  source: string | null;
}

/** What a page did besides showing itself; all of it was refused or dismissed. */
export interface Conduct {
  dialogs: number;
  downloads: number;
  popups: string[];
  refusals: Refusal[];
  /** Uncaught errors of its scripts, the first few. */
  errors: PageError[];
  /** Scripts and style sheets that were answered with an error. */
  dead: { url: string; status: number }[];
  /** Scripts and their requests that were never answered. */
  lost: number;
}

export interface Timing {
  /** Until the page could be read: from navigation to the end of DOMContentLoaded, ms; null when it never came. Pictures
   *  do not count. */
  loadedMs: number | null;
  /** How much of that somebody stood in our own line, ms: nobody's fault but ours. */
  heldMs: number;
  /** Whole visit. */
  ms: number;
  requests: number;
  bytes: number;
}

export type RenderFailure =
  | 'no_browser'
  | 'timeout'
  | 'crashed'
  | 'refused'
  | 'unreachable'
  | 'download'
  | 'interrupted';

export type Rendering =
  | {
      state: 'rendered';
      finalUrl: string;
      status: number | null;
      contentType: string | null;
      /** The page as it stood, scripts left out; see `page/read.js` for the marks it carries. */
      html: string;
      /** The code that stood in the page itself, cut short: shields are told by it. */
      script: string;
      /** False when the deadline came before the network was quiet. */
      quiet: boolean;
      /** Width of the content against the width of the page area; above 1 it scrolls sideways. */
      overflow: number;
      conduct: Conduct;
      timing: Timing;
    }
  | {
      state: 'failed';
      why: RenderFailure;
      error: string;
      finalUrl: string;
      status: number | null;
      conduct: Conduct;
      timing: Timing;
    };

/** What to outline on a picture: links by their address as the page resolves it, or by label. */
export interface Outline {
  url: string | null;
  label: string;
}

export interface CaptureRequest {
  url: string;
  outlines: Outline[];
  /** Printed above the picture, not on the page. */
  caption: string;
  deadlineMs?: number;
  signal?: AbortSignal;
}

/** `[left, top, width, height]` on the page, CSS pixels. */
export type Frame = [number, number, number, number];

export interface Picture {
  view: 'first-screen' | 'full-page';
  bytes: Uint8Array;
  width: number;
  height: number;
  thumbnail: Uint8Array;
  /** 64-bit difference hash of the page below the caption, 16 hex digits. */
  look: string;
}

export type Capture =
  | {
      state: 'captured';
      finalUrl: string;
      status: number | null;
      /** Where the outlines that were found are drawn. */
      frames: Frame[];
      pictures: Picture[];
      conduct: Conduct;
    }
  | { state: 'failed'; why: RenderFailure; error: string };

/** One target's browser: a context of its own, opened when it is first needed. Its visits come one after another. */
export interface Session {
  render(request: RenderRequest): Promise<Rendering>;
  capture(request: CaptureRequest): Promise<Capture>;
  close(): Promise<void>;
}

/** The browser of a run. Nothing is launched before the first visit. */
export interface Browsers {
  /** The browser in use, looked for when first asked; null when there is none. */
  found(): Promise<FoundBrowser | null>;
  open(): Session;
  /** Launches so far; more than one after crashes or recycling. */
  launches(): number;
  close(): Promise<void>;
}
