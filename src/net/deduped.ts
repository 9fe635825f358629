import { type Errand, type Fetch, isPrivate } from './fetch.ts';
import type { NetResponse } from './types.ts';

/** Who asks for what is just being asked gets the same answer. */
export const deduped = (next: Fetch): Fetch => {
  const underWay = new Map<string, Promise<NetResponse>>();
  return async (errand) => {
    if (isPrivate(errand)) return next(errand);
    const key = keyOf(errand);
    const shared = underWay.get(key);
    if (shared) {
      const response = await shared;
      // The other one was called off, we were not.
      if (response.state === 'interrupted' && !errand.signal?.aborted) return next(errand);
      return { ...response, url: errand.url };
    }
    const own = next(errand).finally(() => underWay.delete(key));
    underWay.set(key, own);
    return own;
  };
};

const keyOf = ({ url, purpose, maxBytes = 0, rangeBytes = 0 }: Errand): string =>
  `${purpose} ${maxBytes} ${rangeBytes} ${url.split('#', 1)[0]}`;
