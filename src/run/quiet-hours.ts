import { setTimeout as wait } from 'node:timers/promises';
import type { RunDeps } from './deps.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const CHINA_MS = 8 * 3_600_000;

/** When the quiet hours that hold at `now` end; null when none hold. Spans read `HH:MM-HH:MM` in China and may run
 *  over midnight. */
export function quietUntil(now: number, spans: readonly string[]): number | null {
  const today = Math.floor((now + CHINA_MS) / DAY_MS) * DAY_MS - CHINA_MS;
  const ends = spans.flatMap((span) => {
    const [from = 0, to = 0] = span.split('-').map(minutesOf);
    const length = to > from ? to - from : to - from + 24 * 60;
    return [today - DAY_MS, today]
      .map((day) => day + from * MINUTE_MS)
      .filter((start) => start <= now && now < start + length * MINUTE_MS)
      .map((start) => start + length * MINUTE_MS);
  });
  return ends.length === 0 ? null : Math.max(...ends);
}

const minutesOf = (text: string): number => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
};

/** A gate before each target of a scan: resolves when no quiet hours hold, or as soon as the run is called off. All who
 *  stand before it wait together, and it is told once. */
export function openQuietGate(
  hours: string | null,
  { now, signal, onProgress, sleep = sleepFor }: Pick<RunDeps, 'now' | 'signal' | 'onProgress' | 'sleep'>,
): () => Promise<void> {
  const spans = hours === null ? [] : [hours];
  let waiting: Promise<void> | null = null;
  const pass = async (until: number): Promise<void> => {
    onProgress({ type: 'quiet', until: new Date(until).toISOString() });
    // In small steps, because a machine that was asleep wakes with its timers late.
    for (let end: number | null = until; end !== null && !signal.aborted; end = quietUntil(now(), spans)) {
      await sleep(Math.min(end - now(), MINUTE_MS), signal);
    }
  };
  return async () => {
    const until = quietUntil(now(), spans);
    if (until === null || signal.aborted) return;
    waiting ??= pass(until).finally(() => {
      waiting = null;
    });
    await waiting;
  };
}

/** Ends early, without an error, when the signal aborts. */
const sleepFor = (ms: number, signal: AbortSignal): Promise<void> =>
  wait(ms, undefined, { signal }).catch(() => {});
