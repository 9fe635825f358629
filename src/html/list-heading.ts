import { descendants } from './descendants.ts';
import {
  type Element,
  isElement,
  isSilent,
  type PageDocument,
  parentOf,
  resolveUrl,
  textOf,
} from './document.ts';
import { linkText } from './link-text.ts';

export interface ListHeading {
  heading: string;
  moreUrl: string | null;
}

const MORE = /^[\s+[【(（]*(?:查看)?(?:更多|全部|more)[\s>»›+.…\])】）]*$|^[>»›]{2,}$/i;
const HIGHEST_BLOCK = 4;
const LONGEST_HEADING = 40;

/** The title of the block a list stands in and its 更多 link: looked for in what precedes the list, ever further out,
 *  until something that holds another list is met. */
export function headingOf(document: PageDocument, container: Element): ListHeading {
  let heading = '';
  let moreUrl: string | null = null;
  let at: Element = container;
  for (let step = 0; step < HIGHEST_BLOCK; step++) {
    const parent = parentOf(at);
    if (!parent || parent.name === 'body' || parent.name === 'html') break;
    const siblings = parent.children.filter(isElement).filter((child) => !isSilent(child));
    const index = siblings.indexOf(at);
    moreUrl ??= moreWithin(document, parent);
    for (let before = index - 1; before >= 0 && heading === ''; before--) {
      const sibling = siblings[before];
      if (!sibling) continue;
      const text = headingText(document, sibling, index - before - 1);
      if (text.length > LONGEST_HEADING) break;
      heading = text;
      moreUrl ??= linkOf(document, sibling);
    }
    if (heading !== '') break;
    at = parent;
  }
  return { heading, moreUrl };
}

const isMore = (link: Element): boolean =>
  link.name === 'a' &&
  (MORE.test(linkText(link)) ||
    (linkText(link) === '' && /更多|more/i.test(`${link.attribs.title} ${link.attribs.class}`)));

const known = new WeakMap<PageDocument, Map<Element, string | null>>();

/** Address of the first 更多 link below an element; found once for all lists of a page. */
function moreWithin(document: PageDocument, block: Element): string | null {
  let blocks = known.get(document);
  if (!blocks) {
    blocks = new Map();
    for (const link of document.elements) if (isMore(link)) markBlocks(document, blocks, link);
    known.set(document, blocks);
  }
  return blocks.get(block) ?? null;
}

function markBlocks(document: PageDocument, blocks: Map<Element, string | null>, link: Element): void {
  const url = resolveUrl(document, link.attribs.href);
  let at = parentOf(link);
  for (let step = 0; at && step < HIGHEST_BLOCK + 2; step++, at = parentOf(at)) {
    if (!blocks.has(at)) blocks.set(at, url);
  }
}

/** The heading's own link; of a row of tabs none. */
function linkOf(document: PageDocument, heading: Element): string | null {
  const links = [...descendants(heading)].filter((at) => at.name === 'a');
  return links.length === 1 ? resolveUrl(document, links[0]?.attribs.href) : null;
}

/** Text of a heading without its 更多. Of a row of tabs the one at the place of the panel. */
function headingText(document: PageDocument, element: Element, panel: number): string {
  const links = [...descendants(element)].filter((at) => at.name === 'a' && !isMore(at));
  const tab = links.length > 1 ? links[panel] : undefined;
  if (tab && resolveUrl(document, tab.attribs.href) === null) return textOf(tab);
  return textOf(element)
    .replace(/\s*(?:\+?(?:查看)?更多|more)\s*[>»›+]*\s*$/i, '')
    .trim();
}
