import type { CellStyle, WriteSheet } from 'hucre';
import { clip } from './clean.ts';
import { orderedFonts } from './xlsx/font-order.ts';
import {
  type BodyStyles,
  columnName,
  linksXml,
  linkTargets,
  rowPieces,
  type SheetLink,
} from './xlsx/sheet-body.ts';
import { readZip, textIn, writeZip, type ZipEntry, zipEntry } from './zip.ts';

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

/** Diagonal lines: does not apply. Shaded: people decided. */
export type Ground = 'hatched' | 'shaded';

export interface BookSheet {
  name: string;
  columns: readonly SheetColumn[];
  rows: readonly (readonly SheetCell[])[];
  /** Columns that stay in sight when scrolled sideways. */
  frozenColumns?: number;
  /** Cells with a ground of their own, by `row,column` from 0 below the head. */
  grounds?: ReadonlyMap<string, Ground>;
  /** Pages side by side when printed, A4 landscape; 1 when absent. */
  pagesWide?: number;
  /** Pages below each other; as many as it takes when absent. */
  pagesTall?: number;
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

const HEAD_POINTS = 30;
const FONT = { name: '宋体', size: 10 };
const LINE = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
const BORDER = { top: LINE, right: LINE, bottom: LINE, left: LINE };
const HEAD: CellStyle = {
  font: { name: '黑体', size: 10, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DCE6F1' } },
  border: BORDER,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};
const grounded = (fill: NonNullable<CellStyle['fill']>): CellStyle => ({
  font: FONT,
  border: BORDER,
  fill,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
});
const GROUNDS: Record<Ground, CellStyle> = {
  hatched: grounded({
    type: 'pattern',
    pattern: 'lightUp',
    fgColor: { rgb: '999999' },
    bgColor: { rgb: 'FFFFFF' },
  }),
  shaded: grounded({ type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E4E9F0' } }),
};
const LINKED = { ...FONT, color: { rgb: '0B5394' }, underline: true } as const;

const FORMATS = { day: 'yyyy-mm-dd', time: 'yyyy-mm-dd hh:mm' } as const;
const TINT = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFFBE6' } } as const;

/** As little as does: rules come from the printed grid lines. */
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

/** Rows of a skeleton: the head, then one cell of every style, by which the styles are known again. */
const SAMPLES = { plain: 2, linked: 3, hatched: 4, shaded: 5 } as const;

/** Styles of the head and the samples. */
function sampleCells({ columns }: BookSheet): NonNullable<WriteSheet['cells']> {
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  for (const [at, column] of columns.entries()) {
    cells.set(`0,${at}`, { value: clip(column.head, 60), type: 'string', style: HEAD });
    const style = styleOf(column);
    cells.set(`${SAMPLES.plain - 1},${at}`, { value: null, type: 'empty', style });
    cells.set(`${SAMPLES.linked - 1},${at}`, {
      value: null,
      type: 'empty',
      style: { ...style, font: LINKED },
    });
    for (const ground of ['hatched', 'shaded'] as const)
      cells.set(`${SAMPLES[ground] - 1},${at}`, { value: null, type: 'empty', style: GROUNDS[ground] });
  }
  return cells;
}

/** The numbers the library gave the styles of a skeleton. */
function stylesIn(xml: string): BodyStyles {
  const row = (number: number): string[] =>
    [...xml.matchAll(new RegExp(`<c r="[A-Z]+${number}" s="(\\d+)"/>`, 'g'))].map(([, style = '0']) => style);
  return {
    plain: row(SAMPLES.plain),
    linked: row(SAMPLES.linked),
    hatched: row(SAMPLES.hatched)[0] ?? '0',
    shaded: row(SAMPLES.shaded)[0] ?? '0',
  };
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

const lastCell = ({ columns, rows }: BookSheet): string =>
  `${columnName(columns.length - 1)}${rows.length + 1}`;

/** A sheet without its rows, for the library. */
function skeleton(sheet: BookSheet, footer: string): WriteSheet {
  return {
    name: sheet.name,
    columns: sheet.columns.map(({ width }) => ({ width })),
    rows: [],
    cells: sampleCells(sheet),
    rowDefs: new Map([[0, { height: HEAD_POINTS }]]),
    freezePane: { rows: 1, ...(sheet.frozenColumns === undefined ? {} : { columns: sheet.frozenColumns }) },
    ...(sheet.plain === true ? {} : { autoFilter: { range: `A1:${lastCell(sheet)}` } }),
    dataValidations: validations(sheet),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: sheet.pagesWide ?? 1,
      fitToHeight: sheet.pagesTall ?? 0,
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

/** The part of a sheet, its samples replaced by its rows, and the part of its links. */
async function fill(sheet: BookSheet, part: ZipEntry, path: string): Promise<ZipEntry[]> {
  const xml = textIn(part).replace(/<dimension [^>]*>/, `<dimension ref="A1:${lastCell(sheet)}"/>`);
  const samples = xml.indexOf(`<row r="${SAMPLES.plain}"`);
  const end = xml.indexOf('</sheetData>');
  const options = xml.indexOf('<printOptions');
  const links: SheetLink[] = [];
  function* pieces(): Generator<string> {
    yield xml.slice(0, samples);
    yield* rowPieces(sheet, stylesIn(xml), links);
    yield xml.slice(end, options);
    yield linksXml(links);
    yield xml.slice(options);
  }
  const filled = await zipEntry(part.path, pieces());
  return links.length === 0 ? [filled] : [filled, await zipEntry(path, linkTargets(links))];
}

const STYLES = 'xl/styles.xml';

/** Writes a workbook. Texts stay texts whatever they begin with; the same book is the same bytes. */
export async function writeBook(book: Book): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre');
  const ms = Date.parse(book.at);
  const when = new Date(Number.isNaN(ms) ? 0 : ms);
  const bytes = await writeXlsx({
    sheets: book.sheets.map((sheet) => skeleton(sheet, clip(book.footer, 100))),
    stringMode: 'inline',
    defaultFont: FONT,
    properties: { title: clip(book.title, 120), creator: 'Xunjian', created: when, modified: when },
  });
  const entries: ZipEntry[] = [];
  for (const part of readZip(bytes)) {
    const [, number] = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(part.path) ?? [];
    const sheet = book.sheets[Number(number) - 1];
    if (part.path === STYLES) entries.push(await zipEntry(STYLES, [orderedFonts(textIn(part))]));
    else if (sheet === undefined) entries.push(part);
    else entries.push(...(await fill(sheet, part, `xl/worksheets/_rels/sheet${number}.xml.rels`)));
  }
  return writeZip(entries, book.at);
}
