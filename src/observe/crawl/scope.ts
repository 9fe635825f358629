import { getDomain, parse } from 'tldts';
import type { ScopeOptions } from './types.ts';

/** `read`: a page of the site. `check`: asked once, not followed. */
export type Place = 'read' | 'check';

export interface CrawlScope {
  placeOf(url: URL): Place;
  /** Belongs to the site, followed or not. */
  isOwn(host: string): boolean;
  /** Takes the host in to which the start page was redirected, when it is another name of the same site. */
  admit(url: string): void;
}

/** The scope of a crawl that starts at an address. Ports count: another port is another site. */
export function openScope(start: string, options: ScopeOptions = {}): CrawlScope {
  const home = new URL(start);
  const hosts = new Set([
    home.host,
    twinOf(home.host),
    ...(options.hosts ?? []).map((host) => host.toLowerCase()),
  ]);
  const domain = registeredDomain(home.hostname);
  const prefixes = (options.prefixes ?? []).flatMap((prefix) => URL.parse(prefix, start) ?? []);
  const known = new Map<string, boolean>();

  const isOwn = (host: string): boolean => {
    const before = known.get(host);
    if (before !== undefined) return before;
    const bare = host.replace(/:\d+$/, '').replace(/\.$/, '');
    const own =
      hosts.has(host) ||
      (host.endsWith('.') && hosts.has(bare)) ||
      (options.domain === true && domain !== null && registeredDomain(bare) === domain);
    known.set(host, own);
    return own;
  };

  return {
    isOwn,
    placeOf(url) {
      // Behind a dot at the end of the name lies the whole site once more.
      if (!isOwn(url.host) || (hasDot(url) && !hasDot(home))) return 'check';
      if (prefixes.length === 0) return 'read';
      return prefixes.some((prefix) => prefix.host === url.host && isBelow(url.pathname, prefix.pathname))
        ? 'read'
        : 'check';
    },
    admit(text) {
      const url = new URL(text);
      if (isOwn(url.host) || domain === null || registeredDomain(url.hostname) !== domain) return;
      hosts.add(url.host);
      known.clear();
    },
  };
}

const hasDot = ({ hostname }: URL): boolean => hostname.endsWith('.');

const twinOf = (host: string): string =>
  host.startsWith('www.') ? host.slice('www.'.length) : `www.${host}`;

/** By whole segments: `/zw` holds `/zw/a` and not `/zwgk`. */
const isBelow = (path: string, prefix: string): boolean =>
  path === prefix || path.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`);

/** null for addresses, single names and ends nobody has registered. */
function registeredDomain(host: string): string | null {
  const { isIcann, isPrivate } = parse(host);
  return isIcann || isPrivate ? getDomain(host) : null;
}
