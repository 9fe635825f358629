import type { RenderOutcome } from './render.ts';

/** One visit of the home page with an empty cache. */
export interface Load {
  outcome: RenderOutcome;
  /** Until the page could be read, pictures left out, ms; null when that never came. */
  loadedMs: number | null;
  /** How much of it requests stood in our own line, ms. */
  heldMs: number;
}

/** The home page as a phone shows it. */
export interface PhoneView {
  outcome: RenderOutcome;
  finalUrl: string;
  /** It says how wide it wants to be: `<meta name="viewport">` with a device's width. */
  hasViewport: boolean;
  /** Width of the content against the width of the screen; above 1 it must be pushed sideways. */
  overflow: number;
  /** `sha256:…` of the page; null when nothing was shown. */
  evidence: string | null;
}

/** A part that a secure page asks for without encryption. Browsers do not load active ones. */
export interface InsecurePart {
  url: string;
  kind: 'active' | 'passive';
}

/** What a browser met on the home page besides its content, written once per target that has a browser. */
export interface UsabilityFact {
  type: 'usability';
  at: string;
  url: string;
  loads: Load[];
  phone: PhoneView;
  /** `sha256:…` of the page of the first visit; null when nothing was shown. */
  evidence: string | null;
  /** Short texts a visitor could press or point at, names of pictures among them. */
  labels: string[];
  /** Addresses of its script files. */
  scripts: string[];
  insecure: InsecurePart[];
  /** Errors of scripts that nobody caught, in every visit. */
  errors: { message: string; source: string | null }[];
  /** Scripts and style sheets answered with an error, in every visit. */
  dead: { url: string; status: number }[];
  /** What the page asked for and did not get: requests that were refused or never answered, windows, answers to
   *  questions. What goes wrong on it may be our doing, or a stranger's. */
  withheld: number;
}
