import type { Door } from '../net/index.ts';

export interface Load {
  requests: number;
  bytes: number;
}

/** The same door, counting what goes through it: the load of one target among many that share the net. */
export function counted(net: Door, load: Load, now: () => number): Door {
  return {
    ...net,
    async fetch(request) {
      const askedAt = now();
      const response = await net.fetch(request);
      // An answer from the run's cache comes with its old attempts; they were counted when they were made.
      const made = response.attempts.filter((attempt) => Date.parse(attempt.at) >= askedAt);
      load.requests += made.length;
      load.bytes += made.reduce((sum, attempt) => sum + attempt.bytes, 0);
      return response;
    },
  };
}
