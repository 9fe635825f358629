import { gb18030Encode, gbkEncode } from '../../charset/index.ts';
import { PLACEHOLDER } from '../../html/index.ts';

/** What an href comes to. */
export type Resolved =
  | { is: 'url'; url: string }
  /** Leads nowhere: empty, a place on the page itself, a script. */
  | { is: 'none' }
  /** Another scheme: mail, telephone, a program. */
  | { is: 'scheme'; url: string }
  | { is: 'malformed'; url: string };

const NONE: Resolved = { is: 'none' };
const SESSION_IN_PATH = /;jsessionid=[^/?#]*/i;
const DROPPED_PARAMETER = /^(?:jsessionid|phpsessid|aspsessionid\w*|utm_\w+)(?:=|$)/i;
const OPENED_BY_NOBODY = /^(?:javascript|data|blob|about|vbscript):/i;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const LONGEST_KEPT = 2_000;

/** The address a browser would open for an href on a page, with what does not change the page taken off: fragment,
 *  session id, utm parameters. The path goes out in UTF-8, the query in the encoding of the page. */
export function resolveHref(href: string, base: string, charset: string | null): Resolved {
  const raw = withoutControls(href).replace(/[\t\n\r]+/g, '');
  if (raw === '' || raw.startsWith('#') || OPENED_BY_NOBODY.test(raw) || PLACEHOLDER.test(raw)) return NONE;
  const scheme = SCHEME.exec(raw)?.[0].toLowerCase();
  if (scheme !== undefined && scheme !== 'http:' && scheme !== 'https:') {
    return { is: 'scheme', url: raw.slice(0, LONGEST_KEPT) };
  }
  const url = URL.parse(encodeQuery(raw, charset), base);
  if (url === null) return { is: 'malformed', url: raw.slice(0, LONGEST_KEPT) };
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return { is: 'scheme', url: url.href.slice(0, LONGEST_KEPT) };
  return { is: 'url', url: normalised(url) };
}

/** Without what browsers take off both ends: control characters and blanks. */
function withoutControls(text: string): string {
  let [from, end] = [0, text.length];
  while (from < end && text.charCodeAt(from) <= 0x20) from += 1;
  while (from < end && text.charCodeAt(end - 1) <= 0x20) end -= 1;
  return text.slice(from, end);
}

/** What a kept address is: those that could not be resolved are kept as they were written. */
export function kindOfAddress(text: string): 'url' | 'scheme' | 'malformed' {
  const scheme = SCHEME.exec(text)?.[0].toLowerCase();
  if (scheme !== undefined && scheme !== 'http:' && scheme !== 'https:') return 'scheme';
  return URL.canParse(text) ? 'url' : 'malformed';
}

/** The address relative ones of a page are resolved against. */
export function baseOf(baseHref: string | null, pageUrl: string): string {
  if (baseHref === null || PLACEHOLDER.test(baseHref)) return pageUrl;
  const base = URL.parse(baseHref.trim(), pageUrl);
  return base !== null && (base.protocol === 'http:' || base.protocol === 'https:') ? base.href : pageUrl;
}

/** An absolute address in the one spelling under which it is asked and kept; null when it is none. */
export function normalise(text: string): string | null {
  const url = URL.parse(text.trim());
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') ? normalised(url) : null;
}

function normalised(url: URL): string {
  if (url.hash !== '' || url.href.endsWith('#')) url.hash = '';
  if (url.username !== '' || url.password !== '') {
    url.username = '';
    url.password = '';
  }
  if (url.pathname.includes(';') && SESSION_IN_PATH.test(url.pathname)) {
    url.pathname = url.pathname.replace(SESSION_IN_PATH, '');
  }
  return url.search === '' ? url.href : withoutDropped(url);
}

/** By hand, because the usual tools would write the other parameters anew. */
function withoutDropped(url: URL): string {
  const { search } = url;
  if (!/jsessionid|phpsessid|aspsessionid|utm_/i.test(search)) return url.href;
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => !DROPPED_PARAMETER.test(pair));
  const address = url.href.slice(0, url.href.length - search.length);
  return kept.length === 0 ? address : `${address}?${kept.join('&')}`;
}

/** Writes what is not ASCII in a query as bytes of the page's encoding, as browsers do. UTF-8 needs no help. */
function encodeQuery(raw: string, charset: string | null): string {
  if (charset !== 'gbk' && charset !== 'gb18030') return raw;
  const hash = raw.indexOf('#');
  const end = hash < 0 ? raw.length : hash;
  const mark = raw.indexOf('?');
  if (mark < 0 || mark > end) return raw;
  const query = raw.slice(mark, end);
  return (
    raw.slice(0, mark) + query.replace(/\P{ASCII}+/gu, (text) => percentOf(text, charset)) + raw.slice(end)
  );
}

function percentOf(text: string, charset: 'gbk' | 'gb18030'): string {
  let encoded = '';
  for (const char of text.toWellFormed()) {
    const bytes = charset === 'gb18030' ? gb18030Encode(char) : char === '€' ? [0x80] : gbkEncode(char);
    // What the encoding lacks becomes a character reference.
    if (bytes[0] === AMPERSAND) encoded += `%26%23${char.codePointAt(0) ?? 0}%3B`;
    else for (const byte of bytes) encoded += isPlain(byte) ? String.fromCharCode(byte) : hexOf(byte);
  }
  return encoded;
}

const AMPERSAND = 0x26;

const hexOf = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;

/** Bytes that a query keeps as they are: all of ASCII but blank, quotes, #, < and >. */
const isPlain = (byte: number): boolean =>
  byte > 0x20 &&
  byte < 0x7f &&
  byte !== 0x22 &&
  byte !== 0x23 &&
  byte !== 0x27 &&
  byte !== 0x3c &&
  byte !== 0x3e;
