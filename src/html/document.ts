import { type CheerioAPI, load } from 'cheerio/slim';
import type { AnyNode, Document, Element } from 'domhandler';
import type { Region } from '../facts/index.ts';
import { isTooComplex, TooComplex } from './complexity.ts';
import { limitDepth } from './depth.ts';
import { markByWords } from './regions.ts';
import { type Fragment, insertWritten } from './written.ts';

export type { AnyNode, Element } from 'domhandler';

/** One parsed page, shared by all readers. Nothing in it is ever changed after parsing. */
export interface PageDocument {
  $: CheerioAPI;
  root: Document;
  /** Address the page was served under (after redirects). */
  url: string;
  /** What relative addresses resolve against: `<base href>` or the page's own address. */
  base: string;
  html: string;
  /** `<title>`, white space folded. */
  readonly title: string;
  /** Visible text of the body; blocks are separated by line feeds. Comments, scripts, styles and templates never count. */
  readonly text: string;
  /** All elements in document order, scripts and styles included; nothing inside `template` and `noscript`. */
  readonly elements: readonly Element[];
  /** What `regionOf` and `isVisible` have found out so far. */
  readonly regions: WeakMap<Element, Region>;
  readonly hidden: WeakMap<Element, boolean>;
}

/** Elements whose content no visitor reads. */
const SILENT = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'title',
  'object',
  'svg',
  'noframes',
  'textarea',
]);

const BLOCK = new Set(
  `address article aside blockquote body br caption center dd details dialog div dl dt fieldset figure footer form frameset
  h1 h2 h3 h4 h5 h6 header hr html li main marquee nav ol option p pre section select summary table tbody td tfoot th thead tr ul`.split(
    /\s+/,
  ),
);

export const isElement = (node: AnyNode | null | undefined): node is Element =>
  node != null && (node.type === 'tag' || node.type === 'script' || node.type === 'style');

export const isSilent = (element: Element): boolean => SILENT.has(element.name);

/** Folds every kind of white space (ideographic, no-break, zero-width) to single blanks. */
export const foldSpace = (text: string): string =>
  text
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * Parses once; every reader works on the result. `html` may be anything, also not HTML at all; throws `TooComplex`. Markup that scripts write
 * (inline `document.write`, and `fragments` read from script files of the same site) is put where the script stands.
 */
export function parseDocument(
  html: string,
  { url, fragments = [] }: { url: string; fragments?: Fragment[] },
): PageDocument {
  if (isTooComplex(html)) throw new TooComplex('too complex to be read');
  const $ = load(html, { xml: false });
  const root = $.root()[0] as unknown as Document;
  limitDepth(root);
  const parsed = allElements(root);
  const base = baseOf(parsed, url);
  const elements = withWritten($, root, parsed, base, fragments);
  let title: string | undefined;
  let text: string | undefined;
  const document: PageDocument = {
    $,
    root,
    url,
    base,
    html,
    elements,
    regions: new WeakMap(),
    hidden: new WeakMap(),
    get title() {
      title ??= foldSpace(titleOf(elements));
      return title;
    },
    get text() {
      text ??= blockText(root);
      return text;
    },
  };
  markByWords(document, elements);
  return document;
}

function withWritten(
  $: CheerioAPI,
  root: Document,
  parsed: Element[],
  base: string,
  fragments: readonly Fragment[],
): Element[] {
  if (!insertWritten($, parsed, base, fragments)) return parsed;
  limitDepth(root);
  return allElements(root);
}

/** Visible text below a node on one line. `alt` of images does not count. */
export const textOf = (node: AnyNode): string => foldSpace(rawText(node));

/** Text of a link on one line; an anchor that was never closed ends where the next one begins. */
export const linkTextOf = (anchor: Element): string => foldSpace(rawText(anchor, 'a'));

/** Visible text below a node with one line per block, empty lines dropped. */
export const blockText = (node: AnyNode): string =>
  rawText(node)
    .split('\n')
    .map(foldSpace)
    .filter((line) => line !== '')
    .join('\n');

/** The nearest ancestor (or the element itself) that satisfies the question. */
export function closest(element: Element | null, asks: (element: Element) => boolean): Element | null {
  for (let at = element; at; at = parentOf(at)) if (asks(at)) return at;
  return null;
}

export const parentOf = (element: Element): Element | null =>
  isElement(element.parent) ? element.parent : null;

/** Absolute address of an href on this page; null for `#`, `javascript:`, empty, template placeholders and malformed ones. */
export function resolveUrl(
  document: Pick<PageDocument, 'base'>,
  href: string | null | undefined,
): string | null {
  const raw = (href ?? '').replace(/[\t\n\r]/g, '').trim();
  if (raw === '' || raw.startsWith('#') || PLACEHOLDER.test(raw)) return null;
  if (/^[a-z][a-z0-9+.-]*:/i.test(raw) && !/^https?:/i.test(raw)) return null;
  try {
    return new URL(raw.replaceAll('\\', '/'), document.base).href;
  } catch {
    return null;
  }
}

/** Marks of a server or client template that was never filled in. */
export const PLACEHOLDER = /\$\{|\{\{|<%|%>|<#|<c:|<\?php|\[!--|\{\$|#\{|@\{/;

function baseOf(elements: readonly Element[], url: string): string {
  const href = elements.find(({ name, attribs }) => name === 'base' && attribs.href)?.attribs.href?.trim();
  if (!href || PLACEHOLDER.test(href) || !URL.canParse(href, url)) return url;
  const base = new URL(href, url);
  return base.protocol === 'http:' || base.protocol === 'https:' ? base.href : url;
}

/** The first title of the page, not one of a drawing. */
function titleOf(elements: readonly Element[]): string {
  const title = elements.find(
    (element) => element.name === 'title' && (element.parent as Element | null)?.name !== 'svg',
  );
  return title ? rawText(title) : '';
}

/** Iterative on purpose: hostile pages nest tens of thousands of elements. */
function rawText(node: AnyNode, stopAt?: string): string {
  const parts: string[] = [];
  const stack: (AnyNode | string)[] = [node];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (typeof at === 'string') parts.push(at);
    else if (at.type === 'text') parts.push(at.data.replaceAll('\n', ' '));
    else if (at === node || at.type === 'root' || (isElement(at) && !isSilent(at) && at.name !== stopAt)) {
      if (!('children' in at)) continue;
      const block = isElement(at) && BLOCK.has(at.name);
      if (block) stack.push('\n');
      for (let index = at.children.length - 1; index >= 0; index--) {
        const child = at.children[index];
        if (child && child.type !== 'comment') stack.push(child);
      }
      if (block) stack.push('\n');
    }
  }
  return parts.join('');
}

function allElements(root: Document): Element[] {
  const found: Element[] = [];
  const stack: AnyNode[] = [root];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (isElement(at)) {
      found.push(at);
      if (at.name === 'template' || at.name === 'noscript') continue;
    }
    if (!('children' in at)) continue;
    for (let index = at.children.length - 1; index >= 0; index--) {
      const child = at.children[index];
      if (child) stack.push(child);
    }
  }
  return found;
}
