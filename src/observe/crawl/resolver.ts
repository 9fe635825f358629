import { resolveHref } from './address.ts';
import { ownCopy } from './graph.ts';

/** Entries kept before all are let go; a portal's templates need a few thousand. */
const MOST_KEPT = 200_000;

const HASH = 0x23;
const SLASH = 0x2f;
const QUESTION = 0x3f;
const UPPER_H = 0x48;
const LOWER_H = 0x68;
const ABSOLUTE = /^https?:\/\//i;

/** Numbers of addresses by the way they are written. Most links of a page are its template's, so most are known. */
export interface Resolver {
  /** How hrefs of this page resolve: the number of the address, -1 for none. */
  on(base: string, charset: string | null): (href: string) => number;
}

export function openResolver(intern: (url: string) => number): Resolver {
  const caches = new Map<string, Map<string, number>>();
  let kept = 0;

  const cacheOf = (key: string): Map<string, number> => {
    const cache = caches.get(key) ?? new Map<string, number>();
    caches.set(key, cache);
    return cache;
  };

  return {
    on(base, charset) {
      if (kept > MOST_KEPT) {
        caches.clear();
        kept = 0;
      }
      const url = new URL(base);
      const manner = charset === 'gbk' || charset === 'gb18030' ? charset : '';
      const ofOrigin = cacheOf(`${manner} ${url.origin}`);
      const ofFolder = cacheOf(
        `${manner} ${url.origin}${url.pathname.slice(0, url.pathname.lastIndexOf('/') + 1)}`,
      );

      const resolve = (href: string): number => {
        const resolved = resolveHref(href, base, charset);
        return resolved.is === 'none' ? -1 : intern(resolved.url);
      };
      return (href) => {
        const first = href.charCodeAt(0);
        // `#…` leads nowhere, `?…` depends on the page itself.
        if (first === HASH) return -1;
        if (first === QUESTION || href === '' || href.length > 2_000) return resolve(href);
        const isWhole = first === SLASH || ((first === LOWER_H || first === UPPER_H) && ABSOLUTE.test(href));
        const cache = isWhole ? ofOrigin : ofFolder;
        const known = cache.get(href);
        if (known !== undefined) return known;
        const id = resolve(href);
        cache.set(ownCopy(href), id);
        kept += 1;
        return id;
      };
    },
  };
}
