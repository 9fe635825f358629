import { ANNEX } from '../../wording/annex.ts';
import { CELL_NAMES } from '../../wording/report-terms.ts';
import { discreet, gatherSupervision, type Row, type Supervision, supervisionOf } from '../bulletin/index.ts';
import type { ReportModel } from '../model.ts';
import { LongTable } from './long-table.ts';
import { LANDSCAPE_WIDTH } from './page.ts';
import { type Block, type Cell, paragraph } from './parts.ts';
import { STYLE } from './styles.ts';

const { heads } = ANNEX;

const COLUMNS = [
  { head: heads.guide, width: 26 },
  { head: heads.field, width: 20 },
  { head: heads.matter, width: 64 },
];

/** Of a field, the units that lack the same, a line each. */
const mattersOf = ({ all }: Row<Supervision>): string =>
  [...Map.groupBy(all, ({ state, matter }) => JSON.stringify([state, matter])).values()]
    .flatMap(([first, ...others]) => {
      if (first === undefined) return [];
      const units = [first, ...others].map(({ unitName }) => discreet(unitName, 40));
      return [ANNEX.supervise(CELL_NAMES[first.state].word, units, first.matter)];
    })
    .join('\n');

/** What each guiding unit has to see to, a row a field, on a page of its own. */
export function supervision(model: ReportModel): Block[] {
  const rows = gatherSupervision(supervisionOf(model)).map((row): Cell[] => [
    { text: discreet(row.first.guide, 40) },
    { text: `${row.first.no}.${discreet(row.first.field, 40)}` },
    { text: mattersOf(row) },
  ]);
  return [
    paragraph(STYLE.annexTitle, ANNEX.superviseTitle, { pageBreakBefore: true }),
    rows.length === 0
      ? paragraph(STYLE.note, ANNEX.superviseNone)
      : new LongTable(COLUMNS, rows, LANDSCAPE_WIDTH),
  ];
}
