import type { Header } from './header.ts';
import type { Sheet, SheetCell } from './workbook.ts';

/** One row on its way from an office's words to ours: cells by column key. */
export type Draft = Map<string, SheetCell>;

/** Sums, notes and instructions below a table. */
const FOOTER = /^(合计|总计|小计|注[：:]|备注[：:]|说明[：:]|填表|填报|审核|联系人)/;

/** Rows of data: without blank rows, repeated headers, notes and sums. */
export function* draftsOf(sheet: Sheet, header: Header<string>): Generator<Draft> {
  const headRow = sheet.rows[header.dataFrom - 1] ?? [];
  for (const row of sheet.rows.slice(header.dataFrom)) {
    const cells = [...header.columns].flatMap(([key, c]): [string, SheetCell][] =>
      row[c] ? [[key, row[c]]] : [],
    );
    const filled = cells.map(([, cell]) => cell).filter((cell) => cell.text !== '');
    const repeated =
      filled.length > 1 && filled.every((cell) => headRow[cell.column - 1]?.text === cell.text);
    // A block merged over the whole width is a note, not a row.
    const across = filled.length > 1 && new Set(filled.map((cell) => cell.text)).size === 1;
    const first = row.find((cell) => cell.text !== '');
    if (filled.length === 0 || repeated || across || (first && FOOTER.test(first.text))) continue;
    yield new Map(cells);
  }
}
