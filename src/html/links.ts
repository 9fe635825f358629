import type { LinkVia, PageLink, Region } from '../facts/index.ts';
import {
  type Element,
  foldSpace,
  isElement,
  linkTextOf,
  type PageDocument,
  resolveUrl,
  textOf,
} from './document.ts';
import { codeOf } from './qr-codes.ts';
import { isVisible, regionOf } from './regions.ts';
import { sectionsOf } from './sections.ts';

/** What an element leads to, before it is placed on the page. */
interface Lead {
  text: string;
  label: string;
  href: string | null;
  url: string | null;
  imageOnly: boolean;
  via: LinkVia;
}

/** Everything on the page that leads somewhere, in document order: anchors, areas, frames, handlers, options, forms, refresh. */
export function readLinks(document: PageDocument): PageLink[] {
  const sections = sectionsOf(document);
  const anchored = anchoredSections(document);
  const links: PageLink[] = [];
  for (const element of document.elements) {
    const section = sections.enter(element);
    const lead = leadOf(document, element);
    if (!lead) continue;
    const anchorId = anchored(element);
    links.push({
      order: links.length,
      text: lead.text,
      label: lead.label,
      href: lead.href,
      url: lead.url,
      region: regionOf(document, element),
      visible: isVisible(document, element) && element.attribs['data-xunjian-hidden'] === undefined,
      imageOnly: lead.imageOnly,
      via: lead.via === 'anchor' && isWritten(element) ? 'script' : lead.via,
      section: sections.named(element, lead.text || lead.label) ?? section,
      ...boxOf(element),
      ...(anchorId === null ? {} : { anchorId }),
    });
  }
  return links;
}

/** The box that a browser wrote on the element, when the page comes from one. */
function boxOf({ attribs }: Element): Pick<PageLink, 'box'> {
  const [left, top, width, height] = (attribs['data-xunjian-box'] ?? '').split(',').map(Number);
  if (left === undefined || top === undefined || width === undefined || height === undefined) return {};
  return [left, top, width, height].every(Number.isFinite) ? { box: [left, top, width, height] } : {};
}

/** Whether the page has any link in one of these regions. */
export const hasLinksIn = (links: readonly PageLink[], ...regions: Region[]): boolean =>
  links.some((link) => regions.includes(link.region) && link.href !== null);

function leadOf(document: PageDocument, element: Element): Lead | null {
  const { name, attribs } = element;
  switch (name) {
    case 'a':
      return anchorLead(document, element);
    case 'area':
      return 'href' in attribs || 'onclick' in attribs
        ? attributeLead(document, element, 'href', 'area')
        : null;
    case 'iframe':
    case 'frame':
      return attribs.src ? attributeLead(document, element, 'src', 'frame') : null;
    case 'form':
      return attribs.action ? { ...attributeLead(document, element, 'action', 'form'), text: '' } : null;
    case 'option':
      return looksLikeAddress(attribs.value)
        ? { ...attributeLead(document, element, 'value', 'option'), text: textOf(element) }
        : null;
    case 'meta':
      return refreshLead(document, element);
    default:
      return attribs.onclick ? handlerLead(document, element) : codeLead(element);
  }
}

function codeLead(element: Element): Lead | null {
  const code = codeOf(element, labelOf(element));
  return code && { ...code, href: null, url: null, imageOnly: code.text === '', via: 'code' };
}

function anchorLead(document: PageDocument, element: Element): Lead | null {
  const { onclick } = element.attribs;
  const href = hrefOf(element);
  const text = linkTextOf(element);
  const label = labelOf(element);
  const imageOnly = text === '' && showsImage(element);
  if (href === undefined && onclick === undefined && text === '' && !imageOnly) return null;
  const url = resolveUrl(document, href);
  const handled =
    url === null
      ? addressIn(/^\s*javascript:/i.test(href ?? '') ? `${href};${onclick ?? ''}` : onclick)
      : null;
  if (handled === null) return { text, label, href: href ?? null, url, imageOnly, via: 'anchor' };
  return {
    text,
    label,
    href: href ?? handled,
    url: resolveUrl(document, handled),
    imageOnly,
    via: 'onclick',
  };
}

/** In a drawing the older spelling counts too. */
function hrefOf({ attribs, parent }: Element): string | undefined {
  const drawn = attribs.href === undefined ? attribs['xlink:href'] : undefined;
  if (drawn === undefined) return attribs.href;
  for (let at = parent; at !== null && isElement(at); at = at.parent) if (at.name === 'svg') return drawn;
  return undefined;
}

/** A longer text is a block that happens to react to clicks, not something that names where it leads. */
const LONGEST_CLICK_LABEL = 30;

/** Handlers that change the page the visitor is on. */
const STAYS =
  /tab|show|hide|toggle|change|switch|slide|scroll|close|search|submit|query|print|focus|font|zoom|play|login|favou?rite|homepage|return false/i;

