import { formatCsv, parseCsv, plain } from '../files/index.ts';

/** Two tables with one header as one; a line that stands there already is not repeated. */
export function joinTables(earlier: string, added: string): string {
  const [head = [], ...rows] = cellsOf(earlier);
  const known = new Set(rows.map((row) => row.join('\n')));
  const fresh = cellsOf(added)
    .slice(1)
    .filter((row) => !known.has(row.join('\n')));
  return formatCsv([head, ...rows, ...fresh]);
}

const cellsOf = (csv: string): string[][] =>
  parseCsv(csv).rows.map(({ cells }) => cells.map(({ text }) => plain(text)));
