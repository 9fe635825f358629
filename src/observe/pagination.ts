import { labelOf, type PageReading, pageKey } from '../facts/index.ts';

const NEXT = /^(下一?页|后一页|next)[>›»\s]*$/i;

/** Address of the next page of a list by its own 下一页 link; null on the last page or where a script turns pages. */
export function nextPageUrl(reading: PageReading, pageUrl: string): string | null {
  const next = reading.links.find((link) => link.url !== null && NEXT.test(labelOf(link).trim()));
  return next?.url && pageKey(next.url) !== pageKey(pageUrl) ? next.url : null;
}
