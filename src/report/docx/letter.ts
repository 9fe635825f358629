import {
  AlignmentType,
  BorderStyle,
  FrameAnchorType,
  FrameWrap,
  HeadingLevel,
  HeightRule,
  HorizontalPositionAlign,
  LineRuleType,
  Paragraph,
  TabStopType,
  TextRun,
  UnderlineType,
  VerticalPositionAlign,
} from 'docx';
import { BULLETIN } from '../../wording/bulletin.ts';
import type { Bulletin, Line } from '../bulletin/index.ts';
import { font } from './fonts.ts';
import { LINE, SIZE_3, twips } from './page.ts';
import { type Block, breaking, paragraph } from './parts.ts';
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

/** Left, not justified: an address in the text would stretch the line before it. */
const line = ({ level, text }: Line): Paragraph =>
  level === 0
    ? paragraph(STYLE.body, text, breaking(text))
    : new Paragraph({ heading: HEADINGS[level], ...breaking(text), children: [new TextRun(text)] });

/** 附件说明: one empty line below the text, two characters in, no mark at the end. Its last lines stay with the
 *  signature, which must not stand on a page alone. */
const annexList = (): Paragraph[] =>
  BULLETIN.annexes.map((name, at, all) => {
    const keepNext = at >= all.length - 3;
    return at === 0
      ? paragraph(STYLE.plain, `${BULLETIN.annexLead}1.${name}`, { indent: { left: CHARACTER * 2 } })
      : paragraph(STYLE.plain, `${at + 1}.${name}`, { indent: { left: CHARACTER * 5 }, keepNext });
  });

/** Width in characters; a digit takes half of one. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, each) => sum + (each < '\u0100' ? 0.5 : 1), 0);

/** 落款: as for a sealed document the date four characters from the right, the office centred above it; a long name
 *  pushes both to the left. */
function signature({ signedBy, signedOn }: Bulletin): Paragraph[] {
  const over = (widthOf(signedBy) - widthOf(signedOn)) / 2;
  const date = Math.max(4, over);
  const right = (characters: number) => ({
    alignment: AlignmentType.RIGHT,
    indent: { right: Math.round(CHARACTER * characters) },
  });
  return [
    paragraph(STYLE.plain, '', { keepNext: true }),
    paragraph(STYLE.plain, '', { keepNext: true }),
    paragraph(STYLE.plain, signedBy, { ...right(date - over), keepNext: true }),
    paragraph(STYLE.plain, signedOn, right(date)),
  ];
}

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

/** 0.35 mm in eighths of a point. */
const THICK = { style: BorderStyle.SINGLE, size: 8, space: 1, color: '000000' };
/** Height of the paragraph that is the rule between the rows. */
const RULE = 60;
/** One character of 4号. */
const SMALL = 280;

const small = (text: string): TextRun => new TextRun({ text, size: SMALL / 10, font: font('fangsong') });
/** Underlined from edge to edge. */
const fineRule = new TextRun({ text: '\t', size: 4, underline: { type: UnderlineType.SINGLE } });

/** 版记 at the foot of the last page: copies, printing office and date in 4号, between rules. A frame, since a floating
 *  table as wide as the text is left where it stands by LibreOffice, and so is a frame whose paragraphs have different
 *  borders: hence the same ones on all, the fine rule as a paragraph, and no indents, which would part them. */
export function record({ copyTo, printedBy, printedOn }: Bulletin, width: number): Block[] {
  const framed = (tab: number, children: TextRun[], height: number): Paragraph =>
    new Paragraph({
      style: STYLE.plain,
      frame: {
        type: 'alignment',
        width,
        height: 2 * LINE + RULE,
        rule: HeightRule.ATLEAST,
        wrap: FrameWrap.AROUND,
        anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
        alignment: { x: HorizontalPositionAlign.CENTER, y: VerticalPositionAlign.BOTTOM },
      },
      border: { top: THICK, bottom: THICK },
      spacing: { line: height, lineRule: LineRuleType.EXACT },
      tabStops: [{ type: TabStopType.RIGHT, position: tab }],
      children,
    });
  const within = width - SMALL;
  // Apart from the table before it, and hung on the paragraph after it; both as low as can be, or a last page with
  // room for the record alone would send it to one of its own.
  const apart = (): Paragraph =>
    paragraph(STYLE.plain, '', { spacing: { line: RULE, lineRule: LineRuleType.EXACT }, run: { size: 4 } });
  return [
    apart(),
    framed(within, [small(`　${copyTo}`)], LINE),
    framed(width, [fineRule], RULE),
    framed(within, [small(`　${printedBy}`), small('\t'), small(printedOn)], LINE),
    apart(),
  ];
}
