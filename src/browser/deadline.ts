import type { RenderFailure } from './types.ts';

/** A visit that ended early, with its named reason. */
export class VisitFailed extends Error {
  readonly why: RenderFailure;
  constructor(why: RenderFailure, message: string) {
    super(message);
    this.why = why;
  }
}

/** One budget of time over all steps of a visit. */
export interface Deadline {
  leftMs(): number;
  /** The work, or `timeout` when the budget (or the step's own limit) is used up first. What was begun runs on
   *  unheard: it belongs to a page that is closed next. */
  within<T>(work: Promise<T>, step: string, mostMs?: number): Promise<T>;
}

export function startDeadline(ms: number): Deadline {
  const endsAt = performance.now() + ms;
  const leftMs = (): number => Math.max(0, endsAt - performance.now());
  return {
    leftMs,
    within(work, step, mostMs = ms) {
      // A late failure of work nobody waits for any more must not end the process.
      work.catch(() => {});
      return new Promise((resolve, reject) => {
        const late = (): void => reject(new VisitFailed('timeout', `${step} took too long`));
        const timer = setTimeout(late, Math.min(mostMs, leftMs()));
        work.then(resolve, reject).finally(() => clearTimeout(timer));
      });
    },
  };
}
