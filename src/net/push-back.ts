import { retryAfterMs } from './retry-after.ts';
import type { NetResponse } from './types.ts';

/** Pauses from one push-back to the next; the last is longer than we wait, so that requests end at once. */
const PAUSES_MS = [1_000, 5_000, 20_000, 120_000];

/** Remembers how often a host has asked us to slow down, and says how long to leave it alone. */
export interface PushBack {
  /** Pause after this answer in ms; 0 for none. */
  pauseAfter(response: Pick<NetResponse, 'state' | 'status' | 'headers'>, now: number): number;
}

export function openPushBack(maxPauseMs: number): PushBack {
  let inRow = 0;
  return {
    pauseAfter({ state, status, headers }, now) {
      const asked = retryAfterMs(headers['retry-after'], now);
      if (status !== 429 && (status !== 503 || asked === null)) {
        if (state === 'ok') inRow = 0;
        return 0;
      }
      const usual = PAUSES_MS[Math.min(inRow, PAUSES_MS.length - 1)] ?? 0;
      inRow += 1;
      if (asked === null) return usual;
      // One page under maintenance for a day must not silence the whole site.
      if (status === 503 && asked > maxPauseMs) return usual;
      return inRow >= PAUSES_MS.length ? Math.max(asked, usual) : asked;
    },
  };
}
