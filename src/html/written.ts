import type { CheerioAPI } from 'cheerio/slim';
import type { Element } from 'domhandler';
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
    place($, script, { url: address, html });
    written = true;
  }
  for (const [url, html] of waiting) if (!isTooComplex(html)) append($, { url, html });
  return written || waiting.size > 0;
}

function writtenInline(script: Element, type: string | undefined): string {
  const [code] = script.children;
  if (code?.type !== 'text' || !isJavaScript(type) || !WRITES.test(code.data)) return '';
  return readWritten(code.data, 'inline');
}

const addressOf = (src: string, base: string): string =>
  URL.canParse(src, base) ? new URL(src, base).href : src;

function place($: CheerioAPI, script: Element, fragment: Fragment): void {
  if ($(script).closest('head').length > 0) append($, fragment);
  else $(script).after(wrapper($, fragment));
}

function append($: CheerioAPI, fragment: Fragment): void {
  const foot = FOOT.test(fileOf(fragment.url));
  const body = $('body').first();
  if (body.length > 0) body[foot ? 'append' : 'prepend'](wrapper($, fragment));
  else $.root()[foot ? 'append' : 'prepend'](wrapper($, fragment));
}

function wrapper($: CheerioAPI, { url, html }: Fragment): ReturnType<CheerioAPI> {
  const wrap = $('<div></div>').attr('data-xunjian-script', url || 'inline');
  const file = fileOf(url);
  if (FOOT.test(file)) wrap.attr('data-xunjian-region', 'footer');
  else if (HEAD.test(file)) wrap.attr('data-xunjian-region', 'header');
  return wrap.append($.parseHTML(html, true) ?? []);
}

const fileOf = (url: string): string => url.split(/[?#]/)[0]?.split('/').at(-1) ?? '';

const isJavaScript = (type: string | undefined): boolean =>
  !type || /javascript|ecmascript|module/i.test(type);
