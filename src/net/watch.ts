/** Everything that may end a request from our side: time limits and the caller. */
export interface Watch {
  /** What ended it; null while nothing has. */
  reason(): Error | null;
  /** Called when it ends, at once when it has already. */
  onEnd(tell: (reason: Error) => void): void;
  /** A limit on the whole. */
  limit(ms: number, what: string): void;
  /** A limit on what begins now; it takes the place of the last stage's. */
  stage(ms: number, what: string): void;
  stop(): void;
}

/** Watches one request. A limit ends it with a TimeoutError, the caller's signal with an AbortError. Without a signal of
 *  its own: one for every request would cost more than its timers. */
export function startWatch(caller?: AbortSignal): Watch {
  let whole: NodeJS.Timeout | undefined;
  let stage: NodeJS.Timeout | undefined;
  let ended: Error | null = null;
  let told: (reason: Error) => void = () => {};
  const end = (reason: Error): void => {
    if (ended !== null) return;
    ended = reason;
    told(reason);
  };
  const interrupt = (): void => end(new DOMException('interrupted', 'AbortError'));
  const timer = (ms: number, what: string): NodeJS.Timeout =>
    setTimeout(() => end(new DOMException(`${what} took over ${ms} ms`, 'TimeoutError')), ms);
  if (caller?.aborted) interrupt();
  else caller?.addEventListener('abort', interrupt, { once: true });
  return {
    reason: () => ended,
    onEnd(tell) {
      told = tell;
      if (ended !== null) tell(ended);
    },
    limit(ms, what) {
      clearTimeout(whole);
      whole = timer(ms, what);
    },
    stage(ms, what) {
      clearTimeout(stage);
      stage = timer(ms, what);
    },
    stop() {
      clearTimeout(whole);
      clearTimeout(stage);
      caller?.removeEventListener('abort', interrupt);
    },
  };
}
