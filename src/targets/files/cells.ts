/** White space of every width at the ends, and the invisible marks that travel with pasted text. */
export const tidy = (text: string): string =>
  text.replace(/^[\s\u200B\u2060\uFEFF]+|[\s\u200B\u2060\uFEFF]+$/g, '');

const DATE = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]+\d{1,2}:\d{2}(?::\d{2})?)?$/;

/** A calendar day as `YYYY-MM-DD`; Excel's `2020/6/30` and `2020年6月30日` too. null when it is no day. */
export function readDate(text: string): string | null {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (!year || !month || !day) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date ? null : date;
}

/** Items between ； ; 、 or line breaks. */
export const readList = (text: string): string[] =>
  text
    .split(/[；;、\r\n]/)
    .map(tidy)
    .filter((item) => item !== '');

export type UrlFault = 'no-scheme' | 'scheme' | 'credentials' | 'malformed';

/** An absolute http(s) address in its normal form, or what keeps it from being one. */
export function readUrl(text: string): { ok: true; url: string } | { ok: false; fault: UrlFault } {
  if (/[\s：，。]/.test(text)) return { ok: false, fault: 'malformed' };
  if (!/^[a-z][a-z0-9+.-]*:/i.test(text) || /^[^/]+\.[^/:]+:\d+/.test(text))
    return { ok: false, fault: 'no-scheme' };
  if (!URL.canParse(text) || !/^[a-z]+:\/\//i.test(text)) return { ok: false, fault: 'malformed' };
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { ok: false, fault: 'scheme' };
  if (url.username || url.password) return { ok: false, fault: 'credentials' };
  return isHost(url.hostname) ? { ok: true, url: url.href } : { ok: false, fault: 'malformed' };
}

/** A host name with a dot, an address literal or localhost. */
export const isHost = (host: string): boolean =>
  /^\[[0-9a-f:.]+\]$/i.test(host) ||
  host === 'localhost' ||
  (/^[\p{L}\p{N}_](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?)+$/u.test(
    host,
  ) &&
    host.length <= 253);

/** Host and port an address is served from; the default port is left out. */
export const hostOf = (url: string): string => new URL(url).host;

/** What Excel makes of a long number: `3.60702E+11`. */
export const isScientific = (text: string): boolean => /^\d+(\.\d+)?E\+?\d+$/i.test(text);
