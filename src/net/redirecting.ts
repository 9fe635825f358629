import type { Attempt, Hop, LinkState } from '../facts/index.ts';
import { type Errand, type Fetch, withoutCredentials } from './fetch.ts';
import type { NetResponse } from './types.ts';

/** As many as browsers follow. */
export const MAX_HOPS = 20;

const FOLLOWED = new Set([301, 302, 303, 307, 308]);

/** Follows redirects hop by hop, each through everything below: guard, host, retries. */
export const redirecting =
  (next: Fetch): Fetch =>
  async (errand) => {
    const hops: Hop[] = [];
    const attempts: Attempt[] = [];
    let setCookie = false;
    let ms = 0;
    for (let at: Errand = errand; ; ) {
      const response = await next(at);
      attempts.push(...response.attempts);
      ms += response.ms;
      const arrived = (state: LinkState): NetResponse => ({
        ...response,
        url: errand.url,
        state,
        hops,
        attempts,
        ms,
      });
      const { status, headers } = response;
      // A key sent to one host must not be carried to another.
      if (errand.method === 'POST' || errand.secrets) return arrived(response.state);
      if (status === null || !FOLLOWED.has(status) || headers.location === undefined) {
        return arrived(response.state === 'ok' && hops.length > 0 ? 'redirect_ok' : response.state);
      }
      hops.push({ url: response.finalUrl, status });
      setCookie ||= headers['set-cookie'] !== undefined;
      const target = locationOf(headers.location, at.url);
      if (target === null) return arrived('malformed');
      const isLoop = hops.some((hop) => hop.url === withoutCredentials(target));
      // We carry no cookies: a ring that hands out one is a gate to us and none to a visitor.
      if (isLoop || hops.length >= MAX_HOPS) return arrived(setCookie ? 'blocked' : 'too_many_redirects');
      at = { ...errand, url: target, referrer: at.url };
    }
  };

/** Where `Location` leads, without its fragment; null when it is no address. Raw bytes above ASCII are kept as bytes. */
export function locationOf(location: string, base: string): string | null {
  const ascii = location
    .trim()
    .replace(/[\u0080-\u00ff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
  if (ascii === '' || !URL.canParse(ascii, base)) return null;
  const url = new URL(ascii, base);
  url.hash = '';
  return url.href;
}
