import type { CanaryReport } from './canary.ts';

/** Asks the canary before and during a run, and remembers the first wrong answer. */
export interface Sentinel {
  /** False once the canary was wrong; asks again when the last look is old or `fresh` is set. */
  well(fresh?: boolean): Promise<boolean>;
  /** The report that made the run void; null while all is well. */
  wrong(): CanaryReport | null;
}

const LOOK_EVERY_MS = 5 * 60_000;

/** Opens the watch over a run. Without a canary (a single check, most tests) all is held to be well. */
export function openSentinel(check: (() => Promise<CanaryReport>) | undefined, now: () => number): Sentinel {
  let wrong: CanaryReport | null = null;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | null = null;
  const look = async (): Promise<void> => {
    if (!check) return;
    lookedAt = now();
    const report = await check();
    if (!report.well) wrong ??= report;
  };
  return {
    wrong: () => wrong,
    async well(fresh = false) {
      if (wrong === null && (fresh || looking || Math.abs(now() - lookedAt) >= LOOK_EVERY_MS)) {
        looking ??= look().finally(() => {
          looking = null;
        });
        await looking;
      }
      return wrong === null;
    },
  };
}
