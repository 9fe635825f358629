import { clip } from '../clean.ts';
import type { BookSheet, Ground, SheetCell } from '../xlsx.ts';

/** The rows of a sheet as SpreadsheetML. The library makes the book round them; it weighs the style of every cell anew,
 *  which for fifty thousand rows takes most of the time and a gigabyte. */

/** Numbers of styles in the book: of each column, of each column for a link, and of each ground. */
export interface BodyStyles extends Record<Ground, string> {
  plain: readonly string[];
  linked: readonly string[];
}

export interface SheetLink {
  ref: string;
  target: string;
}

/** Excel holds 32,767 characters in a cell; nobody reads as many. */
export const LONGEST = 2000;
/** Excel repairs a file with more links in a sheet than this, and one with a longer address. */
const MOST_LINKS = 60_000;
const LONGEST_LINK = 2000;
const ROWS_A_PIECE = 200;
const DAY_MS = 86_400_000;
const EIGHT_HOURS_MS = 8 * 3_600_000;
/** Day number of 1970-01-01. */
const EPOCH_DAY = 25_569;
const LINE_POINTS = 14.5;
const MOST_LINES = 12;

/** `0` → A, `27` → AB. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escaped = (text: string): string =>
  /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '') : text;

/** Excel reads `_x0041_` in a text as a character; an underscore written so is an underscore. */
const cellText = (text: string): string =>
  escaped(text.includes('_x') ? text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : text);

/** An instant as the day number of Beijing's wall clock; null when it is none. */
function serial(instant: string): number | null {
  const ms = Date.parse(instant);
  return Number.isNaN(ms) ? null : (ms + EIGHT_HOURS_MS) / DAY_MS + EPOCH_DAY;
}

/** What a cell holds: a number, or text fit to print. */
function heldBy(cell: SheetCell): number | string | null {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell === 'string') return clip(cell, LONGEST) || null;
  if ('instant' in cell) return serial(cell.instant) ?? clip(cell.instant, LONGEST);
  if ('day' in cell) return serial(`${cell.day}T00:00:00+08:00`) ?? clip(cell.day, LONGEST);
  return clip(cell.text, LONGEST) || null;
}

/** Width in digits: a Chinese character takes two. */
function widthOf(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at += 1) width += text.charCodeAt(at) > 0xff ? 2 : 1;
  return width;
}

function cellXml(ref: string, style: string, value: number | string | null): string {
  if (value === null) return `<c r="${ref}" s="${style}"/>`;
  if (typeof value === 'number') return `<c r="${ref}" s="${style}"><v>${value}</v></c>`;
  return `<c r="${ref}" s="${style}" t="inlineStr"><is><t>${cellText(value)}</t></is></c>`;
}

/** The rows below the head in pieces of some hundred, and the links met on the way put into `links`. A row of folded text
 *  has its height: not every reader works it out itself. */
export function* rowPieces(sheet: BookSheet, styles: BodyStyles, links: SheetLink[]): Generator<string> {
  const names = sheet.columns.map((_, at) => columnName(at));
  const room = sheet.columns.map(({ width }) => width - 1);
  let piece = '';
  for (const [r, row] of sheet.rows.entries()) {
    let lines = 1;
    let cells = '';
    for (const [c, name] of names.entries()) {
      const cell = row[c] ?? null;
      const value = heldBy(cell);
      const ref = `${name}${r + 2}`;
      let style = styles.plain[c] ?? '0';
      if (typeof value === 'string') lines = Math.max(lines, Math.ceil(widthOf(value) / (room[c] ?? 10)));
      const ground = sheet.grounds?.get(`${r},${c}`);
      if (ground !== undefined) style = styles[ground];
      else if (isLink(cell) && links.length < MOST_LINKS && cell.link.length <= LONGEST_LINK) {
        style = styles.linked[c] ?? style;
        links.push({ ref, target: cell.link });
      }
      cells += cellXml(ref, style, value);
    }
    const height = lines > 1 ? ` ht="${Math.min(lines, MOST_LINES) * LINE_POINTS + 2}" customHeight="1"` : '';
    piece += `<row r="${r + 2}"${height}>${cells}</row>`;
    if (r % ROWS_A_PIECE === ROWS_A_PIECE - 1) {
      yield piece;
      piece = '';
    }
  }
  yield piece;
}

const isLink = (cell: SheetCell): cell is { text: string; link: string } =>
  typeof cell === 'object' && cell !== null && 'link' in cell;

/** The element that places the links of a sheet. */
export const linksXml = (links: readonly SheetLink[]): string =>
  links.length === 0
    ? ''
    : `<hyperlinks>${links.map(({ ref }, at) => `<hyperlink ref="${ref}" r:id="rId${at + 1}"/>`).join('')}</hyperlinks>`;

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/** The part that says where the links lead. */
export function* linkTargets(links: readonly SheetLink[]): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="${RELATIONSHIPS}">`;
  for (const [at, { target }] of links.entries())
    yield `<Relationship Id="rId${at + 1}" Type="${HYPERLINK}" Target="${escaped(target)}" TargetMode="External"/>`;
  yield '</Relationships>';
}
