import type { ListItem, PageReading } from '../facts/index.ts';
import { isSameSite } from './address.ts';
import { mayHideItems, type ReadFact, unrenderedReason } from './sight.ts';
import type { Reason } from './verdict.ts';

/** Whether a page has anything of its own. A list that scripts fill is unknown, not empty. */
export type Content = { has: 'some' | 'none' } | { has: 'unknown'; reason: Reason };

/** Column shells of common systems: empty by themselves, their children hold the data (standards §12). */
const SHELL = /\/xxgk_(lists|navs)\.s?html?$/i;
/** Below this a page says nothing (standards V-W-04c). */
const LEAST_TEXT = 30;
/** A page without recognised structure needs more: a copyright line that escaped the footer is no content. */
const OWN_TEXT = 80;

/** Reads whether a page has items, a directory or a text. */
export function contentOf(page: ReadFact): Content {
  const { reading, visit } = page;
  if (reading.listState === 'items' || reading.listState === 'undated') return { has: 'some' };
  if (reading.directories.some((table) => table.rows.length > 0)) return { has: 'some' };
  const { article } = reading;
  if (article && (article.bodyTextLength > LEAST_TEXT || article.attachments.length > 0))
    return { has: 'some' };
  if (reading.forms.some(asksForMore)) return { has: 'some' };
  if (mayHideItems(page)) return { has: 'unknown', reason: unrenderedReason(page) };
  if (SHELL.test(visit.finalUrl)) return { has: 'unknown', reason: 'structure_not_recognised' };
  if (reading.ownTextLength > OWN_TEXT) return { has: 'some' };
  if (showsStranger(page)) return { has: 'unknown', reason: 'structure_not_recognised' };
  if (reading.listState === 'empty' || (article !== null && article.bodyTextLength <= LEAST_TEXT))
    return { has: 'none' };
  return reading.textLength <= LEAST_TEXT
    ? { has: 'none' }
    : { has: 'unknown', reason: 'structure_not_recognised' };
}

/** What a visitor is shown may stand in a frame of another site, which is not read into the page. */
const showsStranger = ({ reading, visit }: ReadFact): boolean =>
  reading.links.some(
    ({ via, url, visible }) => via === 'frame' && visible && url !== null && !isSameSite(url, visit.finalUrl),
  );

/** A message or application form is content; a search box in the header is not. */
const asksForMore = ({ purpose, fields }: PageReading['forms'][number]): boolean =>
  purpose === 'message' || (purpose === 'other' && fields.length >= 2);

/** Rows of the page's own lists. A carousel may stand in the header; menus and footers are not content. */
export const itemsOf = (reading: PageReading): ListItem[] =>
  reading.lists
    .filter((list) => list.region === 'body' || list.region === 'header')
    .flatMap((list) => list.items);

/** Days printed on a page's own content, pinned rows left out (DESIGN §8). */
export function datesOf(reading: PageReading): string[] {
  const items = itemsOf(reading).filter((item) => !item.pinned);
  const dates = items.flatMap((item) => (item.date === null ? [] : [item.date]));
  const published = reading.article?.published?.date;
  if (published) dates.push(published);
  // The page's newest day may be that of a pinned row; it counts only where no list says better.
  if (dates.length === 0 && !itemsOf(reading).some((item) => item.pinned) && reading.newest)
    dates.push(reading.newest.date);
  return dates;
}
