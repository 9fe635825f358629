/** One cell and where it stands: the line of the file and the number of the cell in its row, both from 1. */
export interface Cell {
  text: string;
  line: number;
  column: number;
}

export interface CsvRow {
  /** Line of the file on which the row begins. */
  line: number;
  cells: Cell[];
}

/** `unterminated`: a quote is never closed. `after-quote`: text follows a closing quote. */
export interface CsvFault {
  kind: 'unterminated' | 'after-quote';
  line: number;
  column: number;
}

export interface Csv {
  rows: CsvRow[];
  faults: CsvFault[];
}

const LINE_END = /\r\n|\n|\r/g;

/** Where a scanner stands. `quoted` reads to the closing quote, `plain` to the next separator. */
interface Scan {
  text: string;
  at: number;
  line: number;
  separator: string;
}

const lineEndAt = (text: string, at: number): number => {
  if (text[at] === '\r') return text[at + 1] === '\n' ? 2 : 1;
  return text[at] === '\n' ? 1 : 0;
};

function readPlain(scan: Scan): string {
  const start = scan.at;
  while (
    scan.at < scan.text.length &&
    scan.text[scan.at] !== scan.separator &&
    !lineEndAt(scan.text, scan.at)
  )
    scan.at++;
  return scan.text.slice(start, scan.at);
}

function readQuoted(scan: Scan): { text: string; closed: boolean } {
  let text = '';
  scan.at++;
  for (;;) {
    const quote = scan.text.indexOf('"', scan.at);
    const piece = scan.text.slice(scan.at, quote < 0 ? undefined : quote);
    text += piece;
    scan.line += piece.match(LINE_END)?.length ?? 0;
    if (quote < 0) {
      scan.at = scan.text.length;
      return { text, closed: false };
    }
    scan.at = quote + 1;
    if (scan.text[scan.at] !== '"') return { text, closed: true };
    text += '"';
    scan.at++;
  }
}

function readCell(scan: Scan, column: number, faults: CsvFault[]): Cell {
  const line = scan.line;
  if (scan.text[scan.at] !== '"') return { text: readPlain(scan), line, column };
  const { text, closed } = readQuoted(scan);
  if (!closed) faults.push({ kind: 'unterminated', line, column });
  const rest = closed ? readPlain(scan) : '';
  if (rest.trim() !== '') faults.push({ kind: 'after-quote', line, column });
  return { text: text + rest, line, column };
}

/** Reads RFC 4180 text and keeps the place of every cell. Never throws; what is odd becomes a fault. */
export function parseCsv(text: string, separator = ','): Csv {
  const rows: CsvRow[] = [];
  const faults: CsvFault[] = [];
  const scan: Scan = { text, at: text.startsWith('\uFEFF') ? 1 : 0, line: 1, separator };
  while (scan.at < text.length) {
    const row: CsvRow = { line: scan.line, cells: [] };
    for (;;) {
      row.cells.push(readCell(scan, row.cells.length + 1, faults));
      if (scan.text[scan.at] !== separator) break;
      scan.at++;
    }
    rows.push(row);
    const end = lineEndAt(text, scan.at);
    scan.at += end;
    if (end) scan.line++;
  }
  return { rows, faults };
}

/** What a spreadsheet takes for the start of a formula, the full-width forms included (some fold them). Apostrophes
 *  before it are part of the pattern, so that `plain` undoes exactly what `neutralised` did. */
const FORMULA = /^(?:['"\s]*[=+\-@|%＝＋－＠]|'*[\t\r])/u;

/** A cell that a spreadsheet would run becomes text by an apostrophe before it. Every CSV of ours goes through here. */
export const neutralised = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** Undoes `neutralised`, and only that. */
export const plain = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;

const quotedIfNeeded = (text: string): string =>
  /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;

/** Rows as CSV that Excel opens right: BOM, CRLF, quotes where needed, nothing that it would run. */
export const formatCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map((text) => quotedIfNeeded(neutralised(text))).join(',')}\r\n`).join('')}`;
