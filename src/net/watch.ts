/** One abort signal for everything that may end a request from our side: time limits and the caller. */
export interface Watch {
  signal: AbortSignal;
  /** Starts a further limit. */
  limit(ms: number, what: string): void;
  stop(): void;
}

/** Watches one request. A limit ends it with a TimeoutError, the caller's signal with an AbortError. */
export function startWatch(caller?: AbortSignal): Watch {
  const controller = new AbortController();
  const timers: NodeJS.Timeout[] = [];
  const interrupt = (): void => controller.abort(new DOMException('interrupted', 'AbortError'));
  if (caller?.aborted) interrupt();
  caller?.addEventListener('abort', interrupt, { once: true });
  return {
    signal: controller.signal,
    limit(ms, what) {
      const end = (): void =>
        controller.abort(new DOMException(`${what} took over ${ms} ms`, 'TimeoutError'));
      timers.push(setTimeout(end, ms));
    },
    stop() {
      timers.forEach(clearTimeout);
      caller?.removeEventListener('abort', interrupt);
    },
  };
}
