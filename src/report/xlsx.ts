import type { CellStyle, CellValue, WriteSheet } from 'hucre';
import { clip } from './clean.ts';
import { stampZip } from './zip.ts';

/** Workbooks behind our own words; the one door to hucre for what we write. */

export interface SheetColumn {
  head: string;
  /** In characters. */
  width: number;
  kind?: 'text' | 'number' | 'day' | 'time' | 'center';
  /** Values to choose from. */
  choices?: readonly string[];
  /** Filled in by people: tinted. */
  open?: boolean;
}

/** A cell. A day is written as a date, an instant as one of Beijing's wall clock; a link only when it is http(s) or our own path. */
export type SheetCell =
  | string
  | number
  | null
  | { instant: string }
  | { day: string }
  | { text: string; link: string };

export interface BookSheet {
  name: string;
  columns: readonly SheetColumn[];
  rows: readonly (readonly SheetCell[])[];
  /** Columns that stay in sight when scrolled sideways. */
  frozenColumns?: number;
  /** Cells drawn with diagonal lines, by `row,column` from 0 below the head. */
  hatched?: ReadonlySet<string>;
  /** Pages side by side when printed, A4 landscape; 1 when absent. */
  pagesWide?: number;
  /** Sheets without filter, such as notes. */
  plain?: boolean;
}

export interface Book {
  title: string;
  /** Stands in every page's foot. */
  footer: string;
  /** ISO instant: the file's own date. */
  at: string;
  sheets: readonly BookSheet[];
}

/** Excel holds 32,767 characters in a cell; nobody reads as many. */
const LONGEST = 2000;
/** Excel repairs a file with more links in a sheet than this, and one with a longer address. */
const MOST_LINKS = 60_000;
const LONGEST_LINK = 2000;
const EIGHT_HOURS_MS = 8 * 3_600_000;
const FONT = { name: '宋体', size: 10 };
const LINE = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
const BORDER = { top: LINE, right: LINE, bottom: LINE, left: LINE };
const HEAD: CellStyle = {
  font: { name: '黑体', size: 10, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DCE6F1' } },
  border: BORDER,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};
const HATCHED: CellStyle = {
  font: FONT,
  border: BORDER,
  fill: { type: 'pattern', pattern: 'lightUp', fgColor: { rgb: '999999' }, bgColor: { rgb: 'FFFFFF' } },
  alignment: { horizontal: 'center', vertical: 'center' },
};
const LINKED = { ...FONT, color: { rgb: '0B5394' }, underline: true } as const;

const FORMATS = { day: 'yyyy-mm-dd', time: 'yyyy-mm-dd hh:mm' } as const;
const TINT = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFFBE6' } } as const;

/** As little as does: hucre weighs the style of every cell anew, and rules come from the printed grid lines. */
function styleOf({ kind = 'text', open = false }: SheetColumn): CellStyle {
  const numFmt = kind === 'day' || kind === 'time' ? FORMATS[kind] : open ? '@' : undefined;
  return {
    alignment: {
      vertical: 'top',
      wrapText: true,
      ...(kind === 'text' ? {} : { horizontal: 'center' as const }),
    },
    ...(numFmt === undefined ? {} : { numFmt }),
    ...(open ? { fill: TINT, border: BORDER } : {}),
  };
}

/** `0` → A, `27` → AB. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`;
}

/** Dates are written as UTC; eight hours on, they show Beijing's clock. */
function wallClock(instant: string): CellValue {
  const ms = Date.parse(instant);
  return Number.isNaN(ms) ? clip(instant, LONGEST) : new Date(ms + EIGHT_HOURS_MS);
}

function cellValue(cell: SheetCell): CellValue {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell === 'string') return clip(cell, LONGEST) || null;
  if ('instant' in cell) return wallClock(cell.instant);
  if ('day' in cell) return wallClock(`${cell.day}T00:00:00+08:00`);
  return clip(cell.text, LONGEST) || null;
}

