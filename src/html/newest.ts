import type { ArticleReading, DatedFact, ItemList } from '../facts/index.ts';
import type { PageDocument } from './document.ts';
import { visibleDates } from './printed.ts';

/** The newest day of a page's content. Pinned items count only when there are no others; footers never. */
export function newestOf(
  lists: readonly ItemList[],
  article: ArticleReading | null,
  printed: readonly DatedFact[] = [],
): DatedFact | null {
  const items = lists.filter(({ region }) => region !== 'footer').flatMap((list) => list.items);
  const free = items.filter((item) => !item.pinned);
  const rows = (free.some((item) => item.date) ? free : items).flatMap(({ date }): DatedFact[] =>
    date === null ? [] : [{ date, time: null, source: 'list' }],
  );
  const own: DatedFact[] = article?.published ? [article.published] : [];
  // A tagged article needs no other days of its own: what else is labelled lies in its text.
  const labelled = article?.published?.source === 'meta' ? [] : printed;
  const strong = [...own, ...rows, ...labelled].filter(({ source }) => source !== 'url');
  // The address of the page decides only where nothing is printed.
  return (strong.length > 0 ? strong : own).reduce<DatedFact | null>(
    (newest, fact) => (newest === null || fact.date > newest.date ? fact : newest),
    null,
  );
}

/** Days the page prints after labels such as 发布日期, as facts. */
export const printedDates = (document: PageDocument, now: number): DatedFact[] =>
  visibleDates(document, now).map(({ date, time }) => ({ date, time, source: 'article' }));
