import type { Cheerio, CheerioAPI } from 'cheerio/slim';
import { type AnyNode, Element } from 'domhandler';
import { isTooComplex } from './complexity.ts';
import { readWritten } from './scripts.ts';

/** Markup that a script file of the same site writes into the page. */
export interface Fragment {
  /** Address of the script file. */
  url: string;
  html: string;
}

const FOOT = /foot|bottom|dibu|copyright/i;
const HEAD = /head|top|nav|menu|daohang/i;
const WRITES = /document\s*\.\s*write|innerHTML|insertAdjacentHTML|\.html\s*\(|\.append\s*\(|createPage/i;

/** Markup of all scripts together; many small ones must not make what one large page may not. */
const MOST_WRITTEN = 1_000_000;

/**
 * Puts script-written markup behind the script that writes it, wrapped and marked, so that all readers see one page.
 * Answers whether there was any.
 */
export function insertWritten(
  $: CheerioAPI,
  elements: readonly Element[],
  base: string,
  fragments: readonly Fragment[],
): boolean {
  // Looked for once: a page may have thousands of scripts.
  const body = elements.find(({ name }) => name === 'body');
  const top: Top = body ? $(body) : $.root();
  const waiting = new Map<string, string>();
  for (const { url, html } of fragments) waiting.set(url, (waiting.get(url) ?? '') + html);
  let written = false;
  let size = 0;
  for (const script of elements) {
    if (script.name !== 'script') continue;
    const { src, type } = script.attribs;
    const address = src === undefined ? '' : addressOf(src, base);
    const html = src === undefined ? writtenInline(script, type) : (waiting.get(address) ?? '');
    waiting.delete(address);
    size += html.length;
    if (html.trim() === '' || size > MOST_WRITTEN || isTooComplex(html)) continue;
    place($, top, script, { url: address, html });
    written = true;
  }
  for (const [url, html] of waiting) if (!isTooComplex(html)) append($, top, { url, html });
  return written || waiting.size > 0;
}

function writtenInline(script: Element, type: string | undefined): string {
  const [code] = script.children;
  if (code?.type !== 'text' || !isJavaScript(type) || !WRITES.test(code.data)) return '';
  return readWritten(code.data, 'inline');
}

const addressOf = (src: string, base: string): string =>
  URL.canParse(src, base) ? new URL(src, base).href : src;

function place($: CheerioAPI, top: Top, script: Element, fragment: Fragment): void {
  if ($(script).closest('head').length > 0) append($, top, fragment);
  else $(script).after(wrapper($, fragment));
}

/** The body, or the whole page where it has none. */
type Top = Cheerio<AnyNode>;

function append($: CheerioAPI, top: Top, fragment: Fragment): void {
  top[FOOT.test(fileOf(fragment.url)) ? 'append' : 'prepend'](wrapper($, fragment));
}

/** The markup in an element of its own. Its nodes are handed over as they are: `append` would take each out of its old
 *  place, and move all behind it up. */
function wrapper($: CheerioAPI, { url, html }: Fragment): Element {
  const file = fileOf(url);
  const region = FOOT.test(file) ? 'footer' : HEAD.test(file) ? 'header' : null;
  const attributes = {
    'data-xunjian-script': url || 'inline',
    ...(region && { 'data-xunjian-region': region }),
  };
  const nodes = ($.parseHTML(html, true) ?? []) as Element['children'];
  const wrap = new Element('div', attributes, nodes);
  for (const node of nodes) node.parent = wrap;
  return wrap;
}

const fileOf = (url: string): string => url.split(/[?#]/)[0]?.split('/').at(-1) ?? '';

const isJavaScript = (type: string | undefined): boolean =>
  !type || /javascript|ecmascript|module/i.test(type);
