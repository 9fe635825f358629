import { type DateCell, dateCells } from './date-cells.ts';
import { descendants } from './descendants.ts';
import { type Element, isSilent, type PageDocument, parentOf, textOf } from './document.ts';
import { linkText } from './link-text.ts';

/** A repeated line of a list: the element, what it leads to and the date it prints. */
export interface Row {
  element: Element;
  link: Element;
  date: string | null;
  /** The date prints no year. */
  inferred: boolean;
}

/** How many links a page's elements hold, counted once for all. */
export type LinkCounts = Map<Element, number>;

const SHORTEST_CLICKABLE = 6;
const FARTHEST_ROW = 7;
/** More links than this beside one date are a menu with a clock, not a line of a list. */
const MOST_LINKS = 4;
const MOST_LINKS_IN_TABLE_ROW = 8;

/** Counts links (and clickable texts without one) bottom-up: elements are in document order, so parents come before children. */
export function countLinks(document: PageDocument): LinkCounts {
  const counts: LinkCounts = new Map();
  for (let index = document.elements.length - 1; index >= 0; index--) {
    const element = document.elements[index];
    if (!element || isSilent(element)) continue;
    if (isLink(element, counts)) counts.set(element, Math.max(1, counts.get(element) ?? 0));
    const own = counts.get(element) ?? 0;
    const parent = parentOf(element);
    if (own > 0 && parent) counts.set(parent, (counts.get(parent) ?? 0) + own);
  }
  return counts;
}

function isLink(element: Element, counts: LinkCounts): boolean {
  if (element.name === 'a') return true;
  return 'onclick' in element.attribs && !counts.has(element) && textOf(element).length >= SHORTEST_CLICKABLE;
}

/** Lines of link and date, in document order, by the smallest element that holds both. */
export function datedRows(document: PageDocument, counts: LinkCounts, now: number): Row[] {
  const dates = new Map<Element, DateCell[]>();
  for (const found of dateCells(document, now)) {
    const row = rowAround(found.holder, counts);
    const known = row && dates.get(row);
    if (known) known.push(found);
    else if (row) dates.set(row, [found]);
  }
  return [...dates].flatMap(([element, found]) => rowsOf(element, found, counts));
}

function rowAround(holder: Element, counts: LinkCounts): Element | null {
  let at: Element | null = holder;
  for (let step = 0; at && step < FARTHEST_ROW; step++, at = parentOf(at)) {
    if (at.name === 'body' || at.name === 'html' || at.name === 'table') return null;
    if (!counts.has(at)) continue;
    const parent = parentOf(at);
    return parent && /^(?:li|tr|dd)$/.test(parent.name) && (counts.get(parent) ?? 0) <= 2 ? parent : at;
  }
  return null;
}

function rowsOf(element: Element, found: DateCell[], counts: LinkCounts): Row[] {
  const links = counts.get(element) ?? 0;
  const most = element.name === 'tr' ? MOST_LINKS_IN_TABLE_ROW : MOST_LINKS;
  if (links > 1 && found.length > 1 && element.name !== 'tr') return flatRows(element, found);
  if (links > most) return [];
  // 成文日期 and 发布日期 side by side: the later one is the day of publication.
  const { date, inferred } = found.reduce((a, b) =>
    a.inferred === b.inferred ? (a.date > b.date ? a : b) : a.inferred ? b : a,
  );
  const link = titleLink(element);
  return link ? [{ element, link, date, inferred }] : [];
}

/** `<a>…</a><span>date</span><a>…</a><span>date</span>` without an element around each pair. */
function flatRows(element: Element, found: DateCell[]): Row[] {
  const dateOf = new Map(found.map((one) => [one.holder, one]));
  const rows: Row[] = [];
  let link: Element | null = null;
  let waiting: DateCell | null = null;
  const dateFirst = firstIsDate(element, dateOf);
  for (const at of descendants(element)) {
    const printed = dateOf.get(at);
    if (at.name === 'a' && textOf(at).length > 3) {
      link = at;
      if (dateFirst && waiting)
        rows.push({ element: at, link, date: waiting.date, inferred: waiting.inferred });
      waiting = null;
    }
    if (!printed) continue;
    waiting = printed;
    if (!dateFirst && link) {
      rows.push({ element: link, link, date: printed.date, inferred: printed.inferred });
      link = null;
    }
  }
  return rows;
}

function firstIsDate(element: Element, dateOf: Map<Element, DateCell>): boolean {
  for (const at of descendants(element)) {
    if (at.name === 'a') return false;
    if (dateOf.has(at) && at !== element) return true;
  }
  return false;
}

/** The link a line is about: of several (column, title, attachment) the longest. */
export function titleLink(row: Element): Element | null {
  let best: Element | null = null;
  let longest = -1;
  for (const at of descendants(row)) {
    if (at.name !== 'a' && !('onclick' in at.attribs)) continue;
    const length = linkText(at).length;
    if (length <= longest) continue;
    best = at;
    longest = length;
  }
  return best;
}
