import { ANNEX } from '../../wording/annex.ts';
import { LEDGER } from '../../wording/ledger.ts';
import { CELL_NAMES, cellWord } from '../../wording/report-terms.ts';
import { discreet, fieldParts, wholeOf } from '../bulletin/index.ts';
import { type Cell, cellStanding } from '../cell.ts';
import type { ReportModel } from '../model.ts';
import type { BookSheet, Ground, SheetCell } from '../xlsx.ts';

const { heads } = ANNEX;
/** More units than this would be printed too small to read. */
const MOST_UNITS_A_PAGE = 6;

/** The state of a cell and what it is made of; what was not looked at has no parts. */
function stateOf(cell: Cell): string {
  const standing = cellStanding(cell);
  const { shape } = CELL_NAMES[standing];
  const word = cellWord(standing, cell.setAside?.until);
  const parts = fieldParts(cell);
  if (parts === null) return `${shape} ${word}`;
  const { directory, entry, content, update, newest } = parts;
  return `${shape} ${word} ${ANNEX.parts(directory, entry, content, update)} ${newest}`.trimEnd();
}

/** The 26 fields by units: guiding unit in a column of its own, exempt cells hatched, totals at both ends. */
export function matrixSheet(model: ReportModel): BookSheet {
  const units = model.units.filter((unit) => model.matrix.some((cell) => cell.unit === unit.id));
  const nameOf = new Map(model.units.map((unit) => [unit.id, unit.name]));
  const at = new Map(model.matrix.map((cell) => [JSON.stringify([cell.unit, cell.field]), cell]));
  const grounds = new Map<string, Ground>();
  const rows = model.fields.map((field, row): SheetCell[] => {
    const cells = units.map((unit) => at.get(JSON.stringify([unit.id, field.id])));
    cells.forEach((cell, column) => {
      const ground = cell?.state === 'exempt' ? 'hatched' : cell?.setAside && 'shaded';
      if (ground !== undefined) grounds.set(`${row},${column + 3}`, ground);
    });
    return [
      field.no,
      discreet(field.name),
      field.guides.map((id) => discreet(nameOf.get(id) ?? id)).join('、'),
      ...cells.map((cell) => (cell === undefined ? '' : stateOf(cell))),
      wholeOf(cells.filter((cell) => cell !== undefined)),
    ];
  });
  const totals = units.map((unit) => wholeOf(model.matrix.filter((cell) => cell.unit === unit.id)));
  return {
    name: LEDGER.sheets.matrix,
    columns: [
      { head: heads.no, width: 6, kind: 'number' },
      { head: heads.field, width: 20 },
      { head: heads.guide, width: 28 },
      ...units.map((unit) => ({ head: discreet(unit.name, 40), width: 27, kind: 'center' as const })),
      { head: heads.total, width: 11, kind: 'center' },
    ],
    frozenColumns: 2,
    pagesTall: 1,
    pagesWide: Math.max(1, Math.ceil(units.length / MOST_UNITS_A_PAGE)),
    grounds,
    rows: [...rows, ...(units.length > 0 ? [['', heads.total, '', ...totals, wholeOf(model.matrix)]] : [])],
  };
}
