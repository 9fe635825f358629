/** Runs work for many hosts side by side, a few at a time for each, so that a slow host holds up nobody else. */
export interface Lanes {
  add(host: string, work: () => Promise<void>): void;
  /** Resolves when nothing is waiting or under way. */
  idle(): Promise<void>;
}

export function openLanes(perHost: number, inAll: number): Lanes {
  const waiting = new Map<string, (() => Promise<void>)[]>();
  const busy = new Map<string, number>();
  let underWay = 0;
  let whenIdle: (() => void)[] = [];

  const next = (): { host: string; work: () => Promise<void> } | null => {
    for (const [host, queue] of waiting) {
      if ((busy.get(host) ?? 0) >= perHost) continue;
      const work = queue.shift();
      // Put behind the others, so that all hosts get their turn.
      waiting.delete(host);
      if (queue.length > 0) waiting.set(host, queue);
      if (work) return { host, work };
    }
    return null;
  };

  const start = (): void => {
    while (underWay < inAll) {
      const found = next();
      if (!found) break;
      const { host, work } = found;
      underWay += 1;
      busy.set(host, (busy.get(host) ?? 0) + 1);
      void work().finally(() => {
        underWay -= 1;
        busy.set(host, (busy.get(host) ?? 0) - 1);
        start();
      });
    }
    if (underWay === 0 && waiting.size === 0) {
      for (const tell of whenIdle) tell();
      whenIdle = [];
    }
  };

  return {
    add(host, work) {
      const queue = waiting.get(host) ?? [];
      queue.push(work);
      waiting.set(host, queue);
      start();
    },
    idle: () =>
      new Promise((resolve) => {
        if (underWay === 0 && waiting.size === 0) resolve();
        else whenIdle.push(resolve);
      }),
  };
}
