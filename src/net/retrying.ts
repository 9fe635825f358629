import type { Attempt, LinkState } from '../facts/index.ts';
import type { Clock, Fetch } from './fetch.ts';
import { retryAfterMs } from './retry-after.ts';
import type { NetResponse } from './types.ts';

export interface RetryOptions {
  /** Waiting before each further try; their number is the number of further tries. */
  backoffMs: readonly number[];
  /** A longer `Retry-After` is not waited for. */
  maxPauseMs: number;
}

export const DEFAULT_RETRY: RetryOptions = { backoffMs: [500, 2_000], maxPauseMs: 60_000 };

/** Ends that may be another one a moment later. All others are answers. */
const TEMPORARY: ReadonlySet<LinkState> = new Set(['dns_temporary', 'refused', 'reset', 'timeout']);
const TEMPORARY_STATUS = new Set([500, 502, 503, 504]);

/** Tries again what may pass, and keeps every try. */
export const retrying =
  (deps: { clock: Clock; retry: RetryOptions }, next: Fetch): Fetch =>
  async (errand) => {
    const attempts: Attempt[] = [];
    for (let tries = 0; ; tries += 1) {
      const response = await next(errand);
      attempts.push(...response.attempts);
      const wait = waitBeforeNext(response, tries, deps.retry, deps.clock.now());
      if (wait === null || errand.budget.leftMs <= 0) return { ...response, attempts };
      await deps.clock.sleep(wait, errand.signal);
      if (errand.signal?.aborted) return { ...response, attempts };
    }
  };

/** How long to wait for the next try; null when there must be none. */
export function waitBeforeNext(
  { state, status, headers, attempts }: NetResponse,
  tries: number,
  { backoffMs, maxPauseMs }: RetryOptions,
  now: number,
): number | null {
  const backoff = backoffMs[tries];
  // Without an attempt the host object has answered itself: asking again would only repeat it.
  if (backoff === undefined || attempts.length === 0) return null;
  const asked = retryAfterMs(headers['retry-after'], now);
  if (asked !== null && (status === 429 || status === 503)) {
    // The server invites us back; once is enough, and only if it is soon.
    return tries === 0 && asked <= maxPauseMs ? asked : null;
  }
  if (status === null || state === 'reset') return TEMPORARY.has(state) ? backoff : null;
  return TEMPORARY_STATUS.has(status) && state === 'server_error' ? backoff : null;
}
