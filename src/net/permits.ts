/** A counted number of places; who comes later waits in line. */
export interface Permits {
  /** False when the signal ended the waiting; then there is nothing to give back. */
  take(signal?: AbortSignal): Promise<boolean>;
  giveBack(): void;
}

export function openPermits(count: number): Permits {
  let free = count;
  const line: (() => void)[] = [];
  return {
    take(signal) {
      if (signal?.aborted) return Promise.resolve(false);
      if (free > 0) {
        free -= 1;
        return Promise.resolve(true);
      }
      return new Promise((resolve) => {
        const leave = (): void => {
          line.splice(line.indexOf(enter), 1);
          resolve(false);
        };
        const enter = (): void => {
          signal?.removeEventListener('abort', leave);
          resolve(true);
        };
        line.push(enter);
        signal?.addEventListener('abort', leave, { once: true });
      });
    },
    giveBack() {
      const next = line.shift();
      if (next) next();
      else free += 1;
    },
  };
}
