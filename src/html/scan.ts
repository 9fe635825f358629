import { decodeAttribute, decodeText } from './scan-entities.ts';
import { holdsRecords, recordMarkup } from './scan-feeds.ts';
import { LinkTaker, type PageScan, type ScannedLink, type ScanVia, styleTargets } from './scan-links.ts';
import { scriptTargets, writtenMarkup } from './scan-scripts.ts';
import { nameHash, SLOT, sameName, TagReader } from './scan-tag.ts';

/** What a tag means to the scanner. */
type Meaning =
  | { is: 'anchor' }
  | { is: 'base' }
  | { is: 'meta' }
  | { is: 'link' }
  | { is: 'raw' }
  | { is: 'option' }
  | { is: 'template' }
  | { is: 'address'; places: readonly (readonly [slot: number, via: ScanVia])[] };

const address = (...places: (readonly [number, ScanVia])[]): Meaning => ({ is: 'address', places });

const TAGS: Record<string, Meaning> = {
  a: { is: 'anchor' },
  base: { is: 'base' },
  meta: { is: 'meta' },
  link: { is: 'link' },
  option: { is: 'option' },
  template: { is: 'template' },
  script: { is: 'raw' },
  style: { is: 'raw' },
  title: { is: 'raw' },
  textarea: { is: 'raw' },
  xmp: { is: 'raw' },
  iframe: { is: 'raw' },
  noembed: { is: 'raw' },
  noframes: { is: 'raw' },
  noscript: { is: 'raw' },
  plaintext: { is: 'raw' },
  area: address([SLOT.href, 'area']),
  frame: address([SLOT.src, 'frame']),
  form: address([SLOT.action, 'form']),
  img: address([SLOT.src, 'image'], [SLOT.srcset, 'image']),
  image: address([SLOT.src, 'image'], [SLOT.href, 'image'], [SLOT['xlink:href'], 'image']),
  input: address([SLOT.src, 'image']),
  source: address([SLOT.src, 'media'], [SLOT.srcset, 'image']),
  video: address([SLOT.src, 'media'], [SLOT.poster, 'image']),
  audio: address([SLOT.src, 'media']),
  track: address([SLOT.src, 'media']),
  embed: address([SLOT.src, 'media']),
  object: address([SLOT.data, 'media']),
  body: address([SLOT.background, 'image']),
  table: address([SLOT.background, 'image']),
  tr: address([SLOT.background, 'image']),
  td: address([SLOT.background, 'image']),
  th: address([SLOT.background, 'image']),
};

const MEANING_OF = new Map(Object.entries(TAGS).map(([name, meaning]) => [nameHash(name), { name, meaning }]));

/** Tags that stand within a line of text. */
const INLINE = new Set(
  ['a', 'b', 'i', 'u', 'em', 'strong', 'span', 'font', 'small', 'big', 'sub', 'sup', 'label', 'code'].map(nameHash),
);
const ANCHOR = nameHash('a');
const TEMPLATE = nameHash('template');
const SVG = nameHash('svg');

const LONGEST_TITLE = 1_000;

export interface ScanOptions {
  keepText?: boolean;
  /** The text is a fragment: markup that scripts write in it is not followed again. */
  isFragment?: boolean;
}

/** Reads links, title and amount of text in one pass. Written by hand because a tree costs ten times as much; a
 *  differential test holds it against htmlparser2 over hostile input. Its time is linear in the length of the text. */
export function scanPage(html: string, options: ScanOptions = {}): PageScan {
  return new PageScanner(html, options).run();
}

