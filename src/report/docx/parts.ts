import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  type IParagraphOptions,
  type IRunOptions,
  type ITableOptions,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { font } from './fonts.ts';
import { fitsPage, portions } from './long-row.ts';
import { STYLE } from './styles.ts';

export type Block = Paragraph | Table;

/** A paragraph of one style and one text. */
export const paragraph = (style: string, text: string, options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ style, children: text === '' ? [] : [new TextRun(text)], ...options });

/** An address, or what is as long as one, breaks anywhere; a word or a name goes to the next line whole. */
export const breaking = (text: string): { wordWrap?: false } =>
  /[!-~]{24}/.test(text) ? { wordWrap: false } : {};

export interface Column {
  head: string;
  /** Share of the width of the table. */
  width: number;
  align?: 'left' | 'center' | 'right';
}

export interface Cell {
  /** Lines are parted by \n. */
  text: string;
  /** Diagonal lines: does not apply. */
  hatched?: boolean;
  bold?: boolean;
}

const ALIGN = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;
const THIN = { style: BorderStyle.SINGLE, size: 4, color: '555555' };
const MARGINS = { top: 30, bottom: 30, left: 60, right: 60, marginUnitType: WidthType.DXA };

export function cell(content: Cell, width: number, align: Column['align'] = 'left', head = false): TableCell {
  const { text, hatched, bold } = content;
  const lineOf = (line: string, at: number): IRunOptions => ({
    text: line,
    ...(at > 0 ? { break: 1 } : {}),
    ...(head || bold ? { font: font('hei') } : {}),
  });
  const shading = hatched
    ? { type: ShadingType.THIN_DIAGONAL_STRIPE, color: '888888', fill: 'FFFFFF' }
    : head
      ? { type: ShadingType.CLEAR, color: 'auto', fill: 'EEF2F7' }
      : undefined;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: MARGINS,
    verticalAlign: VerticalAlignTable.CENTER,
    ...(shading === undefined ? {} : { shading }),
    children: [
      new Paragraph({
        style: STYLE.cell,
        alignment: head ? AlignmentType.CENTER : ALIGN[align],
        ...breaking(text),
        children: text === '' ? [] : text.split('\n').map((line, at) => new TextRun(lineOf(line, at))),
      }),
    ],
  });
}

/** Column widths in twips that add up to the whole. */
export function widthsOf(columns: readonly Pick<Column, 'width'>[], whole: number): number[] {
  const shares = columns.reduce((sum, { width }) => sum + width, 0);
  return columns.map(({ width }) => Math.floor((whole * width) / shares));
}

/** A ruled table of fixed widths; the head repeats on every page, and no row is torn that fits on one. */
export const table = (...inside: Parameters<typeof tableOptions>): Table =>
  new Table(tableOptions(...inside));

export function tableOptions(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  whole: number,
  rowHeight?: number,
): ITableOptions {
  const widths = widthsOf(columns, whole);
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column, at) => cell({ text: column.head }, widths[at] ?? 0, 'center', true)),
  });
  const body = rows
    .flatMap((row) => portions(row, widths))
    .map(
      (row) =>
        new TableRow({
          cantSplit: fitsPage(row, widths),
          ...(rowHeight === undefined ? {} : { height: { value: rowHeight, rule: HeightRule.ATLEAST } }),
          children: columns.map((column, at) => cell(row[at] ?? { text: '' }, widths[at] ?? 0, column.align)),
        }),
    );
  return {
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: THIN,
      bottom: THIN,
      left: THIN,
      right: THIN,
      insideHorizontal: THIN,
      insideVertical: THIN,
    },
    rows: [head, ...body],
  };
}
