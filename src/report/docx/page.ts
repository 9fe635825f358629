import {
  AlignmentType,
  DocumentGridType,
  Footer,
  Header,
  type ISectionOptions,
  type ISectionPropertiesOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
} from 'docx';
import { wholeFont } from './fonts.ts';

/** Twips of a millimetre. */
export const twips = (mm: number): number => Math.round((mm * 1440) / 25.4);

/** 3号 in half-points; the size the whole grid is counted in. */
export const SIZE_3 = 32;
const SIZE_4 = 28;

const WIDTH = twips(210);
const HEIGHT = twips(297);
/** 版心 156 × 225 mm: 天头 37, 订口 28, hence right 26 and bottom 35. */
export const TYPE_AREA = { width: twips(156), height: twips(225) };
/** Height of one of 22 lines. */
export const LINE = Math.floor(TYPE_AREA.height / 22);
/** What 28 characters of 16 pt are too wide for 156 mm, taken from each, in twips. The grid could say so itself
 *  (`charSpace`), but LibreOffice spreads every line by it; set on the run it holds in Word, WPS and LibreOffice alike. */
export const CHARACTER_SPACING = Math.floor(TYPE_AREA.width / 28) - SIZE_3 * 10;

// 7 mm below the type area; a 4号 line is some 5.5 mm high, so its foot stands 35 - 7 - 5.5 mm above the edge.
const FOOTER = twips(22.5);
const HEADER = twips(20);

/** Room of a landscape page between its margins. */
export const LANDSCAPE_WIDTH = HEIGHT - twips(30) - twips(30);
const LANDSCAPE_MARGIN = { top: twips(28), bottom: twips(30), left: twips(30), right: twips(30) };

const PORTRAIT: ISectionPropertiesOptions = {
  type: SectionType.NEXT_PAGE,
  page: {
    size: { width: WIDTH, height: HEIGHT, orientation: PageOrientation.PORTRAIT },
    margin: {
      top: twips(37),
      left: twips(28),
      right: twips(26),
      bottom: twips(35),
      header: HEADER,
      footer: FOOTER,
      gutter: 0,
    },
  },
};

const LANDSCAPE: ISectionPropertiesOptions = {
  type: SectionType.NEXT_PAGE,
  page: {
    // docx turns width and height itself for a landscape page.
    size: { width: WIDTH, height: HEIGHT, orientation: PageOrientation.LANDSCAPE },
    margin: { ...LANDSCAPE_MARGIN, header: twips(15), footer: twips(17), gutter: 0 },
  },
  grid: { type: DocumentGridType.DEFAULT, linePitch: LINE },
};

/** — 1 — in 4号 half-width Song, one character in from the outer edge. */
function pageNumber(alignment: 'right' | 'left'): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: alignment === 'right' ? { right: SIZE_4 * 10 } : { left: SIZE_4 * 10 },
        children: [
          new TextRun({
            children: ['— ', PageNumber.CURRENT, ' —'],
            size: SIZE_4,
            font: wholeFont('song'),
          }),
        ],
      }),
    ],
  });
}

const header = (mark: string): Header =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children:
          mark === '' ? [] : [new TextRun({ text: mark, size: 21, color: '666666', font: wholeFont('hei') })],
      }),
    ],
  });

/** The letter keeps the grid; annexes hold tables, which a grid would only stretch. */
const FORMS = {
  letter: { ...PORTRAIT, grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: LINE } },
  portrait: { ...PORTRAIT, grid: { type: DocumentGridType.DEFAULT, linePitch: LINE } },
  landscape: LANDSCAPE,
} as const satisfies Record<string, ISectionPropertiesOptions>;

/** A section of the document: odd numbers right, even ones left, the draft mark above. */
export const section = (
  form: keyof typeof FORMS,
  mark: string,
  children: ISectionOptions['children'],
): ISectionOptions => ({
  properties: FORMS[form],
  headers: { default: header(mark), even: header(mark) },
  footers: { default: pageNumber('right'), even: pageNumber('left') },
  children,
});
