import type { PageReading } from '../facts/index.ts';
import { CHALLENGES, COOKIE_STUB } from './challenges.ts';

/** What is known of an answer before it is read as a page. Header names in lower case. */
export interface Answer {
  status: number | null;
  headers?: Record<string, string>;
  /** The decoded body. */
  text: string;
  /** When it was read already: a page with a menu is no challenge. */
  reading?: Pick<PageReading, 'links'> | null;
}

/** Statuses that say "not here" and mean it. */
const NOT_FOUND = new Set([404, 410]);
const MANY_LINKS = 12;
/** Words that an honest page may use, too, count only on one that leads nowhere. */
const FEW_LINKS = 3;
/** Tags of the national meta standard: only pages of a site carry them, never a shield's own. */
const SITE_META = /<meta[^>]{1,200}name\s{0,5}=\s{0,5}["']?(?:SiteName|SiteIDCode|ColumnName|ArticleTitle)/i;
/** A block page that pretends to be well must be short; an article on the matter is not. */
const MOST_TEXT_WITH_200 = 300;
/** Shields that show no text are told from application skeletons by the markup around them. */
const SHOWS_TEXT = 100;
const MOST_BLOCKS = 8;

/**
 * Id of the shield that answered instead of the site, null for an ordinary answer. A normal page into which a shield
 * injects its script shows text or has links of its own, and is none; neither is a not-found page.
 */
export function detectChallenge({ status, headers = {}, text, reading }: Answer): string | null {
  if (status !== null && NOT_FOUND.has(status)) return null;
  if (reading && reading.links.length > MANY_LINKS) return null;
  if (SITE_META.test(text)) return null;
  const bare = bareOf(text);
  for (const { id, body, statuses, maxText, wordsOnly } of CHALLENGES) {
    if (statuses && status !== null && !statuses.includes(status)) continue;
    if (!body.some((pattern) => pattern.test(text))) continue;
    if (wordsOnly && status === 200 && linkCount(text) > FEW_LINKS) continue;
    if (bare().textLength > (status === 200 ? Math.min(maxText, MOST_TEXT_WITH_200) : maxText)) continue;
    if (maxText >= SHOWS_TEXT || bare().blocks <= MOST_BLOCKS) return id;
  }
  const { id, body, maxBytes, maxText } = COOKIE_STUB;
  if (text.length < maxBytes && body.test(text) && bare().textLength <= maxText) return id;
  return challengeByHeaders(status, headers, bare);
}

const linkCount = (text: string): number => text.match(/<a\s/gi)?.length ?? 0;

/** A 521 with the shield's cookie, even when its body was cut. */
function challengeByHeaders(
  status: number | null,
  headers: Record<string, string>,
  bare: () => Bare,
): string | null {
  const cookies = headers['set-cookie'] ?? '';
  if (status === 521 && /__jsl|__jsluid/.test(cookies)) return 'jsl';
  if (status === 412 && bare().textLength === 0) return 'ruishu';
  return null;
}

/** Text a visitor would see, roughly, and what it stands in; worked out once and only when asked for. */
function bareOf(html: string): () => Bare {
  let bare: Bare | undefined;
  return () => {
    bare ??= strip(html);
    return bare;
  };
}

interface Bare {
  textLength: number;
  /** Blocks, lists, forms and pictures: a real page has many, a stub next to none. */
  blocks: number;
}

const SILENT = /^(?:script|style|noscript|title|template)$/;
const BLOCKS = /^(?:div|ul|li|section|table|form|img|nav|header)$/;
const TAG_NAME = /[a-z][a-z0-9]*/iy;

/** One pass from left to right: a hostile body must not cost more than its length. */
function strip(html: string): Bare {
  const bare = { textLength: 0, blocks: 0 };
  const lower = html.toLowerCase();
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at);
    const end = open < 0 ? html.length : open;
    bare.textLength += html.slice(at, end).replace(/&nbsp;|\s+/g, '').length;
    if (open < 0) break;
    if (html.startsWith('<!--', open)) {
      at = after(html, '-->', open);
      continue;
    }
    TAG_NAME.lastIndex = open + 1;
    const name = TAG_NAME.exec(html)?.[0].toLowerCase() ?? '';
    if (BLOCKS.test(name)) bare.blocks++;
    at = SILENT.test(name) ? after(html, '>', after(lower, `</${name}`, open) - 1) : after(html, '>', open);
  }
  return bare;
}

function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found + mark.length;
}
