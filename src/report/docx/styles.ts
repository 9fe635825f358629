import { AlignmentType, type IParagraphStyleOptions, type IStylesOptions, LineRuleType } from 'docx';
import { type FaceName, font } from './fonts.ts';
import { CHARACTER_SPACING, LINE, SIZE_3 } from './page.ts';

/** Two characters in, as every paragraph of an official document begins. */
const INDENT = { firstLine: SIZE_3 * 20, firstLineChars: 200 };
const EXACT = { line: LINE, lineRule: LineRuleType.EXACT, before: 0, after: 0 };

export const STYLE = {
  body: 'GwBody',
  title: 'GwTitle',
  plain: 'GwPlain',
  issuer: 'GwIssuer',
  annexMark: 'GwAnnexMark',
  annexTitle: 'GwAnnexTitle',
  cell: 'GwCell',
  note: 'GwNote',
} as const;

const style = (
  id: string,
  name: string,
  face: FaceName,
  size: number,
  paragraph: NonNullable<IParagraphStyleOptions['paragraph']> = {},
  run: NonNullable<IParagraphStyleOptions['run']> = {},
): IParagraphStyleOptions => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  paragraph: { spacing: EXACT, ...paragraph },
  run: {
    font: font(face),
    size,
    color: '000000',
    ...(size === SIZE_3 ? { characterSpacing: CHARACTER_SPACING } : {}),
    ...run,
  },
});

const heading = (face: FaceName): { run: object; paragraph: object } => ({
  run: {
    font: font(face),
    size: SIZE_3,
    characterSpacing: CHARACTER_SPACING,
    bold: false,
    italics: false,
    color: '000000',
  },
  paragraph: { spacing: EXACT, indent: INDENT, keepNext: true },
});

/** 一、黑体 (一)楷体 1.仿宋 (1)仿宋, title 2号 小标宋, body 3号 仿宋 on the grid of 22 lines. */
export const STYLES: IStylesOptions = {
  default: {
    document: { run: { font: font('fangsong'), size: SIZE_3 }, paragraph: { spacing: EXACT } },
    heading1: heading('hei'),
    heading2: heading('kai'),
    // The third and fourth level run on into their text.
    heading3: { ...heading('fangsong'), paragraph: { spacing: EXACT, indent: INDENT, keepNext: false } },
    heading4: { ...heading('fangsong'), paragraph: { spacing: EXACT, indent: INDENT, keepNext: false } },
  },
  paragraphStyles: [
    style(STYLE.body, '公文正文', 'fangsong', SIZE_3, { indent: INDENT }),
    style(STYLE.plain, '公文顶格', 'fangsong', SIZE_3),
    style(STYLE.title, '公文标题', 'title', 44, {
      alignment: AlignmentType.CENTER,
      spacing: { ...EXACT, line: 680 },
      keepNext: true,
    }),
    style(
      STYLE.issuer,
      '发文机关标志',
      'title',
      60,
      { alignment: AlignmentType.CENTER, spacing: { ...EXACT, line: 900 } },
      { color: 'E60012' },
    ),
    style(STYLE.annexMark, '附件标记', 'hei', SIZE_3, { keepNext: true }),
    style(STYLE.annexTitle, '附件标题', 'title', 36, {
      alignment: AlignmentType.CENTER,
      spacing: { ...EXACT, before: 120, after: 120 },
      keepNext: true,
    }),
    style(STYLE.cell, '表格文字', 'song', 19, { spacing: { line: 260, lineRule: LineRuleType.AT_LEAST } }),
    style(STYLE.note, '附件说明', 'fangsong', 24, { spacing: { ...EXACT, line: 400, after: 80 } }),
  ],
};
