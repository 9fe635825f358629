import { after, endOfDeclaration, endOfRaw, hashOfName, isLetter } from './scan-ends.ts';
import { decodeAttribute, decodeText } from './scan-entities.ts';
import { holdsRecords, recordMarkup } from './scan-feeds.ts';
import { LinkTaker, type PageScan, type ScannedLink, styleTargets } from './scan-links.ts';
import { type Meaning, meaningOf } from './scan-meaning.ts';
import { scriptTargets, writtenMarkup } from './scan-scripts.ts';
import { nameHash, SLOT, TagReader } from './scan-tag.ts';
import { foldSpace, linesOf, linkText } from './scan-text.ts';

/** Tags that stand within a line of text. */
const INLINE = new Set(
  ['a', 'b', 'i', 'u', 'em', 'strong', 'span', 'font', 'small', 'big', 'sub', 'sup', 'label', 'code'].map(
    nameHash,
  ),
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
    const known = meaningOf(tag);
    const meaning = known?.meaning ?? null;
    if (this.templates === 0) {
      if (meaning !== null) this.take(meaning, open, at);
      if (tag.hasHandlers) this.taker.takeHandlers(tag, open);
    }
    if (meaning?.is === 'template') this.templates++;
    return meaning?.is === 'raw' && known ? this.readRaw(known.name, open, at) : at;
  }

  private take(meaning: Meaning, open: number, inner: number): void {
    const { tag, taker } = this;
    switch (meaning.is) {
      case 'anchor':
        this.closeAnchor(open);
        this.openAnchor(open, inner);
        break;
      case 'base':
        if (this.base === null && tag.has(SLOT.href)) this.base = decodeAttribute(tag.raw(SLOT.href) ?? '');
        break;
      case 'meta':
        taker.takeRefresh(tag, open);
        break;
      case 'link':
        taker.takeLinkElement(tag, open);
        break;
      case 'option':
        taker.takeOption(tag, open);
        break;
      case 'address':
        if (tag.raw(SLOT.type)?.toLowerCase() === 'password') this.asksPassword = true;
        taker.takeAddresses(tag, meaning.places, open);
        break;
    }
  }

  private openAnchor(open: number, inner: number): void {
    const { tag, drawings } = this;
    const href = tag.raw(SLOT.href) ?? (drawings > 0 ? tag.raw(SLOT['xlink:href']) : undefined);
    if (href === undefined) return;
    const address = decodeAttribute(href);
    if (/^\s*javascript:/i.test(address)) this.taker.takeTargets(scriptTargets(address), 'onclick', open);
    else {
      this.anchor = this.taker.add(address, 'anchor', open);
      this.anchor.inner = inner;
    }
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
    if (name === 'title')
      this.title ||= foldSpace(decodeText(this.html.slice(from, Math.min(end, from + LONGEST_TITLE))));
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
