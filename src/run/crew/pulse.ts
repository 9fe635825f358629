/** How long a thread may say nothing before it counts as stuck. */
export interface Patience {
  everyMs: number;
  /** Looks in a row that may go unanswered. Looks are counted and not the time: a machine that slept missed none. */
  mostUnanswered: number;
}

/** Two minutes: reading one page takes seconds on the busiest machine. */
export const PATIENCE: Patience = { everyMs: 5_000, mostUnanswered: 24 };

/** Asks again and again for a sign of life, and calls `onStuck` once where none comes any more. One that has never
 *  answered is still starting. Answers what ends it. */
export function watchPulse(
  ask: () => Promise<unknown>,
  { everyMs, mostUnanswered }: Patience,
  onStuck: () => void,
): () => void {
  let answered = false;
  let unanswered = 0;
  const look = (): void => {
    if (unanswered > mostUnanswered) {
      end();
      onStuck();
      return;
    }
    if (unanswered === 0) ask().then(onAnswer, () => {});
    if (unanswered === 0 || answered) unanswered += 1;
  };
  const onAnswer = (): void => {
    answered = true;
    unanswered = 0;
  };
  const timer = setInterval(look, everyMs).unref();
  const end = (): void => clearInterval(timer);
  return end;
}
