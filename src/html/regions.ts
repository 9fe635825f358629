import type { Region } from '../facts/index.ts';
import type { AnyNode, Element, PageDocument } from './document.ts';

type Known = Pick<PageDocument, 'regions' | 'hidden'>;

const FOOTER = /^foot|foot(er)?$|^dibu$|^copyright$|^banquan/;
const NAV = /^nav|nav(bar|list|box|i|ul|con|main)?$|^menus?$|mainmenu$|^dh$|daohang|^navigation$/;
const HEADER =
  /^head(er|s|box|top|bar|wrap|main|con|bg|area|in|ed)?$|header$|^top(bar|box|nav|tool|tools|wrap|head|line|link)$|^tou(bu)?$|^masthead$/;
const CRUMB = /crumb|^bread|^dqwz$|^weizhi$|^mbx$|^wzdh$|^curpos|^sitepath$|^dangqian/;
/** Words that mean a region only near the top of the tree, or on something short. */
const SHALLOW_HEADER = /^top$|^logo$/;
const SHALLOW_FOOTER = /^bottom$|bottom$|^btm$/;
const SHORT_CRUMB = /^position$|^location$|^local$|^place$|^path$|^route$|^position/;
/** Tabs dress themselves as menus and are none. */
const TABS = /^tabs?$|^pills$|^page|^pag(er|ination|ing)$|^slide|^carousel/;

const HERE = /(当前|所在|您的|你的|现在)的?(栏目)?位置|^位置[:：]/;
const HOME_LABEL = /^(网站|本站|政府|返回|站点)?首\s*页$|^主\s*页$|^Home$/i;
const PAGING = /[上下]一?页|[尾末]页/;
const LANDMARK: Record<string, Region> = { banner: 'header', navigation: 'nav', contentinfo: 'footer' };

const SHALLOW_DEPTH = 6;
const FARTHEST_ANCESTOR = 60;
/** Groups of links looked at per page; a page of nothing but 首页 must not cost more. */
const MOST_MARKS = 40;

/** Region an element belongs to; the nearest ancestor that says something decides, and nothing leaves the footer. */
export function regionOf(document: Known, element: Element): Region {
  return climb(
    element,
    document.regions,
    (at, above) => (above === 'footer' ? above : (ownRegion(at) ?? above)),
    'body',
  );
}

/** False below anything hidden by attribute or inline style. */
export function isVisible(document: Known, element: Element): boolean {
  return !climb(element, document.hidden, (at, above) => above || hides(at), false);
}

/** Walks up to the first ancestor whose answer is known, then down again; every answer is kept. */
function climb<T>(
  element: Element,
  memo: WeakMap<Element, T>,
  decide: (at: Element, above: T) => T,
  top: T,
): T {
  const path: Element[] = [];
  let at: AnyNode | null = element;
  while (at && 'attribs' in at && !memo.has(at)) {
    path.push(at);
    at = at.parent as AnyNode | null;
  }
  let answer = at && 'attribs' in at ? (memo.get(at) as T) : top;
  for (let index = path.length - 1; index >= 0; index--) {
    const step = path[index];
    if (!step) continue;
    answer = decide(step, answer);
    memo.set(step, answer);
  }
  return answer;
}

