import { registryWording, type Said } from '../../wording/registry.ts';
import type { Problem } from '../types.ts';
import { tidy } from './cells.ts';
import { type Cell, type CsvFault, type CsvRow, parseCsv, plain } from './csv.ts';
import { decode } from './decode.ts';
import { nearest } from './nearest.ts';
import { problemAt } from './problem.ts';

/** One column of a file: its Chinese header and, for the reader of this code, what stands in it. */
export interface ColumnSpec {
  header: string;
  /** The header must be there (its cells may still be empty). */
  needed: boolean;
  /** Other names seen in offices' own workbooks; understood by the import, not by the loader. */
  synonyms: readonly string[];
}

/** A file of rows: its name and its columns by key, in their order. */
export interface TableSpec<K extends string> {
  file: string;
  columns: Record<K, ColumnSpec>;
}

/** One row as found: cells by column key; a short row lacks its last cells. */
export interface TableRow<K extends string> {
  file: string;
  line: number;
  /** Row number as Excel shows it; differs from `line` below a cell with line breaks. */
  excelRow: number;
  /** Which columns the file has, and where. */
  columns: ReadonlyMap<K, number>;
  cells: ReadonlyMap<K, Cell>;
}

export interface Table<K extends string> {
  rows: TableRow<K>[];
  problems: Problem[];
}

/** Separators that are mistaken for the comma, commonest first. */
const MISTAKEN = ['\t', '，', '；', ';'] as const;

export const keysOf = <K extends string>(spec: TableSpec<K>): K[] => Object.keys(spec.columns) as K[];

/** Reads a CSV as a table with known headers; everything wrong with its form becomes a problem at its place. */
export function readTable<K extends string>(
  spec: TableSpec<K>,
  bytes: Uint8Array,
  file = spec.file,
): Table<K> {
  const problems: Problem[] = [];
  const report = (line: number, column: number, said: Said): void => {
    problems.push(problemAt({ file, line, column }, said));
  };
  const decoded = decode(bytes);
  if (!decoded.ok) {
    report(decoded.line, 1, decoded.said);
    return { rows: [], problems };
  }
  const separator = separatorOf(decoded.text);
  if (separator !== ',') report(1, 1, registryWording.wrongSeparator(separator));
  const { rows, faults } = parseCsv(decoded.text, separator);
  for (const fault of faults) report(fault.line, fault.column, faultSaid(fault));
  const head = rows.findIndex((row) => !isBlank(row));
  const headRow = rows[head];
  if (!headRow) {
    report(1, 1, registryWording.emptyFile(headersOf(spec)));
    return { rows: [], problems };
  }
  const heads = readHeader(spec, headRow, report);
  const columns = new Map(
    heads.flatMap(({ key }, i): [K, number][] => (key ? [[key, i + 1]] : [])).reverse(),
  );
  const found = rows.slice(head + 1).flatMap((row, i): TableRow<K>[] => {
    if (isBlank(row)) return [];
    const cells = cellsOf(row, heads, report);
    return [{ file, line: row.line, excelRow: head + 2 + i, columns, cells }];
  });
  return { rows: found, problems };
}

/** The headers of a file in their order. */
export const headersOf = <K extends string>(spec: TableSpec<K>): string[] =>
  keysOf(spec).map((key) => spec.columns[key].header);

const isBlank = (row: CsvRow): boolean => row.cells.every((cell) => tidy(cell.text) === '');

const faultSaid = (fault: CsvFault): Said =>
  fault.kind === 'unterminated' ? registryWording.quoteOpen() : registryWording.quoteThenText();

/** The comma, unless the header has none and another separator instead. */
function separatorOf(text: string): string {
  const header = text.split(/[\r\n]+/).find((line) => tidy(line) !== '') ?? '';
  return header.includes(',') ? ',' : (MISTAKEN.find((mark) => header.includes(mark)) ?? ',');
}

type Report = (line: number, column: number, said: Said) => void;

/** What stands over a column: a known key, or null with or without a name. */
interface Head<K> {
  key: K | null;
  named: boolean;
}

function readHeader<K extends string>(spec: TableSpec<K>, row: CsvRow, report: Report): Head<K>[] {
  const known = new Map(keysOf(spec).map((key) => [spec.columns[key].header, key]));
  const seen = new Set<K>();
  const heads = row.cells.map((cell): Head<K> => {
    const header = tidy(plain(cell.text));
    const key = known.get(header) ?? null;
    if (key && seen.has(key)) report(cell.line, cell.column, registryWording.duplicateHeader(header));
    if (key) seen.add(key);
    if (!key && header !== '') {
      report(
        cell.line,
        cell.column,
        registryWording.unknownHeader(header, meant(spec, header), [...known.keys()]),
      );
    }
    return { key, named: header !== '' };
  });
  for (const key of keysOf(spec)) {
    const { header, needed } = spec.columns[key];
    if (needed && !seen.has(key)) report(row.line, row.cells.length, registryWording.missingHeader(header));
  }
  return heads;
}

function meant<K extends string>(spec: TableSpec<K>, header: string): string | null {
  const bySynonym = keysOf(spec).find((key) => spec.columns[key].synonyms.includes(header));
  return bySynonym ? spec.columns[bySynonym].header : nearest(header, headersOf(spec));
}

function cellsOf<K extends string>(row: CsvRow, heads: Head<K>[], report: Report): Map<K, Cell> {
  const cells = new Map<K, Cell>();
  for (const [i, cell] of resplit(row, heads.length, report).entries()) {
    const text = tidy(plain(cell.text));
    const head = heads[i];
    if (head?.key && !cells.has(head.key)) cells.set(head.key, { ...cell, text });
    if (!head?.named && text !== '') report(cell.line, cell.column, registryWording.headerlessCell(text));
  }
  return cells;
}

/** A row typed with Chinese commas or tabs between its cells is too short and has them inside. */
function resplit(row: CsvRow, width: number, report: Report): Cell[] {
  if (row.cells.length >= width) return row.cells;
  const mark = row.cells.some((c) => c.text.includes('\t')) ? '\t' : '，';
  const pieces = row.cells.flatMap((cell) => cell.text.split(mark).map((text) => ({ ...cell, text })));
  if (pieces.length !== width) return row.cells;
  const first = row.cells.find((cell) => cell.text.includes(mark));
  if (first) report(first.line, first.column, registryWording.wrongSeparatorInRow(mark));
  return pieces.map((cell, i) => ({ ...cell, column: i + 1 }));
}
