import { type Element, isElement } from './document.ts';

/** A cell of a table after merged cells were expanded: the same object stands in every square it covers. */
export interface GridCell {
  element: Element;
  /** First row and column it covers. */
  row: number;
  column: number;
  header: boolean;
}

const MOST_SPAN = 500;
const MOST_ROWS = 5000;
const MOST_COLUMNS = 60;

/** The table as rows of squares; rowspan and colspan expanded, nested tables left to themselves. */
export function gridOf(table: Element): GridCell[][] {
  const grid: GridCell[][] = [];
  const rows = rowsOf(table).slice(0, MOST_ROWS);
  rows.forEach((row, index) => {
    grid[index] ??= [];
    const line = grid[index];
    let column = 0;
    for (const element of row.children) {
      if (!isElement(element) || !/^t[dh]$/.test(element.name)) continue;
      while (line[column]) column++;
      if (column >= MOST_COLUMNS) break;
      const cell: GridCell = { element, row: index, column, header: element.name === 'th' };
      const width = Math.min(spanOf(element.attribs.colspan, 1), MOST_COLUMNS - column);
      // rowspan="0" reaches to the end of the table.
      const height = Math.min(spanOf(element.attribs.rowspan, rows.length), rows.length - index);
      for (let down = 0; down < height; down++) {
        grid[index + down] ??= [];
        const below = grid[index + down];
        if (!below) continue;
        for (let right = 0; right < width; right++) below[column + right] ??= cell;
      }
      column += width;
    }
  });
  return grid;
}

function spanOf(value: string | undefined, zero: number): number {
  const span = Number.parseInt(value ?? '1', 10);
  if (span === 0) return zero;
  return Number.isFinite(span) && span > 0 ? Math.min(span, MOST_SPAN) : 1;
}

function rowsOf(table: Element): Element[] {
  const rows: Element[] = [];
  for (const child of table.children) {
    if (!isElement(child)) continue;
    if (child.name === 'tr') rows.push(child);
    else if (/^t(?:head|body|foot)$/.test(child.name)) rows.push(...rowsOf(child));
  }
  return rows;
}
