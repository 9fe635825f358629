import {
  AlignmentType,
  HeightRule,
  LineRuleType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  TextRun,
  WidthType,
} from 'docx';
import { ANNEX } from '../../wording/annex.ts';
import { CELL_NAMES } from '../../wording/report-terms.ts';
import { discreet, fieldParts, wholeOf } from '../bulletin/index.ts';
import { cellStanding, type Cell as MatrixCell } from '../cell.ts';
import type { ReportModel } from '../model.ts';
import { annex } from './annex.ts';
import { font } from './fonts.ts';
import { LANDSCAPE_WIDTH, twips } from './page.ts';
import { type Block, type Cell, cell, paragraph, widthsOf } from './parts.ts';
import { STYLE } from './styles.ts';
import { supervision } from './supervise.ts';

const { heads } = ANNEX;

/** Half-points: small enough for a date in a column of ten. */
const SMALL = 14;
/** Behind cells that people set aside: neither good nor bad. */
const ASIDE = { type: ShadingType.CLEAR, color: 'auto', fill: 'E4E9F0' };

/** The whole and its four parts in the order of the note above the table; below them the newest day, and until when
 *  its unit is excused. */
function stateCell(found: MatrixCell | undefined, width: number): TableCell {
  if (found === undefined) return cell({ text: '' }, width);
  const whole = { text: CELL_NAMES[cellStanding(found)].shape };
  const parts = fieldParts(found);
  if (parts === null) return cell({ ...whole, hatched: found.state === 'exempt' }, width, 'center');
  const { directory, entry, content, update, newest } = parts;
  const until = found.setAside?.until ?? null;
  const below = [newest, until === null ? '' : ANNEX.until(until)].filter((text) => text !== '');
  const line = (...children: TextRun[]): Paragraph =>
    new Paragraph({
      style: STYLE.cell,
      alignment: AlignmentType.CENTER,
      spacing: { line: 190, lineRule: LineRuleType.AT_LEAST },
      children,
    });
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: 'center',
    ...(found.setAside === undefined ? {} : { shading: ASIDE }),
    margins: { left: 20, right: 20, marginUnitType: WidthType.DXA },
    children: [
      line(
        new TextRun(whole),
        new TextRun({ text: ` ${directory}${entry}${content}${update}`, size: SMALL }),
      ),
      ...below.map((text) => line(new TextRun({ text, size: SMALL }))),
    ],
  });
}

/** A unit's name standing on end, so that twenty fit across the page. */
function upright(name: string, width: number): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT,
    verticalAlign: 'center',
    children: [
      new Paragraph({
        style: STYLE.cell,
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ text: name, font: font('hei') })],
      }),
    ],
  });
}

/** Fields down, units across, guiding unit beside each field, totals at both ends. */
function grid(model: ReportModel, units: readonly ReportModel['units'][number][]): Table {
  const nameOf = new Map(model.units.map((unit) => [unit.id, unit.name]));
  const at = new Map(model.matrix.map((each) => [JSON.stringify([each.unit, each.field]), each]));
  const columns = [
    { width: 5 },
    { width: 18 },
    { width: 22 },
    ...units.map(() => ({ width: 11 })),
    { width: 12 },
  ];
  const widths = widthsOf(columns, LANDSCAPE_WIDTH);
  const width = (index: number): number => widths[index] ?? 0;
  const headCells = [heads.no, heads.field, heads.guide].map((text, index) =>
    cell({ text }, width(index), 'center', true),
  );
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    height: { value: twips(22), rule: HeightRule.ATLEAST },
    children: [
      ...headCells,
      ...units.map((unit, index) => upright(discreet(unit.name, 20), width(index + 3))),
      cell({ text: heads.total }, width(units.length + 3), 'center', true),
    ],
  });
  const row = (first: Cell[], cells: TableCell[], total: string): TableRow =>
    new TableRow({
      cantSplit: true,
      children: [
        ...first.map((each, index) => cell(each, width(index), index === 0 ? 'center' : 'left')),
        ...cells,
        cell({ text: total }, width(units.length + 3), 'center'),
      ],
    });
  const rows = model.fields.map((field) => {
    const own = units.map((unit) => at.get(JSON.stringify([unit.id, field.id])));
    const guides = field.guides.map((id) => discreet(nameOf.get(id) ?? id, 40)).join('、');
    return row(
      [{ text: String(field.no) }, { text: discreet(field.name, 40) }, { text: guides }],
      own.map((found, index) => stateCell(found, width(index + 3))),
      wholeOf(own.filter((each) => each !== undefined)),
    );
  });
  const totals = units.map((unit, index) =>
    cell({ text: wholeOf(model.matrix.filter((each) => each.unit === unit.id)) }, width(index + 3), 'center'),
  );
  const foot = row(
    [{ text: '' }, { text: heads.total, bold: true }, { text: '' }],
    totals,
    wholeOf(model.matrix),
  );
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    columnWidths: widths,
    rows: [head, ...rows, foot],
  });
}

/** More units than this do not fit across one page. */
const MOST_UNITS = 10;

/** Annex 8: the matrix, in as many tables as the units need, then what each guiding unit has to see to. */
export function matrixAnnex(model: ReportModel): Block[] {
  const units = model.units.filter((unit) => model.matrix.some((each) => each.unit === unit.id));
  if (units.length === 0) return annex(8, [], [], [], LANDSCAPE_WIDTH);
  const [mark, title] = annex(8, [], [], [], LANDSCAPE_WIDTH);
  const pages = Array.from({ length: Math.ceil(units.length / MOST_UNITS) }, (_, at) =>
    units.slice(at * MOST_UNITS, (at + 1) * MOST_UNITS),
  );
  const hasAside = model.matrix.some(({ aside }) => aside !== undefined);
  return [
    ...[mark, title].filter((block) => block !== undefined),
    ...[ANNEX.matrixNote, ANNEX.matrixUpdate, ...(hasAside ? [ANNEX.matrixAside] : [])].map((note) =>
      paragraph(STYLE.note, note),
    ),
    ...pages.flatMap((some) => [grid(model, some), paragraph(STYLE.note, '')]),
    ...supervision(model),
  ];
}
