import type { InsecurePart } from '../facts/index.ts';
import { foldSpace, isElement, isSilent, type PageDocument, parseDocument } from './document.ts';

/** Longer texts are sentences, not names of something to press. */
const LONGEST_LABEL = 16;
const MOST = { labels: 800, scripts: 80, insecure: 50 };

/** A width of a device; a scale of 1 without a width means the same. */
const FITS_PHONES =
  /\bwidth\s*=\s*(?:device-width|\d{3}\b)|^(?!.*\bwidth\s*=).*\binitial-scale\s*=\s*1(?:\.0*)?(?![.\d])/i;

/** What a page is made of besides its content. */
export interface PageParts {
  labels: string[];
  scripts: string[];
  insecure: InsecurePart[];
  hasViewport: boolean;
}

/** Reads labels, script files, unencrypted parts and the viewport of a page. `headers` are those it came with. */
export function pageParts(
  html: string,
  url: string,
  headers: Readonly<Record<string, string>> = {},
): PageParts {
  const page = parseDocument(html, { url });
  return {
    labels: [...new Set(page.elements.flatMap(labelsOf))].slice(0, MOST.labels),
    scripts: [...new Set(partsOf(page, 'script', 'src'))].slice(0, MOST.scripts),
    insecure: insecureParts(page, headers),
    hasViewport: page.elements.some(
      ({ name, attribs }) =>
        name === 'meta' &&
        /^viewport$/i.test(attribs.name?.trim() ?? '') &&
        FITS_PHONES.test(attribs.content ?? ''),
    ),
  };
}

type Element = PageDocument['elements'][number];

function labelsOf(element: Element): string[] {
  const { attribs, children } = element;
  const own =
    isSilent(element) || children.some(isElement)
      ? ''
      : children.map((child) => (child.type === 'text' ? child.data : '')).join('');
  const button = /^(?:button|submit|image)$/i.test(attribs.type ?? '') ? attribs.value : undefined;
  return [own, attribs.title, attribs.alt, attribs['aria-label'], button]
    .map((text) => foldSpace(text ?? ''))
    .filter((text) => text !== '' && text.length <= LONGEST_LABEL);
}

const absolute = (page: PageDocument, address: string | undefined): string[] => {
  const parsed = address ? URL.parse(address.trim(), page.base) : null;
  return parsed && /^https?:$/.test(parsed.protocol) ? [parsed.href] : [];
};

const partsOf = (page: PageDocument, name: string, attribute: string): string[] =>
  page.elements
    .filter((element) => element.name === name)
    .flatMap((element) => absolute(page, element.attribs[attribute]));

/** A page that has its browser ask for everything encrypted loads nothing in the clear. */
function insecureParts(page: PageDocument, headers: Readonly<Record<string, string>>): InsecurePart[] {
  if (!page.url.startsWith('https:') || upgrades(page, headers)) return [];
  const styles = page.elements
    .filter(({ name, attribs }) => name === 'link' && /\bstylesheet\b/i.test(attribs.rel ?? ''))
    .flatMap(({ attribs }) => absolute(page, attribs.href));
  const active = [...partsOf(page, 'script', 'src'), ...partsOf(page, 'iframe', 'src'), ...styles];
  const passive = ['img', 'audio', 'video', 'source'].flatMap((name) => partsOf(page, name, 'src'));
  const clear = (urls: string[], kind: InsecurePart['kind']): InsecurePart[] =>
    [...new Set(urls)].filter((each) => each.startsWith('http:')).map((each) => ({ url: each, kind }));
  return [...clear(active, 'active'), ...clear(passive, 'passive')].slice(0, MOST.insecure);
}

const UPGRADES = /upgrade-insecure-requests|block-all-mixed-content/i;

const upgrades = ({ elements }: PageDocument, headers: Readonly<Record<string, string>>): boolean =>
  Object.entries(headers).some(
    ([name, value]) => /^content-security-policy$/i.test(name) && UPGRADES.test(value),
  ) ||
  elements.some(
    ({ name, attribs }) =>
      name === 'meta' &&
      /^content-security-policy$/i.test(attribs['http-equiv'] ?? '') &&
      UPGRADES.test(attribs.content ?? ''),
  );
