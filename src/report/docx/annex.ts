import { ANNEX } from '../../wording/annex.ts';
import { BULLETIN } from '../../wording/bulletin.ts';
import { discreet, type Row } from '../bulletin/index.ts';
import { LongTable } from './long-table.ts';
import { type Block, type Cell, type Column, paragraph, table } from './parts.ts';
import { STYLE } from './styles.ts';

/** A printed annex of more rows is read by nobody; the workbook has them all. */
export const MOST_ROWS = 600;

export const column = (head: string, width: number, align: Column['align'] = 'left'): Column => ({
  head,
  width,
  align,
});
export const text = (value: string | number | null, most = 200): Cell => ({
  text: value === null ? '' : discreet(String(value), most),
});

/** 附件N, its title, notes, the table or that there is nothing. Rows of a height of their own make a form. */
export function annex(
  no: number,
  notes: readonly string[],
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  whole: number,
  rowHeight?: number,
): Block[] {
  const filled = (): Block =>
    rowHeight === undefined ? new LongTable(columns, rows, whole) : table(columns, rows, whole, rowHeight);
  return [
    paragraph(STYLE.annexMark, BULLETIN.annexMark(no)),
    paragraph(STYLE.annexTitle, BULLETIN.annexes[no - 1] ?? ''),
    ...notes.map((each) => paragraph(STYLE.note, each)),
    rows.length === 0 ? paragraph(STYLE.note, ANNEX.none) : filled(),
  ];
}

const countOf = <T>(rows: readonly Row<T>[]): number => rows.reduce((sum, { all }) => sum + all.length, 0);

/** An annex of numbered rows; where they are too many, it says how much of how much it shows. */
export function list<T>(
  no: number,
  note: string,
  columns: readonly Column[],
  rows: readonly Row<T>[],
  whole: number,
  cellsOf: (row: Row<T>) => Cell[],
): Block[] {
  const shown = rows.slice(0, MOST_ROWS);
  const notes =
    shown.length === rows.length ? [note] : [note, ANNEX.capped(no, countOf(shown), countOf(rows))];
  const cells = shown.map((row, at) => [text(at + 1), ...cellsOf(row)]);
  return annex(no, notes, columns, cells, whole);
}
