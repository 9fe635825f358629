import { labelOf, type PageLink, pageKey } from '../facts/index.ts';

/** How a list goes on: at an address, by a script nobody has run, or not at all. */
export type NextPage = { state: 'at'; url: string } | { state: 'scripted' } | { state: 'none' };

const NEXT = /^(?:下一?页|后一?页|next)[>›»\s]*$/i;
const PAGE_NUMBER = /^[1-9]\d{0,2}$/;

const PAGER = /^(?:第?\d{1,3}页?|[上下前后]一?页|[首末尾]页|prev(?:ious)?|next|first|last|[«‹<>›»…]+)$/i;

/** Whether a link of this label turns the pages of a list. */
export const isPagerLabel = (label: string): boolean => PAGER.test(label.trim());

/** The next page of the list on a page: its 下一页, else the number after its own in a row of page numbers. */
export function nextPage(links: readonly PageLink[], pageUrl: string): NextPage {
  const own = pageKey(pageUrl);
  const nexts = links.filter((link) => [link.text, link.label].some((label) => NEXT.test(label.trim())));
  const url = nexts.find((link) => leadsOn(link, own))?.url ?? numberedNext(links, own);
  if (url) return { state: 'at', url };
  // On the last page 下一页 leads to the page itself, or no longer leads anywhere.
  const isLast = nexts.some((link) => link.url !== null) || lastInRow(links, own);
  return nexts.length > 0 && !isLast ? { state: 'scripted' } : { state: 'none' };
}

const leadsOn = ({ url }: PageLink, own: string): boolean => url !== null && pageKey(url) !== own;

/** Addresses of the pages by their numbers; only those beside the page itself, so that a calendar is none. */
function pagesByNumber(links: readonly PageLink[], own: string): Map<number, string> {
  const folder = folderOf(own);
  const numbered = new Map<number, string>();
  for (const link of links) {
    const label = labelOf(link).trim();
    if (link.url !== null && PAGE_NUMBER.test(label) && folderOf(link.url) === folder)
      numbered.set(Number(label), link.url);
  }
  return numbered;
}

const folderOf = (url: string): string => new URL('.', url).href;

/** The number of the page itself: the one whose link leads to it, else the first one that is not a link. */
function ownNumber(numbered: ReadonlyMap<number, string>, own: string): number {
  for (const [number, url] of numbered) if (pageKey(url) === own) return number;
  let number = 1;
  while (numbered.has(number)) number++;
  return number;
}

function numberedNext(links: readonly PageLink[], own: string): string | null {
  const numbered = pagesByNumber(links, own);
  return numbered.size === 0 ? null : (numbered.get(ownNumber(numbered, own) + 1) ?? null);
}

function lastInRow(links: readonly PageLink[], own: string): boolean {
  const numbered = pagesByNumber(links, own);
  return numbered.size > 0 && ownNumber(numbered, own) > Math.max(...numbered.keys());
}
