import { decodeAttribute } from './scan-entities.ts';
import { scriptTargets } from './scan-scripts.ts';
import { SLOT, type TagReader } from './scan-tag.ts';

/** How a scanned address occurs on a page. */
export type ScanVia =
  | 'anchor'
  | 'area'
  | 'frame'
  | 'form'
  | 'resource'
  | 'image'
  | 'media'
  | 'option'
  | 'refresh'
  | 'onclick'
  | 'script'
  | 'style'
  | 'feed';

export interface ScannedLink {
  /** As written, character references undone. */
  href: string;
  via: ScanVia;
  /** Place of the element on the page, for its text; -1 when it stands in markup that a script or feed brought. */
  start: number;
  /** Where its opening tag ends; the text lies from here to `end`. Equal where there is none. */
  inner: number;
  end: number;
  /** Text of a link that has no place on the page. */
  text: string;
}

/** What one pass over the text of a page yields; no tree is built. */
export interface PageScan {
  title: string;
  base: string | null;
  links: ScannedLink[];
  /** Characters of visible text, white space left out. */
  textLength: number;
  /** Visible text, a line per block; '' unless asked for. */
  text: string;
  /** Shows a field for a password. */
  asksPassword: boolean;
}

/** `rel` of links that are no addresses to open: hints to connect, names of formats, services for other
 *  programs, other names of the page itself. */
const NO_ADDRESS =
  /(?:^|\s)(?:dns-prefetch|preconnect|profile|pingback|edituri|wlwmanifest|schema\.\w+|dns-control|canonical|shortlink|amphtml)(?:\s|$)/i;

const CSS_TARGET =
  /url\(\s*(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^"'()\s][^"'()\s]{0,2000}))\s*\)|@import\s+(?:"([^"]{1,2000})"|'([^']{1,2000})')/gi;

/** Addresses in a style sheet or a style attribute; data and in-document references are none. */
export function styleTargets(css: string): string[] {
  const targets: string[] = [];
  for (const match of withoutComments(css).matchAll(CSS_TARGET)) {
    const target = (match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5] ?? '').trim();
    if (target !== '' && !target.startsWith('#') && !/^data:/i.test(target)) targets.push(target);
  }
  return targets;
}

/** By hand: a pattern would look for the end again at every beginning. */
function withoutComments(css: string): string {
  if (!css.includes('/*')) return css;
  const parts: string[] = [];
  for (let at = 0; ; ) {
    const open = css.indexOf('/*', at);
    parts.push(css.slice(at, open < 0 ? css.length : open));
    const close = open < 0 ? -1 : css.indexOf('*/', open + 2);
    if (close < 0) return parts.join(' ');
    at = close + 2;
  }
}

/** Takes the links out of tags, into a list. */
export class LinkTaker {
  readonly links: ScannedLink[] = [];

  add(href: string, via: ScanVia, start: number): ScannedLink {
    const link: ScannedLink = { href, via, start, inner: start, end: start, text: '' };
    this.links.push(link);
    return link;
  }

  takeAddresses(
    tag: TagReader,
    places: readonly (readonly [slot: number, via: ScanVia])[],
    start: number,
  ): void {
    for (const [slot, via] of places) {
      const raw = tag.raw(slot);
      if (raw === undefined) continue;
      if (slot === SLOT.srcset) this.takeSrcset(decodeAttribute(raw), start);
      else this.add(decodeAttribute(raw), via, start);
    }
  }

  takeLinkElement(tag: TagReader, start: number): void {
    const href = tag.raw(SLOT.href);
    if (href !== undefined && !NO_ADDRESS.test(tag.raw(SLOT.rel) ?? ''))
      this.add(decodeAttribute(href), 'resource', start);
  }

  takeRefresh(tag: TagReader, start: number): void {
    if (tag.raw(SLOT['http-equiv'])?.toLowerCase() !== 'refresh') return;
    const content = decodeAttribute(tag.raw(SLOT.content) ?? '');
    const target = /^\s*(?:[\d.]+\s*)?(?:[;,]\s*)?url\s*=\s*(?:"([^"]*)|'([^']*)|(.*))/i.exec(content);
    const href = (target?.[1] ?? target?.[2] ?? target?.[3] ?? '').trim();
    if (href !== '') this.add(href, 'refresh', start);
  }

  /** Choices that lead away; values of ordinary forms are no addresses. */
  takeOption(tag: TagReader, start: number): void {
    const value = tag.raw(SLOT.value);
    if (value !== undefined && /^\s*https?:\/\//i.test(value))
      this.add(decodeAttribute(value), 'option', start);
  }

  takeHandlers(tag: TagReader, start: number): void {
    const handler = tag.raw(SLOT.onclick);
    if (handler !== undefined) this.takeTargets(scriptTargets(decodeAttribute(handler)), 'onclick', start);
    const style = tag.raw(SLOT.style);
    if (style?.includes('(')) this.takeTargets(styleTargets(decodeAttribute(style)), 'style', start);
  }

  takeTargets(hrefs: readonly string[], via: ScanVia, start: number): void {
    for (const href of hrefs) this.add(href, via, start);
  }

  /** Links of markup that is not part of the page's own text. */
  takeForeign(links: readonly ScannedLink[], via: ScanVia, textOf: (link: ScannedLink) => string): void {
    for (const link of links) {
      this.links.push({
        href: link.href,
        via,
        start: -1,
        inner: -1,
        end: -1,
        text: link.text || textOf(link),
      });
    }
  }

  private takeSrcset(value: string, start: number): void {
    for (const candidate of value.split(/,\s+|,$/)) {
      const href = candidate.trim().split(/\s/)[0] ?? '';
      if (href !== '' && !href.startsWith('data:')) this.add(href, 'image', start);
    }
  }
}
