import type { ItemList, ListItem, ListState } from '../facts/index.ts';
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
import { embeddedLists } from './embedded.ts';
import { hasBareContainer, saysEmpty } from './empty-list.ts';
import { headingOf } from './list-heading.ts';
import { regionOf } from './regions.ts';
import { titleOf } from './row-title.ts';
import { countLinks, datedRows, type LinkCounts, type Row, titleLink } from './rows.ts';
import { settleYears } from './years.ts';

export interface ListReading {
  lists: ItemList[];
  state: ListState;
}

/** All lists of articles on a page, and which of the four answers the page gives (DESIGN §8). */
export function readLists(document: PageDocument, now: number): ListReading {
  const counts = countLinks(document);
  const groups = datedGroups(document, counts, now);
  const lists = markupLists(document, counts, groups);
  lists.push(...embeddedLists(document, now, readMarkup));
  // Beside dated lists, too: fresh titles without a day must not let an old dated block speak for the page.
  lists.push(...undatedLists(document, counts, groups));
  return { lists, state: stateOf(document, lists) };
}

function readMarkup(document: PageDocument, now: number): ItemList[] {
  const counts = countLinks(document);
  return markupLists(document, counts, datedGroups(document, counts, now));
}

const datedGroups = (document: PageDocument, counts: LinkCounts, now: number): Map<Element, Row[]> =>
  groupRows(settleYears(document, datedRows(document, counts, now), now));

const markupLists = (document: PageDocument, counts: LinkCounts, groups: Map<Element, Row[]>): ItemList[] =>
  [...groups]
    .filter(([, rows]) => !isAccident(rows))
    .map(([container, rows]) => listOf(document, container, withUndatedSiblings(rows, counts)))
    .filter(({ items }) => items.length > 0);

/** One lonely 3-5 or 昨天 beside a link is no list. */
const isAccident = (rows: Row[]): boolean => rows.length === 1 && (rows[0]?.inferred ?? false);

const isDated = ({ region, items }: ItemList): boolean =>
  region !== 'footer' && items.some((item) => item.date !== null);

function stateOf(document: PageDocument, lists: ItemList[]): ListState {
  if (lists.some(isDated)) return 'items';
  // 暂无 in one block says nothing against titles that stand in another.
  if (lists.some(({ region }) => region === 'body')) return 'undated';
  return saysEmpty(document) || hasBareContainer(document) ? 'empty' : 'unrecognised';
}

const CONTAINER: Record<string, RegExp> = { li: /^[uo]l$/, tr: /^table$/, dd: /^dl$/, dt: /^dl$/ };
const FARTHEST_CONTAINER = 3;

/** Rows by the element that holds the list. A line of `ul` or `table` belongs to it even when it is the only one. */
function groupRows(rows: Row[]): Map<Element, Row[]> {
  const below = new Map<Element, number>();
  for (const { element } of rows) {
    for (let at = parentOf(element), step = 0; at && step < FARTHEST_CONTAINER; at = parentOf(at), step++) {
      below.set(at, (below.get(at) ?? 0) + 1);
    }
  }
  const groups = new Map<Element, Row[]>();
  for (const row of rows) {
    const container = containerOf(row.element, below);
    const known = container && groups.get(container);
    if (known) known.push(row);
    else if (container) groups.set(container, [row]);
  }
  return groups;
}

function containerOf(element: Element, below: Map<Element, number>): Element | null {
  const wanted = CONTAINER[element.name];
  let at = parentOf(element);
  if (wanted) {
    for (let step = 0; at && step < FARTHEST_CONTAINER; at = parentOf(at), step++)
      // Old pages give every line a table of its own.
      if (wanted.test(at.name) && (at.name !== 'table' || (below.get(at) ?? 0) > 1)) return at;
  }
  at = parentOf(element);
  for (let step = 0; at && step < FARTHEST_CONTAINER; at = parentOf(at), step++)
    if ((below.get(at) ?? 0) > 1) return at;
  return parentOf(element);
}

