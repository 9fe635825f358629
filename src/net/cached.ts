import { isReached } from '../facts/index.ts';
import { type Clock, type Errand, type Fetch, isPrivate } from './fetch.ts';
import type { NetResponse } from './types.ts';

export interface CacheOptions {
  maxBytes: number;
  keepMs: number;
}

export const DEFAULT_CACHE: CacheOptions = { maxBytes: 16 * 1024 * 1024, keepMs: 600_000 };

interface Entry {
  response: NetResponse;
  at: number;
  size: number;
}

/** Remembers good answers for a while, errors never. Probes always go out: they ask how it is now. */
export const cached = (deps: { clock: Pick<Clock, 'now'>; cache: CacheOptions }, next: Fetch): Fetch => {
  const entries = new Map<string, Entry>();
  let size = 0;

  const drop = (key: string): void => {
    size -= entries.get(key)?.size ?? 0;
    entries.delete(key);
  };
  const keep = (key: string, response: NetResponse): void => {
    drop(key);
    // Rough weight of headers and attempts beside the body.
    const entry = { response, at: deps.clock.now(), size: (response.body?.length ?? 0) + 2048 };
    if (entry.size > deps.cache.maxBytes / 4) return;
    entries.set(key, entry);
    size += entry.size;
    for (const oldest of entries.keys()) {
      if (size <= deps.cache.maxBytes) break;
      drop(oldest);
    }
  };
  const find = (key: string): NetResponse | null => {
    const entry = entries.get(key);
    return entry && deps.clock.now() - entry.at < deps.cache.keepMs ? entry.response : null;
  };

  return async (errand) => {
    if (errand.once || errand.purpose === 'probe' || errand.purpose === 'file' || isPrivate(errand))
      return next(errand);
    const known = find(keyOf(errand)) ?? (errand.purpose === 'link' ? find(pageKeyOf(errand)) : null);
    if (known) return { ...known, url: errand.url };
    const response = await next(errand);
    if (isReached(response.state)) keep(keyOf(errand), response);
    return response;
  };
};

/** A fragment is not asked for; what is cut by another cap is another answer. */
const keyOf = ({ url, purpose, maxBytes = 0 }: Errand): string =>
  `${purpose} ${maxBytes} ${url.split('#', 1)[0]}`;
/** A page that was read is answer enough for a link to it. */
const pageKeyOf = ({ url }: Errand): string => `page 0 ${url.split('#', 1)[0]}`;
