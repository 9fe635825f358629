import type { Attempt, Hop, LinkState } from '../facts/index.ts';

/** What a request is for; sets caps and what counts as an answer. */
export type Purpose = 'page' | 'file' | 'script' | 'link' | 'probe';

export interface NetRequest {
  url: string;
  purpose: Purpose;
  referrer?: string;
  /** Bytes after decompression; the purpose's default when absent. */
  maxBytes?: number;
  /** Ask only for the first bytes (files): `Range: bytes=0-n`. */
  rangeBytes?: number;
  signal?: AbortSignal;
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
  ms: number;
  hops: Hop[];
  attempts: Attempt[];
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

/** The only door to the network. */
export interface Net {
  fetch(request: NetRequest): Promise<NetResponse>;
  /** Whether robots.txt lets our agent ask for it; `unknown` when it cannot be read (then it is allowed). */
  robots(url: string): Promise<{ allowed: boolean; sitemaps: string[]; crawlDelaySeconds: number | null }>;
  /** True once any public (not mapped, not literal) name was resolved in this run; null before any was tried. */
  ownNetworkUp(): boolean | null;
  statistics(): HostStatistics[];
  close(): Promise<void>;
}
