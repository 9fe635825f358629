import { Document } from 'docx';
import { BULLETIN, NUMERALS } from '../../wording/bulletin.ts';
import type { Period } from '../period/model.ts';
import { countColumns, type PeriodPart, periodParts, periodTitle } from '../period/tables.ts';
import { LANDSCAPE_WIDTH, LINE, section } from './page.ts';
import { type Block, paragraph, table } from './parts.ts';
import { packed } from './render.ts';
import { STYLE, STYLES } from './styles.ts';

function blocks(part: PeriodPart, at: number): Block[] {
  const { title, texts, heads, widths, rows } = part;
  const counts = countColumns(part);
  const columns = heads.map((head, index) => ({
    head,
    width: widths[index] ?? 10,
    align: counts.has(index) ? ('right' as const) : ('left' as const),
  }));
  const cells = rows.map((row) => row.map((text) => ({ text })));
  return [
    paragraph(STYLE.annexMark, `${NUMERALS[at] ?? at + 1}、${title}`, {
      spacing: { before: Math.floor(LINE / 2) },
    }),
    ...texts.map((text) => paragraph(STYLE.note, text)),
    ...(rows.length === 0 ? [] : [table(columns, cells, LANDSCAPE_WIDTH)]),
  ];
}

/** A month, quarter or year report as docx: landscape, for its tables. */
export function renderPeriod(period: Period): Promise<Uint8Array> {
  const title = periodTitle(period);
  const document = new Document({
    title,
    creator: 'Xunjian',
    styles: STYLES,
    evenAndOddHeaderAndFooters: true,
    sections: [
      section('landscape', BULLETIN.draft, [
        paragraph(STYLE.title, title),
        ...periodParts(period).flatMap(blocks),
      ]),
    ],
  });
  return packed(document, title, period.runs.at(-1)?.startedAt ?? '');
}
