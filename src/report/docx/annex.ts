import { ANNEX } from '../../wording/annex.ts';
import { BULLETIN } from '../../wording/bulletin.ts';
import { discreet } from '../bulletin/index.ts';
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

/** 附件N, its title, a note, the table or that there is nothing. */
export function annex(
  no: number,
  note: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  whole: number,
  { all = rows.length, rowHeight }: { all?: number; rowHeight?: number } = {},
): Block[] {
  const notes = [note, all > rows.length ? ANNEX.capped(rows.length, all) : ''];
  return [
    paragraph(STYLE.annexMark, BULLETIN.annexMark(no)),
    paragraph(STYLE.annexTitle, BULLETIN.annexes[no - 1] ?? ''),
    ...notes.filter((each) => each !== '').map((each) => paragraph(STYLE.note, each)),
    rows.length === 0 ? paragraph(STYLE.note, ANNEX.none) : table(columns, rows, whole, rowHeight),
  ];
}
