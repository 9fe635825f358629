import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  HeightRule,
  Paragraph,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import { BULLETIN } from '../../wording/bulletin.ts';
import type { Bulletin, Line } from '../bulletin/index.ts';
import { font } from './fonts.ts';
import { LANDSCAPE_FOOT, LANDSCAPE_LEFT, LINE, SIZE_3, twips } from './page.ts';
import { type Block, paragraph } from './parts.ts';
import { STYLE } from './styles.ts';

const CHARACTER = SIZE_3 * 10;
const RED = 'E60012';
const empty = (): Paragraph => paragraph(STYLE.plain, '');

/** 版头: the issuing office in red 35 mm below the top of the type area, the number, the red rule. */
function head({ issuer, number }: Bulletin): Block[] {
  return [
    paragraph(STYLE.issuer, issuer, { spacing: { before: twips(20), line: 900, lineRule: 'exact' } }),
    empty(),
    empty(),
    paragraph(STYLE.plain, number, {
      alignment: AlignmentType.CENTER,
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, space: 8, color: RED } },
    }),
    empty(),
    empty(),
  ];
}

const HEADINGS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
} as const;

/** Left, not justified: an address in the text would stretch the line before it. It breaks where it must. */
const line = ({ level, text }: Line): Paragraph =>
  level === 0
    ? paragraph(STYLE.body, text, { wordWrap: false })
    : new Paragraph({ heading: HEADINGS[level], wordWrap: false, children: [new TextRun(text)] });

/** 附件说明: one empty line below the text, two characters in, no mark at the end. Its last lines stay with the
 *  signature, which must not stand on a page alone. */
const annexList = (): Paragraph[] =>
  BULLETIN.annexes.map((name, at, all) => {
    const keepNext = at >= all.length - 3;
    return at === 0
      ? paragraph(STYLE.plain, `${BULLETIN.annexLead}1.${name}`, { indent: { left: CHARACTER * 2 } })
      : paragraph(STYLE.plain, `${at + 1}.${name}`, { indent: { left: CHARACTER * 5 }, keepNext });
  });

/** 落款: office and date, right; the date four characters in as for a sealed document. */
const signature = ({ signedBy, signedOn }: Bulletin): Paragraph[] => [
  paragraph(STYLE.plain, '', { keepNext: true }),
  paragraph(STYLE.plain, '', { keepNext: true }),
  paragraph(STYLE.plain, signedBy, {
    alignment: AlignmentType.RIGHT,
    indent: { right: CHARACTER * 3 },
    keepNext: true,
  }),
  paragraph(STYLE.plain, signedOn, { alignment: AlignmentType.RIGHT, indent: { right: CHARACTER * 4 } }),
];

/** The letter itself: head, title, addressees, text, list of annexes, signature. */
export function letter(bulletin: Bulletin): Block[] {
  return [
    ...head(bulletin),
    ...bulletin.title.map((text) => paragraph(STYLE.title, text)),
    empty(),
    paragraph(STYLE.plain, bulletin.addressees),
    ...bulletin.lines.map(line),
    empty(),
    ...annexList(),
    ...signature(bulletin),
  ];
}

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
/** 0.35 mm and 0.25 mm in eighths of a point. */
const THICK = { style: BorderStyle.SINGLE, size: 8, color: '000000' };
const FINE = { style: BorderStyle.SINGLE, size: 6, color: '000000' };

/** Two rows of one line each, by a fixed place: not every reader knows how to put a table at the foot. */
const RECORD_ROW = LINE;

const recordRow = (children: TextRun[], first: boolean, width: number): TableRow =>
  new TableRow({
    height: { value: RECORD_ROW, rule: HeightRule.EXACT },
    children: [
      new TableCell({
        width: { size: width, type: WidthType.DXA },
        borders: { top: first ? THICK : FINE, bottom: first ? FINE : THICK, left: NONE, right: NONE },
        children: [
          new Paragraph({
            style: STYLE.plain,
            indent: { left: 280, right: 280 },
            tabStops: [{ type: TabStopType.RIGHT, position: width - 280 - 216 }],
            children,
          }),
        ],
      }),
    ],
  });

const small = (text: string): TextRun => new TextRun({ text, size: 28, font: font('fangsong') });

/** 版记 at the foot of the last page: copies, printing office and date in 4号, between rules. */
export function record({ copyTo, printedBy, printedOn }: Bulletin, width: number): Block[] {
  const rules = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: [width],
    borders: {
      top: NONE,
      bottom: NONE,
      left: NONE,
      right: NONE,
      insideHorizontal: NONE,
      insideVertical: NONE,
    },
    float: {
      // Some readers leave a table as wide as the text where it stands unless it is placed by the page.
      horizontalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: LANDSCAPE_LEFT,
      verticalAnchor: TableAnchorType.PAGE,
      absoluteVerticalPosition: LANDSCAPE_FOOT - 2 * RECORD_ROW,
    },
    rows: [
      recordRow([small(copyTo)], true, width),
      recordRow([small(printedBy), small('\t'), small(printedOn)], false, width),
    ],
  });
  // Apart from the table before it, or the two grow together; hung on the paragraph after it.
  return [empty(), rules, empty()];
}
