import type { CellValue, Sheet as HucreSheet } from 'hucre';
import { type Said, registryWording as say } from '../../wording/registry.ts';
import { decode, isWorkbook, parseCsv, plain, tidy } from '../files/index.ts';

/** One cell of a sheet as text. `line` and `column` are Excel's row and column, from 1. */
export interface SheetCell {
  text: string;
  /** Where its hyperlink leads. */
  link: string | null;
  line: number;
  column: number;
  fault: Said | null;
}

export interface Sheet {
  /** Empty for a CSV. */
  name: string;
  rows: SheetCell[][];
  /** Rows (from 1) that a merged block ties to the row below, and rows with a block over several columns. */
  tall: ReadonlySet<number>;
  wide: ReadonlySet<number>;
}

export type Opened = { ok: true; sheets: Sheet[] } | { ok: false; said: Said };

const MAX_MEGABYTES = 50;
const MAX_ROWS = 100_000;

/** The visible sheets of a workbook (xlsx, xls, ods) or the one of a CSV. */
export async function openWorkbook(bytes: Uint8Array): Promise<Opened> {
  if (bytes.length > MAX_MEGABYTES * 1024 * 1024) return { ok: false, said: say.tooLarge(MAX_MEGABYTES) };
  if (!isWorkbook(bytes)) return openCsv(bytes);
  const { EncryptedFileError, read } = await import('hucre');
  try {
    const book = await read(bytes, {
      sheets: (info) => !info.hidden && !info.veryHidden,
      maxRows: MAX_ROWS,
    });
    return { ok: true, sheets: book.sheets.map(sheetOf) };
  } catch (error) {
    if (error instanceof EncryptedFileError) return { ok: false, said: say.encrypted() };
    return { ok: false, said: say.noWorkbook() };
  }
}

function openCsv(bytes: Uint8Array): Opened {
  const decoded = decode(bytes);
  if (!decoded.ok) return { ok: false, said: decoded.said };
  const { text } = decoded;
  const count = (mark: string): number => text.split(mark, 1000).length;
  const separator = [',', '\t', ';', '，', '；'].reduce((best, mark) =>
    count(mark) > count(best) ? mark : best,
  );
  const rows = parseCsv(text, separator).rows.map((row) =>
    row.cells.map((cell): SheetCell => ({ ...cell, text: tidy(plain(cell.text)), link: null, fault: null })),
  );
  return { ok: true, sheets: [{ name: '', rows, tall: new Set(), wide: new Set() }] };
}

function sheetOf(sheet: HucreSheet): Sheet {
  const rows = sheet.rows.map((row, r) =>
    row.map((value, c): SheetCell => {
      const link = sheet.cells?.get(`${r},${c}`)?.hyperlink?.target ?? null;
      return { ...textOf(value), link, line: r + 1, column: c + 1 };
    }),
  );
  const tall = new Set<number>();
  const wide = new Set<number>();
  for (const merge of sheet.merges ?? []) {
    if (merge.endCol > merge.startCol) wide.add(merge.startRow + 1);
    for (let r = merge.startRow; r < merge.endRow; r++) tall.add(r + 1);
    spread(rows, merge);
  }
  return { name: sheet.name, rows, tall, wide };
}

/** Every cell of a merged block says what the block says. */
function spread(
  rows: SheetCell[][],
  merge: { startRow: number; startCol: number; endRow: number; endCol: number },
): void {
  const source = rows[merge.startRow]?.[merge.startCol];
  if (!source) return;
  for (let r = merge.startRow; r <= Math.min(merge.endRow, rows.length - 1); r++) {
    const row = rows[r];
    for (let c = merge.startCol; row && c <= Math.min(merge.endCol, row.length - 1); c++) {
      row[c] = { ...source, line: r + 1, column: c + 1 };
    }
  }
}

const ERROR = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)$/;

/** A cell as a clerk reads it: whole numbers without `.0`, days without a time, yes and no. */
function textOf(value: CellValue): { text: string; fault: Said | null } {
  if (value === null) return { text: '', fault: null };
  if (typeof value === 'boolean') return { text: value ? '是' : '否', fault: null };
  // hucre gives the wall clock of the sheet as UTC.
  if (value instanceof Date)
    return { text: Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10), fault: null };
  if (typeof value === 'number') {
    const text = Number.isSafeInteger(value) ? value.toFixed(0) : String(value);
    return {
      text,
      fault:
        Math.abs(value) > Number.MAX_SAFE_INTEGER || (text.length > 15 && Number.isInteger(value))
          ? say.lostDigits(text)
          : null,
    };
  }
  const text = tidy(value);
  return {
    text: /^\d+\.0+$/.test(text) ? text.replace(/\.0+$/, '') : text,
    fault: ERROR.test(text) ? say.cellError(text) : null,
  };
}
