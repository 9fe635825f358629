import type { CellValue } from 'hucre';
import { LEDGER_COLUMNS, type LedgerKey, RETURN } from '../../wording/ledger.ts';
import { clean } from '../clean.ts';

/** One cell of a returned ledger as text; a date cell is its day. */
export interface ReadCell {
  text: string;
  /** A broken formula. */
  broken: boolean;
}

export interface ReadRow {
  sheet: string;
  /** Excel's row, from 1. */
  row: number;
  cells: Partial<Record<LedgerKey, ReadCell>>;
}

export type ReadLedger = { ok: true; rows: ReadRow[] } | { ok: false; problems: string[] };

const MOST_MEGABYTES = 50;
const MOST_ROWS = 100_000;
/** Rows above the head that a clerk may have put a title into. */
const MOST_TITLE_ROWS = 10;
const NEEDED: readonly LedgerKey[] = ['case', 'run', 'outcome'];
const ERROR = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)$/;

const keyOf = new Map<string, LedgerKey>(LEDGER_COLUMNS.map(([key, head]) => [head, key]));

function textOf(value: CellValue): ReadCell {
  if (value === null) return { text: '', broken: false };
  // The wall clock of the sheet comes as UTC.
  if (value instanceof Date)
    return {
      text: Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10),
      broken: Number.isNaN(value.getTime()),
    };
  const text = clean(String(value));
  return { text, broken: ERROR.test(text) };
}

/** Where the columns stand, by the first row that names the needed ones; null when the sheet is no ledger. */
function headOf(
  rows: readonly (readonly CellValue[])[],
): { at: number; keys: (LedgerKey | undefined)[]; twice: string[] } | null {
  for (const [at, row] of rows.slice(0, MOST_TITLE_ROWS).entries()) {
    const heads = row.map((value) => textOf(value).text.replace(/[\s*＊]/g, ''));
    const keys = heads.map((head) => keyOf.get(head));
    if (!NEEDED.every((key) => keys.includes(key))) continue;
    const twice = heads.filter((head, index) => keyOf.has(head) && heads.indexOf(head) !== index);
    return { at, keys, twice };
  }
  return null;
}

function rowsOf(name: string, rows: readonly (readonly CellValue[])[]): ReadLedger | null {
  const head = headOf(rows);
  if (head === null) return null;
  if (head.twice.length > 0)
    return {
      ok: false,
      problems: head.twice.map((each) => `${RETURN.at(name, head.at + 1, each)}：${RETURN.headTwice(each)}`),
    };
  return {
    ok: true,
    rows: rows.slice(head.at + 1).flatMap((row, index): ReadRow[] => {
      const cells: ReadRow['cells'] = {};
      for (const [column, key] of head.keys.entries()) if (key) cells[key] = textOf(row[column] ?? null);
      const blank = Object.values(cells).every((cell) => cell.text === '' && !cell.broken);
      return blank ? [] : [{ sheet: name, row: head.at + 2 + index, cells }];
    }),
  };
}

/** Reads the sheets of a workbook that are ledgers; others (notes, the unit's own) are left alone. */
export async function readLedger(bytes: Uint8Array): Promise<ReadLedger> {
  if (bytes.length > MOST_MEGABYTES * 1024 * 1024)
    return { ok: false, problems: [RETURN.tooLarge(MOST_MEGABYTES)] };
  const { EncryptedFileError, read } = await import('hucre');
  let found: (ReadLedger | null)[];
  try {
    const book = await read(bytes, { maxRows: MOST_ROWS });
    found = book.sheets.map((sheet) => rowsOf(clean(sheet.name), sheet.rows));
  } catch (error) {
    return {
      ok: false,
      problems: [error instanceof EncryptedFileError ? RETURN.encrypted : RETURN.noWorkbook],
    };
  }
  const ledgers = found.filter((each) => each !== null);
  if (ledgers.length === 0) return { ok: false, problems: [RETURN.noLedger] };
  const problems = ledgers.flatMap((each) => (each.ok ? [] : each.problems));
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, rows: ledgers.flatMap((each) => (each.ok ? each.rows : [])) };
}
