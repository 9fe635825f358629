import { keysOf, type TableSpec } from '../files/index.ts';
import type { Sheet, SheetCell } from './workbook.ts';

/** Where a sheet's header stands and what its columns are. */
export interface Header<K extends string> {
  /** Index of the first row of data. */
  dataFrom: number;
  /** Column index by key. */
  columns: ReadonlyMap<K, number>;
  /** Headers nobody asked for, left out of the import. */
  ignored: string[];
}

/** Titles, dates and notes stand above a header; it is looked for this far down. */
const SEARCHED_ROWS = 30;
const ENOUGH = 2;

/** The row (or two rows, when merged) that knows the most columns; null when no row knows two of them. */
export function findHeader<K extends string>(spec: TableSpec<K>, sheet: Sheet): Header<K> | null {
  let best: Header<K> | null = null;
  for (let i = 0; i < Math.min(SEARCHED_ROWS, sheet.rows.length); i++) {
    const header = headerAt(spec, sheet, i);
    if (header.columns.size > Math.max(ENOUGH - 1, best?.columns.size ?? 0)) best = header;
  }
  return best;
}

function headerAt<K extends string>(spec: TableSpec<K>, sheet: Sheet, index: number): Header<K> {
  const upper = sheet.rows[index] ?? [];
  const merged = sheet.tall.has(index + 1) || sheet.wide.has(index + 1);
  const lower = merged ? (sheet.rows[index + 1] ?? []) : [];
  const single = match(spec, upper, []);
  const double = match(spec, upper, lower);
  const two = sheet.tall.has(index + 1) || double.columns.size > single.columns.size;
  return two ? { ...double, dataFrom: index + 2 } : { ...single, dataFrom: index + 1 };
}

/** Words of a header without spaces, line breaks, stars and hints in brackets. */
const folded = (text: string): string =>
  text
    .replace(/[（(【[][^）)】\]]*[）)】\]]/g, '')
    .replace(/[\s*＊★：:]/g, '')
    .toLowerCase();

function match<K extends string>(
  spec: TableSpec<K>,
  upper: SheetCell[],
  lower: SheetCell[],
): Omit<Header<K>, 'dataFrom'> {
  const chosen = new Map<K, number>();
  const ignored: string[] = [];
  const candidates: { key: K; rank: number; c: number }[] = [];
  for (let c = 0; c < Math.max(upper.length, lower.length); c++) {
    const top = upper[c]?.text ?? '';
    const below = lower[c]?.text ?? '';
    const labels = below !== '' && below !== top ? [below, top + below] : [top];
    const found = labels.flatMap((label) => rankOf(spec, label));
    if (found.length === 0 && top + below !== '') ignored.push(below || top);
    candidates.push(...found.map((each) => ({ ...each, c })));
  }
  // The best names first: 账号 is the name of an account only where no 名称 is.
  const taken = new Set<number>();
  for (const { key, c } of candidates.sort((a, b) => a.rank - b.rank || a.c - b.c)) {
    if (chosen.has(key) || taken.has(c)) continue;
    chosen.set(key, c);
    taken.add(c);
  }
  // In the order of the sheet, so that a row lends the place of its first cell.
  return { columns: new Map([...chosen].sort((a, b) => a[1] - b[1])), ignored };
}

/** Which key a label names; the own header ranks first, then the synonyms in their order. */
function rankOf<K extends string>(spec: TableSpec<K>, label: string): { key: K; rank: number }[] {
  const wanted = folded(label);
  if (wanted === '') return [];
  return keysOf(spec).flatMap((key) => {
    const { header, synonyms } = spec.columns[key];
    const rank = [header, ...synonyms].findIndex((word) => folded(word) === wanted);
    return rank < 0 ? [] : [{ key, rank }];
  });
}