function hides({ attribs }: Element): boolean {
  if ('hidden' in attribs || attribs['aria-hidden'] === 'true') return true;
  const style = attribs.style;
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

function ownRegion(element: Element): Region | null {
  const { name, attribs } = element;
  if (attribs['data-xunjian-region']) return attribs['data-xunjian-region'] as Region;
  if (name === 'body' || name === 'html' || name === 'a' || name === 'img') return null;
  if (name === 'nav') return 'nav';
  if (name === 'footer') return 'footer';
  if (name === 'header') return isInside(element, /^(article|section|li)$/) ? null : 'header';
  const landmark = LANDMARK[attribs.role ?? ''];
  if (landmark) return landmark;
  if (!attribs.class && !attribs.id) return null;
  return regionOfTokens(element, tokensOf(element));
}

function regionOfTokens(element: Element, tokens: string[]): Region | null {
  const has = (pattern: RegExp): boolean => tokens.some((token) => pattern.test(token));
  if (has(CRUMB)) return 'breadcrumb';
  if (has(SHORT_CRUMB) && isShort(element)) return 'breadcrumb';
  if (has(FOOTER)) return isInside(element, /^(li|td|article)$/) ? null : 'footer';
  if (has(NAV)) return has(TABS) ? null : 'nav';
  if (has(HEADER)) return depthOf(element) <= SHALLOW_DEPTH && isModest(element) ? 'header' : null;
  if (depthOf(element) > SHALLOW_DEPTH) return null;
  if (has(SHALLOW_HEADER)) return isModest(element) ? 'header' : null;
  return has(SHALLOW_FOOTER) && holdsFooterText(element) ? 'footer' : null;
}

/** Words of id and class: split at anything but letters and at camelCase, digits dropped. */
function tokensOf({ attribs }: Element): string[] {
  return `${attribs.id ?? ''} ${attribs.class ?? ''}`
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((token) => token !== '');
}

/** Steps up to the body; deeper than asked for is deep enough. */
function depthOf(element: Element): number {
  let depth = 0;
  for (
    let at = element.parent;
    at && 'name' in at && at.name !== 'body' && at.name !== 'html';
    at = at.parent
  ) {
    if (++depth > SHALLOW_DEPTH) break;
  }
  return depth;
}

function isInside(element: Element, names: RegExp): boolean {
  let steps = 0;
  for (let at = element.parent; at && 'name' in at && steps < FARTHEST_ANCESTOR; at = at.parent, steps++) {
    if (names.test(at.name)) return true;
  }
  return false;
}

const isShort = (element: Element): boolean => shortText(element, 200) !== null;
/** A header that holds the whole page, because it was never closed, is none. */
const isModest = (element: Element): boolean => shortText(element, 1500) !== null;
const holdsFooterText = (element: Element): boolean =>
  /版权|主办|备案|ICP|标识码|地图/i.test(shortText(element, 4000) ?? '');

/** Text below an element without white space; null as soon as it, or the markup around it, gets longer than the limit. */
export function shortText(element: Element, limit: number): string | null {
  let text = '';
  let nodes = 0;
  const stack: AnyNode[] = [element];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at.type === 'text') text += at.data.replace(/\s+/g, '');
    else if (at.type === 'tag')
      for (let i = at.children.length - 1; i >= 0; i--) stack.push(at.children[i] as AnyNode);
    if (text.length > limit || ++nodes > limit * 3) return null;
  }
  return text;
}

/**
 * Menus and breadcrumbs that carry no telling class: a group of short links that begins with 首页, and text that says
 * 当前位置. Called once after parsing, before anything asks for a region.
 */
export function markByWords(document: Known, elements: readonly Element[]): void {
  let marks = 0;
  for (const element of elements) {
    const own = ownText(element);
    if (own === '' || !(HERE.test(own) || HOME_LABEL.test(own))) continue;
    if (++marks > MOST_MARKS) return;
    if (HERE.test(own) && own.length < 60) {
      const row = countLinks(element, 20) > 0 ? element : (element.parent as Element | null);
      if (row && 'attribs' in row && row.name !== 'body' && countLinks(row, 20) < 20)
        document.regions.set(row, 'breadcrumb');
    } else if (HOME_LABEL.test(own)) markGroupOf(document, element);
  }
}

function markGroupOf(document: Known, home: Element): void {
  let group: Element | null = home;
  while (group && 'attribs' in group && group.name !== 'body' && countLinks(group, 4) < 4)
    group = group.parent as Element | null;
  if (!group || !('attribs' in group) || group.name === 'body' || group.name === 'html') return;
  const links = countLinks(group, 120);
  if (links >= 120 || regionOf(document, group) !== 'body') return;
  const text = shortText(group, links * 9);
  if (text === null || PAGING.test(text)) return;
  document.regions.set(group, 'nav');
}

function ownText(element: Element): string {
  let text = '';
  for (const child of element.children) if (child.type === 'text') text += child.data;
  return text === '' ? '' : text.replace(/\s+/g, ' ').trim();
}

function countLinks(element: Element, enough: number): number {
  let count = 0;
  const stack: AnyNode[] = [element];
  for (let at = stack.pop(); at !== undefined && count < enough; at = stack.pop()) {
    if (at.type !== 'tag') continue;
    if (at.name === 'a') count++;
    for (const child of at.children) stack.push(child);
  }
  return count;
}
