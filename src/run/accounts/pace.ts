/** Keeps the least time between two requests to a platform, on top of the politeness of the net. */
export function openPace(
  least: ReadonlyMap<string, number>,
  now: () => number,
  sleep: (ms: number) => Promise<void>,
) {
  const nextAt = new Map<string, number>();
  return async (host: string): Promise<void> => {
    const interval = least.get(host);
    if (interval === undefined) return;
    const start = Math.max(now(), nextAt.get(host) ?? 0);
    nextAt.set(host, start + interval);
    if (start > now()) await sleep(start - now());
  };
}