/** Lines of the same make that print no date belong to the list, too. */
function withUndatedSiblings(rows: Row[], counts: LinkCounts): Row[] {
  const name = rows[0]?.element.name;
  if (!name || name === 'a') return rows;
  const known = new Map(rows.map((row) => [row.element, row]));
  const parents = new Set(rows.map((row) => parentOf(row.element)));
  const all: Row[] = [];
  for (const parent of parents) {
    for (const child of parent?.children ?? []) {
      if (!isElement(child) || child.name !== name) continue;
      const row = known.get(child) ?? undatedRow(child, counts);
      if (row) all.push(row);
      known.delete(child);
    }
  }
  return all.length === 0 ? rows : all.concat([...known.values()]);
}

const SHORTEST_TITLE = 6;

function undatedRow(element: Element, counts: LinkCounts): Row | null {
  const links = counts.get(element) ?? 0;
  if (links === 0 || links > 3) return null;
  const link = titleLink(element);
  return link && titleOf(link).length >= SHORTEST_TITLE
    ? { element, link, date: null, inferred: false }
    : null;
}

function listOf(document: PageDocument, container: Element, rows: Row[]): ItemList {
  const { heading, moreUrl } = headingOf(document, container);
  const items = rows
    .map((row) => itemOf(document, row))
    .filter((item) => item.title !== '' && !MORE_TITLE.test(item.title));
  return { heading, moreUrl, region: regionOf(document, container), items };
}

const MORE_TITLE = /^(?:更多|查看更多|more|详情|查看)[>»]*$/i;
const PINNED = /置顶|^\s*[[【(（〔]?顶[\]】)）〕]/;
const PIN_PREFIX = /^\s*[[【(（〔]?(?:置顶|顶(?=[\]】)）〕]))[\]】)）〕]?\s*/;
const PIN_ICON = /(?:^|[/_-])(?:hot\w{0,20}|top|zhiding|zd|ding)\.(?:gif|png|jpe?g|svg)/i;

function itemOf(document: PageDocument, { element, link, date }: Row): ListItem {
  const text = textOf(element);
  const pinned = PINNED.test(text) || [...descendants(element)].some(isPin);
  const url = resolveUrl(document, link.attribs.href);
  return { title: titleOf(link).replace(PIN_PREFIX, ''), url, date, pinned };
}

const isPin = ({ name, attribs }: Element): boolean =>
  (name === 'img' && (PIN_ICON.test(attribs.src ?? '') || /置顶|热点?/.test(attribs.alt ?? ''))) ||
  /(?:^|[\s_-])(?:zhiding|istop|is-top|pinned|sticky)(?:$|[\s_-])/i.test(attribs.class ?? '');

const LINE = /^(?:li|tr|dd|div|p)$/;
const FEWEST_LINES = 3;
const SHORTEST_AVERAGE = 10;

/** Repeated lines of one link each whose texts are as long as titles: menus are shorter. */
function undatedLists(document: PageDocument, counts: LinkCounts, taken: Map<Element, unknown>): ItemList[] {
  const lists: ItemList[] = [];
  for (const container of document.elements) {
    if (isSilent(container) || taken.has(container) || (counts.get(container) ?? 0) < FEWEST_LINES) continue;
    const lines = container.children
      .filter(isElement)
      .filter((child) => LINE.test(child.name) && counts.has(child));
    if (lines.length < FEWEST_LINES || lines.some((line) => line.name !== lines[0]?.name)) continue;
    const rows = lines.flatMap((line) => undatedRow(line, counts) ?? []);
    if (rows.length < lines.length * 0.8 || !/^(?:body|header)$/.test(regionOf(document, container)))
      continue;
    const total = rows.reduce((sum, { link }) => sum + titleOf(link).length, 0);
    if (total / rows.length >= SHORTEST_AVERAGE) lists.push(listOf(document, container, rows));
  }
  return lists;
}