/** Visible text of a link, else what its title or images say of themselves. */
export function linkText(html: string, link: ScannedLink): string {
  if (link.start < 0 || link.text !== '') return link.text;
  const own = new TagReader(html);
  const at = own.read(link.start + 1);
  if (at < 0) return '';
  const label = decodeAttribute(own.raw(SLOT.title) ?? own.raw(SLOT.alt) ?? '');
  if (link.end <= at) return foldSpace(label);
  const inside = html.slice(at, Math.min(link.end, at + 20_000));
  const text = decodeText(inside.replace(/<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>/gi, ' ').replace(/<[^>]*>/g, ' '));
  return foldSpace(text) || foldSpace(label) || foldSpace(decodeAttribute(/\salt\s*=\s*["']([^"'>]+)/i.exec(inside)?.[1] ?? ''));
}

const foldSpace = (text: string): string => text.replace(/[\s\u200b-\u200d\u2060\ufeff]+/g, ' ').trim();

class PageScanner {
  private readonly html: string;
  private readonly isFragment: boolean;
  private readonly tag: TagReader;
  private readonly taker = new LinkTaker();
  private readonly texts: string[] | null;
  private title = '';
  private base: string | null = null;
  private anchor: ScannedLink | null = null;
  private textLength = 0;
  private asksPassword = false;
  private templates = 0;
  private drawings = 0;

  constructor(html: string, options: ScanOptions) {
    this.html = html;
    this.isFragment = options.isFragment === true;
    this.tag = new TagReader(html);
    this.texts = options.keepText ? [] : null;
  }

  run(): PageScan {
    const { html } = this;
    let at = 0;
    while (at < html.length) {
      const open = html.indexOf('<', at);
      if (open < 0) break;
      if (open > at) this.readText(at, open);
      at = this.readMarkup(open);
      if (at < 0) break;
    }
    if (at >= 0) this.readText(at, html.length);
    this.closeAnchor(html.length);
    return {
      title: this.title,
      base: this.base,
      links: this.taker.links,
      textLength: this.textLength,
      text: this.texts ? linesOf(this.texts.join('')) : '',
      asksPassword: this.asksPassword,
    };
  }

  /** Reads what a `<` begins. Answers where to go on; -1 when the rest of the document is swallowed. */
  private readMarkup(open: number): number {
    const { html } = this;
    const code = html.charCodeAt(open + 1);
    if (isLetter(code)) return this.readOpening(open);
    if (code === 47) return this.readClosing(open);
    if (code === 33) return endOfDeclaration(html, open);
    if (code === 63) return after(html, '>', open);
    this.readText(open, open + 1);
    return open + 1;
  }

  private readClosing(open: number): number {
    const { html } = this;
    const first = html.charCodeAt(open + 2);
    if (isLetter(first)) {
      const hash = hashOfName(html, open + 2);
      if (hash === ANCHOR) this.closeAnchor(open);
      else if (hash === TEMPLATE && this.templates > 0) this.templates--;
      else if (hash === SVG && this.drawings > 0) this.drawings--;
      this.breakLine(hash);
    } else if (Number.isNaN(first)) {
      this.readText(open, html.length);
    }
    return after(html, '>', open + 2);
  }

  private readOpening(open: number): number {
    const { tag } = this;
    const at = tag.read(open + 1);
    if (at < 0) return -1;
    this.breakLine(tag.hash);
    if (tag.hash === SVG && !tag.isSelfClosing) this.drawings++;
    const known = MEANING_OF.get(tag.hash);
    const meaning = known && known.name.length === tag.nameTo - tag.nameFrom && sameName(this.html, open + 1, known.name) ? known.meaning : null;
    if (this.templates === 0) {
      if (meaning !== null) this.take(meaning, open);
      if (tag.hasHandlers) this.taker.takeHandlers(tag, open);
    }
    if (meaning?.is === 'template') this.templates++;
    return meaning?.is === 'raw' && known ? this.readRaw(known.name, open, at) : at;
  }

  private take(meaning: Meaning, open: number): void {
    const { tag, taker } = this;
    switch (meaning.is) {
      case 'anchor':
        this.closeAnchor(open);
        return this.openAnchor(open);
      case 'base':
        if (this.base === null && tag.has(SLOT.href)) this.base = decodeAttribute(tag.raw(SLOT.href) ?? '');
        return;
      case 'meta':
        return taker.takeRefresh(tag, open);
      case 'link':
        return taker.takeLinkElement(tag, open);
      case 'option':
        return taker.takeOption(tag, open);
      case 'address':
        if (tag.raw(SLOT.type)?.toLowerCase() === 'password') this.asksPassword = true;
        return taker.takeAddresses(tag, meaning.places, open);
    }
  }

  private openAnchor(open: number): void {
    const href = this.tag.raw(SLOT.href);
    if (href === undefined) return;
    const address = decodeAttribute(href);
    if (/^\s*javascript:/i.test(address)) this.taker.takeTargets(scriptTargets(address), 'onclick', open);
    else this.anchor = this.taker.add(address, 'anchor', open);
  }

  private closeAnchor(at: number): void {
    if (this.anchor) this.anchor.end = at;
    this.anchor = null;
  }

  /** Passes over an element whose content is no markup, taking what counts out of it. */
  private readRaw(name: string, open: number, from: number): number {
    const { tag, taker } = this;
    if (name === 'title' && this.drawings > 0) return from;
    if (this.templates === 0) {
      if (name === 'iframe') taker.takeAddresses(tag, [[SLOT.src, 'frame']], open);
      else if (name === 'script') taker.takeAddresses(tag, [[SLOT.src, 'resource']], open);
    }
    const end = name === 'plaintext' ? this.html.length : endOfRaw(this.html, name, from);
    if (this.templates > 0 || end <= from) return end;
    if (name === 'title') this.title ||= foldSpace(decodeText(this.html.slice(from, Math.min(end, from + LONGEST_TITLE))));
    else if (name === 'style') taker.takeTargets(styleTargets(this.html.slice(from, end)), 'style', open);
    else if (name === 'script') this.readScript(this.html.slice(from, end), open);
    return end;
  }

  private readScript(code: string, open: number): void {
    if (code.length < 12) return;
    const type = this.tag.raw(SLOT.type)?.toLowerCase() ?? '';
    const isCode = type === '' || type.includes('javascript') || type === 'module';
    if (isCode) this.taker.takeTargets(scriptTargets(code), 'script', open);
    if (this.isFragment) return;
    const markup = holdsRecords(code) ? recordMarkup(code) : isCode ? writtenMarkup(code) : '';
    if (markup === '') return;
    const { links } = scanPage(markup, { isFragment: true });
    this.taker.takeForeign(links, 'script', (link) => linkText(markup, link));
  }

  private readText(from: number, to: number): void {
    if (this.templates > 0) return;
    const { html } = this;
    let ink = 0;
    for (let at = from; at < to; at++) {
      const code = html.charCodeAt(at);
      if (code > 32 && code !== 0xa0 && code !== 0x3000) ink++;
    }
    this.textLength += ink;
    if (this.texts && ink > 0) this.texts.push(decodeText(html.slice(from, to)).replaceAll('\n', ' '));
  }

  private breakLine(hash: number): void {
    if (this.texts && !INLINE.has(hash)) this.texts.push('\n');
  }
}

const linesOf = (text: string): string =>
  text
    .split('\n')
    .map(foldSpace)
    .filter((line) => line !== '')
    .join('\n');

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

function after(html: string, sign: string, from: number): number {
  const at = html.indexOf(sign, from);
  return at < 0 ? -1 : at + sign.length;
}

function hashOfName(html: string, from: number): number {
  let at = from;
  while (at < html.length && !isEndOfName(html.charCodeAt(at))) at++;
  // Names longer than any we know need no hash.
  return at - from > 12 ? 0 : nameHash(html.slice(from, at));
}

const isEndOfName = (code: number): boolean =>
  code === 62 || code === 47 || code === 32 || code === 9 || code === 10 || code === 12 || code === 13;

/** Index of the end tag of an element with raw content; the end of the document when there is none. */
function endOfRaw(html: string, name: string, from: number): number {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
    if (sameName(html, at + 2, name) && isEndOfName(html.charCodeAt(at + 2 + name.length))) return at;
  }
  return html.length;
}

/** Comments, doctypes and what passes for them. */
function endOfDeclaration(html: string, open: number): number {
  if (html.startsWith('<!--', open)) {
    if (html.startsWith('>', open + 4)) return open + 5;
    if (html.startsWith('->', open + 4)) return open + 6;
    COMMENT_END.lastIndex = open + 4;
    return COMMENT_END.exec(html) === null ? -1 : COMMENT_END.lastIndex;
  }
  return after(html, '>', open + 2);
}

const COMMENT_END = /--!?>/g;