/** A button, image or block with a handler. One whose address only a browser can tell still claims to lead somewhere. */
function handlerLead(document: PageDocument, element: Element): Lead | null {
  const href = addressIn(element.attribs.onclick);
  const text = element.name === 'input' ? foldSpace(element.attribs.value ?? '') : textOf(element);
  const label = labelOf(element);
  const named = text || label;
  const claims =
    !STAYS.test(element.attribs.onclick ?? '') && named !== '' && named.length <= LONGEST_CLICK_LABEL;
  if (href === null && !claims) return null;
  const imageOnly = text === '' && (element.name === 'img' || showsImage(element));
  return { text, label, href, url: resolveUrl(document, href), imageOnly, via: 'onclick' };
}

function attributeLead(document: PageDocument, element: Element, attribute: string, via: LinkVia): Lead {
  const href = element.attribs[attribute] ?? null;
  return {
    text: '',
    label: labelOf(element),
    href,
    url: resolveUrl(document, href),
    imageOnly: via === 'area',
    via,
  };
}

function refreshLead(document: PageDocument, { attribs }: Element): Lead | null {
  if (attribs['http-equiv']?.toLowerCase() !== 'refresh') return null;
  const href = /url\s*=\s*['"]?([^'"]+)/i.exec(attribs.content ?? '')?.[1]?.trim();
  if (!href) return null;
  return { text: '', label: '', href, url: resolveUrl(document, href), imageOnly: false, via: 'refresh' };
}

const GOES =
  /(?:window\.open|location\.(?:assign|replace)|(?:window\.|self\.|top\.|parent\.|document\.)?location(?:\.href)?\s*=|open[a-z]*|goto\w*|jump\w*|to(?:url|page|link)\w*|navigate\w*|href\w*)\s*\(?\s*(['"])([^'"]+)\1/i;

const LONGEST_HANDLER = 600;

/** The address a handler goes to; null when it does anything else. */
const addressIn = (handler: string | undefined): string | null => {
  if (handler === undefined) return null;
  const code = handler.slice(0, LONGEST_HANDLER);
  const address = GOES.exec(code)?.[2]?.trim() ?? onlyAddress(code);
  return address && looksLikeAddress(address) ? address : null;
};

/** A function of the site's own with one address for an argument leads there, unless its name says what else it does. */
function onlyAddress(code: string): string | undefined {
  if (STAYS.test(code.replace(/return\s+false/g, ''))) return undefined;
  const literals = [...code.matchAll(/(['"])([^'"]*)\1/g)].map((match) => match[2]?.trim() ?? '');
  const [only] = literals;
  if (literals.length !== 1 || !only || !/^(?:\/|https?:)/i.test(only)) return undefined;
  return /\.(?:png|jpe?g|gif|svg|js|css|json|mp[34])(?:$|\?)/i.test(only) ? undefined : only;
}

const looksLikeAddress = (value: string | undefined): value is string =>
  value !== undefined &&
  /^\s*(?:https?:\/\/|\/|\.{1,2}\/|[\w%-]+(?:\/[\w%.-]+)+|[\w%-]+\.(?:s?html?|jspx?|aspx?|php|do|action)\b)/i.test(
    value,
  );

/** title of the link, else alt or title of its images; file names and empty words do not count. */
function labelOf(element: Element): string {
  const own = [element.attribs.title, element.attribs.alt, element.attribs['aria-label']];
  const inside: (string | undefined)[] = [];
  for (const image of descendants(element, /^img$/)) inside.push(image.attribs.alt, image.attribs.title);
  for (const candidate of [...own, ...inside]) {
    const label = foldSpace(candidate ?? '');
    if (label !== '' && !/\.(?:jpe?g|png|gif|webp|bmp)$|^(?:image|img|图片|图像|\d+)$/i.test(label))
      return label;
  }
  return '';
}

const showsImage = (element: Element): boolean =>
  /background/.test(element.attribs.style ?? '') || descendants(element, /^(?:img|svg|i)$/).length > 0;

/** Elements of such names below a link; an anchor inside an unclosed anchor is the next link. */
function descendants(element: Element, name: RegExp): Element[] {
  const found: Element[] = [];
  const stack = [...element.children].reverse();
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (!isElement(at) || at.name === 'a') continue;
    if (name.test(at.name)) found.push(at);
    for (let index = at.children.length - 1; index >= 0; index--) {
      const child = at.children[index];
      if (child) stack.push(child);
    }
  }
  return found;
}

function isWritten(element: Element): boolean {
  for (let at: Element | null = element; at; at = isElement(at.parent) ? at.parent : null) {
    if (at.attribs['data-xunjian-script'] !== undefined) return true;
  }
  return false;
}

/** Ids, or names of a slider's sections, that in-page links point to, asked per element: the nearest enclosing one. */
function anchoredSections({ elements }: PageDocument): (element: Element) => string | null {
  const wanted = new Set<string>();
  for (const { name, attribs } of elements) {
    if (name === 'a' && attribs.href?.startsWith('#') && attribs.href.length > 1)
      wanted.add(attribs.href.slice(1));
  }
  return (element) => {
    if (wanted.size === 0) return null;
    for (let at: Element | null = element; at; at = isElement(at.parent) ? at.parent : null) {
      const { id, 'data-anchor': anchor } = at.attribs;
      const name = [id, anchor].find((one) => one !== undefined && wanted.has(one));
      if (name !== undefined) return name;
    }
    return null;
  };
}
