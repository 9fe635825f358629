import type { Attempt, LinkState } from '../facts/index.ts';
import type { NetRequest, NetResponse, Phases } from './types.ts';

/** Time on the wire one visit may still use, over all its hops and tries. Waiting for politeness does not count. */
export interface Budget {
  leftMs: number;
}

/** A request on its way through the wrappers. */
export interface Errand extends NetRequest {
  budget: Budget;
  /** Filled by the wrappers that know; absent where nobody asks. */
  phases?: Phases;
}

/** Adds to a phase that several hops may have. */
export function spend(errand: Errand, phase: keyof Phases, ms: number): void {
  if (errand.phases) errand.phases[phase] = (errand.phases[phase] ?? 0) + ms;
}

/** What every wrapper takes and gives. It never throws: each end has a name. */
export type Fetch = (errand: Errand) => Promise<NetResponse>;

/** The clock, injected so that tests need no waiting. `sleep` returns early, without an error, when the signal aborts. */
export interface Clock {
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface Limits {
  /** Name resolution and the connection with its TLS handshake. */
  connectMs: number;
  /** From the request sent to the headers received. */
  headersMs: number;
  /** From the headers to the last byte. */
  bodyMs: number;
  /** All hops and tries of one visit together. */
  visitMs: number;
}

export const DEFAULT_LIMITS: Limits = {
  connectMs: 10_000,
  headersMs: 15_000,
  bodyMs: 20_000,
  visitMs: 45_000,
};

/** An end that was reached before anything was received. */
export function ended(errand: Errand, state: LinkState, at: number, attempt?: Partial<Attempt>): NetResponse {
  const fetchedAt = new Date(at).toISOString();
  const url = withoutCredentials(errand.url);
  const made: Attempt[] = attempt
    ? [
        {
          at: fetchedAt,
          url,
          method: errand.method ?? 'GET',
          state,
          status: null,
          ms: 0,
          address: null,
          bytes: 0,
          error: null,
          ...attempt,
        },
      ]
    : [];
  return {
    url: errand.url,
    finalUrl: url,
    state,
    status: null,
    headers: {},
    contentType: null,
    body: null,
    truncated: false,
    fetchedAt,
    ms: made[0]?.ms ?? 0,
    hops: [],
    attempts: made,
  };
}

/** What one caller asks under its own name is nobody else's answer: neither shared nor remembered. */
export const isPrivate = ({ purpose, method, headers, secrets }: NetRequest): boolean =>
  purpose === 'api' || method === 'POST' || headers !== undefined || secrets !== undefined;

/** User and password never get into attempts, hops or addresses that are kept. */
export function withoutCredentials(url: string): string {
  // Nearly all addresses are told by this alone.
  const parsed = url.includes('@') ? URL.parse(url) : null;
  if (parsed === null) return url;
  if (parsed.username === '' && parsed.password === '') return url;
  parsed.username = '';
  parsed.password = '';
  return parsed.href;
}
