/** When the next request may start: evenly spaced, later after a pause. Times in ms, from the caller's clock. */
export interface Pace {
  /** 0: start now, the moment is yours. Otherwise: ask again after so many ms. */
  start(now: number): number;
  /** Nothing starts before this time. */
  pauseUntil(time: number): void;
  pausedUntil(): number;
  /** Widens the spacing to what the site asks for; never narrows it. */
  spaceBy(ms: number): void;
}

/** Spacing counts from real starts, so that a stalled machine does not make up for it with a burst. */
export function openPace(requestsPerSecond: number): Pace {
  let spacingMs = 1000 / requestsPerSecond;
  let nextAt = 0;
  let paused = 0;
  return {
    start(now) {
      const wait = Math.max(nextAt, paused) - now;
      if (wait > 0) return wait;
      nextAt = now + spacingMs;
      return 0;
    },
    pauseUntil: (time) => {
      paused = Math.max(paused, time);
    },
    pausedUntil: () => paused,
    spaceBy: (ms) => {
      spacingMs = Math.max(spacingMs, ms);
    },
  };
}
