/** What addresses say by their form. */

/** Two addresses of one place have one key: scheme, default port, `www.`, trailing slash, index page, session, time stamps
 *  against caches and in-page anchors do not count. */
export function destinationKey(url: string): string {
  const parsed = parsedUrl(withoutStamps(url));
  if (!parsed) return url;
  const path = parsed.pathname
    .replace(/;jsessionid=[^/]*/i, '')
    .replace(/\/(?:index|default|main)(?:_1)?\.(?:s?html?|jsp|jhtml|aspx?|php|do)$/i, '/')
    .replace(/\/+$/, '');
  const route = /^#!?\//.test(parsed.hash) ? parsed.hash : '';
  return `${parsed.host.replace(/^www\./, '')}${path}${parsed.search}${route}`;
}

/** The address without what is written anew at every click. */
export function withoutStamps(url: string): string {
  const parsed = parsedUrl(url);
  const stamps = parsed ? [...parsed.searchParams].filter(([name, value]) => isStamp(name, value)) : [];
  for (const [name] of stamps) parsed?.searchParams.delete(name);
  return parsed && stamps.length > 0 ? parsed.href : url;
}

/** Times in seconds or milliseconds, dice, sessions: written anew at every click. */
const isStamp = (name: string, value: string): boolean =>
  /^1\d{9}(?:\d{3})?$|^0\.\d{6,}$/.test(value) ||
  /^(?:jsessionid|phpsessid|_t|timestamp|nocache)$/i.test(name);

/** Whether the host is, or lies below, one of the given names. `*` may stand for a beginning or an end. */
export function hostMatches(url: string, hosts: readonly string[]): boolean {
  const host = parsedUrl(url)?.hostname;
  if (!host) return false;
  return hosts.some((name) => {
    if (name.startsWith('*')) return host.endsWith(name.slice(1));
    if (name.endsWith('*')) return host.startsWith(name.slice(0, -1));
    return host === name || host.endsWith(`.${name}`);
  });
}

/** The last directory and the file name (without extension), lower case: where pinyin initials stand. */
export function lastPathWords(url: string): string[] {
  const segments = (parsedUrl(url)?.pathname ?? '')
    .toLowerCase()
    .split('/')
    .filter((segment) => segment !== '');
  const file = segments.at(-1)?.includes('.') ? (segments.pop() ?? '').replace(/\.[^.]*$/, '') : '';
  const words = [
    segments.at(-1) ?? '',
    /^(?:index|default|main|list|redirect_.*)?(?:_\d+)?$/.test(file) ? '' : file,
  ];
  return words.filter((word) => word !== '');
}

/** `/art/2016/11/22/art_1.html`, `/202310/34e1.shtml`, `/t20200802_1352104.html`: an article, not a column. */
export const isArticleAddress = (url: string | null): boolean =>
  url !== null &&
  /\/art\/(?:19|20)\d\d\/|[/_t](?:19|20)\d\d(?:0[1-9]|1[0-2])(?:\d\d)?(?:[/_]|$)|\/(?:19|20)\d\d[-/]\d{1,2}[-/]\d{1,2}\/|content_\d{5,}\.|\/content\/\d{5,}/.test(
    url,
  );

function parsedUrl(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}
