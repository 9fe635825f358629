import type { Errand } from './fetch.ts';
import type { PurposePlan } from './purpose.ts';

/** What a browser would send, and nothing that names a person: no cookies, no credentials. */
export function requestHeaders(errand: Errand, plan: PurposePlan, userAgent: string): Record<string, string> {
  const referer = refererFor(errand);
  return {
    'user-agent': userAgent,
    accept: plan.accept,
    'accept-language': 'zh-CN,zh;q=0.9',
    'accept-encoding': plan.compressed ? 'gzip, deflate, br, zstd' : 'identity',
    ...(errand.purpose === 'page' || errand.purpose === 'link' ? { 'upgrade-insecure-requests': '1' } : {}),
    ...(errand.rangeBytes === undefined ? {} : { range: `bytes=0-${errand.rangeBytes - 1}` }),
    ...(referer === null ? {} : { referer }),
    ...errand.headers,
  };
}

/** As browsers do: the whole address within a site, the origin alone across, nothing from https to http. */
function refererFor({ url, referrer }: Errand): string | null {
  if (referrer === undefined || !URL.canParse(referrer)) return null;
  const from = new URL(referrer);
  const to = new URL(url);
  if (!/^https?:$/.test(from.protocol) || (from.protocol === 'https:' && to.protocol === 'http:'))
    return null;
  return from.origin === to.origin ? from.origin + from.pathname + from.search : `${from.origin}/`;
}
