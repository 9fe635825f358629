import type { Attempt, Hop, LinkState, TlsDiagnosis } from '../facts/index.ts';

/** What a request is for; sets caps and what counts as an answer. */
export type Purpose = 'page' | 'file' | 'script' | 'link' | 'probe' | 'api';

export interface NetRequest {
  url: string;
  purpose: Purpose;
  referrer?: string;
  /** Bytes after decompression; the purpose's default when absent. */
  maxBytes?: number;
  /** Ask only for the first bytes (files): `Range: bytes=0-n`. */
  rangeBytes?: number;
  /** Asked once in a run: not worth remembering. */
  once?: boolean;
  signal?: AbortSignal;
  /** POST is for interfaces that ask with a body; a redirect of it is not followed. */
  method?: 'GET' | 'POST';
  /** UTF-8 text; its type stands in `headers`. */
  body?: string;
  /** Further headers, names in lower case. */
  headers?: Readonly<Record<string, string>>;
  /** Values (keys, tokens) that must not stand in anything that is kept: shown as `***` in addresses and attempts. */
  secrets?: readonly string[];
}

/** Where the time of a request went, in ms over all hops; null for what was not needed (a connection kept open). */
export interface Phases {
  dnsMs: number | null;
  connectMs: number | null;
  tlsMs: number | null;
  /** From the request sent to the headers, of the last hop. */
  firstByteMs: number | null;
}

/** How a request ended, redirects followed. `body` is null unless bytes were received. */
export interface NetResponse {
  url: string;
  finalUrl: string;
  /** By status, headers and transport only; soft-404 and challenges need the body and are named by `observe`. */
  state: LinkState;
  status: number | null;
  headers: Record<string, string>;
  contentType: string | null;
  body: Uint8Array | null;
  /** True when the cap cut the body (files), never for pages: those end `too_large`. */
  truncated: boolean;
  fetchedAt: string;
  /** How long a visitor would have waited: the answer and its redirects, without our waiting and failed tries. */
  ms: number;
  hops: Hop[];
  /** Empty when nothing was asked: the host's circuit is open (same state as its last failure), it asked for a long
   *  pause (`blocked`), or the caller called off while we stood in line. */
  attempts: Attempt[];
  /** When the body was received, where the server has said that it is unchanged (304). */
  unchangedSince?: string;
  /** Of probes only. */
  phases?: Phases;
}

export interface HostStatistics {
  host: string;
  requests: number;
  bytes: number;
  errors: number;
  blocked: number;
  /** Total of the waiting our politeness caused, ms. */
  waitedMs: number;
  circuit: 'closed' | 'open';
}

/** How a request ended that somebody else put on the wire. */
export interface PassageEnd {
  state: LinkState;
  status: number | null;
  bytes: number;
  headers?: Record<string, string>;
}

/** Leave to connect to one checked address, or the reason why not. `leave` must be called when the request is over. */
export type Passage =
  | { open: true; address: string; port: number; leave(end: PassageEnd): void }
  | { open: false; state: LinkState; error: string };

/** What those who look at sites ask of the net. */
export interface Door {
  fetch(request: NetRequest): Promise<NetResponse>;
  /** Whether robots.txt lets our agent ask for it; `unknown` when it cannot be read (then it is allowed). */
  robots(url: string): Promise<{ allowed: boolean; sitemaps: string[]; crawlDelaySeconds: number | null }>;
  /** True once any public (not mapped, not literal) name was resolved in this run; null before any was tried. */
  ownNetworkUp(): boolean | null;
  /** Which fault a refused certificate has; null where a handshake tells nothing. */
  diagnoseTls(url: string): Promise<TlsDiagnosis | null>;
}

/** The only door to the network. */
export interface Net extends Door {
  /** For requests of a browser: the same guard, pinning and host budget, but somebody else speaks on the wire. */
  pass(url: string, signal?: AbortSignal): Promise<Passage>;
  statistics(): HostStatistics[];
  close(): Promise<void>;
}