/** Links and hatching, which need cells of their own. */
function specialCells(sheet: BookSheet): NonNullable<WriteSheet['cells']> {
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  const linked = sheet.columns.map((column) => ({ ...styleOf(column), font: LINKED }));
  sheet.columns.forEach((column, at) => {
    cells.set(`0,${at}`, { value: clip(column.head, 60), type: 'string', style: HEAD });
  });
  let links = 0;
  sheet.rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      if (sheet.hatched?.has(`${r},${c}`)) {
        cells.set(`${r + 1},${c}`, { value: cellValue(cell), type: 'string', style: HATCHED });
      } else if (typeof cell === 'object' && cell !== null && 'link' in cell) {
        if (links >= MOST_LINKS || cell.link.length > LONGEST_LINK) return;
        links += 1;
        const style = linked[c] ?? { font: LINKED };
        const hyperlink = { target: cell.link };
        cells.set(`${r + 1},${c}`, { value: cellValue(cell), type: 'string', style, hyperlink });
      }
    });
  });
  return cells;
}

function validations(sheet: BookSheet): NonNullable<WriteSheet['dataValidations']> {
  const last = Math.max(sheet.rows.length + 1, 2);
  return sheet.columns.flatMap(({ choices }, at) => {
    const name = columnName(at);
    const range = `${name}2:${name}${last}`;
    if (choices === undefined) return [];
    return [
      {
        type: 'list' as const,
        values: [...choices],
        allowBlank: true,
        showErrorMessage: true,
        errorStyle: 'stop' as const,
        range,
      },
    ];
  });
}

const LINE_POINTS = 14.5;
const MOST_LINES = 12;

/** Width in digits: a Chinese character takes two. */
const widthOf = (text: string): number => {
  let width = 0;
  for (let at = 0; at < text.length; at += 1) width += text.charCodeAt(at) > 0xff ? 2 : 1;
  return width;
};

/** Heights of rows with folded text: not every reader works them out itself. */
function rowHeights(
  sheet: BookSheet,
  rows: readonly (readonly CellValue[])[],
): Map<number, { height: number }> {
  const heights = new Map([[0, { height: 30 }]]);
  rows.forEach((row, r) => {
    let lines = 1;
    row.forEach((value, c) => {
      if (typeof value !== 'string') return;
      lines = Math.max(lines, Math.ceil(widthOf(value) / ((sheet.columns[c]?.width ?? 10) - 1)));
    });
    if (lines > 1) heights.set(r + 1, { height: Math.min(lines, MOST_LINES) * LINE_POINTS + 2 });
  });
  return heights;
}

function writable(sheet: BookSheet, footer: string): WriteSheet {
  const last = `${columnName(sheet.columns.length - 1)}${sheet.rows.length + 1}`;
  const rows = sheet.rows.map((row) => row.map(cellValue));
  return {
    name: sheet.name,
    columns: sheet.columns.map((column) => ({ width: column.width, style: styleOf(column) })),
    rows: [sheet.columns.map(({ head }) => clip(head, 60)), ...rows],
    cells: specialCells(sheet),
    rowDefs: rowHeights(sheet, rows),
    freezePane: { rows: 1, ...(sheet.frozenColumns === undefined ? {} : { columns: sheet.frozenColumns }) },
    ...(sheet.plain === true ? {} : { autoFilter: { range: `A1:${last}` } }),
    dataValidations: validations(sheet),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: sheet.pagesWide ?? 1,
      fitToHeight: 0,
      showGridLines: true,
      margins: { top: 0.6, bottom: 0.6, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
      printTitlesRow: '$1:$1',
      ...(sheet.frozenColumns === undefined
        ? {}
        : { printTitlesColumn: `$A:$${columnName(sheet.frozenColumns - 1)}` }),
    },
    // An ampersand steers headers and footers; the page code is our own.
    headerFooter: { oddFooter: `&L${footer.replaceAll('&', '&&')}&R&P / &N` },
  };
}

/** Writes a workbook. Texts stay texts whatever they begin with; the same book is the same bytes. */
export async function writeBook(book: Book): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre');
  const ms = Date.parse(book.at);
  const when = new Date(Number.isNaN(ms) ? 0 : ms);
  const bytes = await writeXlsx({
    sheets: book.sheets.map((sheet) => writable(sheet, clip(book.footer, 100))),
    // One string table for all would double the time; the names of units are short anyway.
    stringMode: 'inline',
    defaultFont: FONT,
    properties: { title: clip(book.title, 120), creator: 'Xunjian', created: when, modified: when },
  });
  return stampZip(bytes, book.at);
}
