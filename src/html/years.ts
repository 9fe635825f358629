import { dateOfUrl, inferYear, parseDate, plausibleDay } from './dates.ts';
import { type PageDocument, resolveUrl } from './document.ts';
import { metaPairs } from './meta.ts';
import type { Row } from './rows.ts';

const DAY_MS = 86_400_000;
/** Upload and publication of one article lie no further apart than this. */
const NEAR_MS = 62 * DAY_MS;

/** Corrects the years of rows that print none: by the address of the row, else by the time the page says it was made. */
export function settleYears(document: PageDocument, rows: Row[], now: number): Row[] {
  if (!rows.some((row) => row.inferred)) return rows;
  const latest = latestOf(document, rows, now);
  return rows.map((row) => {
    if (!row.inferred || row.date === null) return row;
    const url = resolveUrl(document, row.link.attribs.href);
    // A guessed year on a row that leads nowhere (`#`) rests on nothing at all.
    if (url === null && !('onclick' in row.link.attribs)) return { ...row, date: null, inferred: false };
    const settled = url === null ? null : yearByUrl(row.date, url, now);
    if (settled) return { ...row, date: settled, inferred: false };
    const [, month, day] = row.date.split('-').map(Number);
    return { ...row, date: inferYear(month ?? 0, day ?? 0, latest) ?? row.date };
  });
}

/** The day an address agrees with, within two months of what it names; null when it names nothing near. */
export function yearByUrl(date: string, url: string, now: number): string | null {
  const hint = dateOfUrl(url, now);
  if (!hint) return null;
  const year = Number(hint.date.slice(0, 4));
  const apart = (candidate: string) => Math.abs(Date.parse(candidate) - Date.parse(hint.date));
  const near = [year - 1, year, year + 1]
    .map((candidate) => plausibleDay(candidate, Number(date.slice(5, 7)), Number(date.slice(8)), now))
    .filter((candidate) => candidate !== null)
    .sort((a, b) => apart(a) - apart(b))[0];
  return near !== undefined && apart(near) <= NEAR_MS ? near : null;
}

/** Nothing on a page is newer than its making, unless its own rows prove that the mark is out of date. */
function latestOf(document: PageDocument, rows: Row[], now: number): number {
  const made = generatedAt(document, now);
  if (!made) return now;
  const printed = rows.flatMap(({ date, inferred }) => (date === null || inferred ? [] : date));
  const newest = [made.date, ...printed].sort().at(-1);
  return Math.min(now, Date.parse(`${newest}T23:59:00+08:00`));
}

const GENERATED = /generat|make_?time|build_?time|^others$/i;

/** When the page says in its head that it was made (页面生成时间). */
export function generatedAt(
  document: PageDocument,
  now: number,
): { date: string; time: string | null } | null {
  for (const { name, content } of metaPairs(document)) {
    const made = GENERATED.test(name) ? parseDate(content, now) : null;
    if (made) return made;
  }
  return null;
}
