import type { IFontAttributesProperties } from 'docx';

/** Fonts of GB/T 9704-2012 by the names government offices have them under. They are licensed: named, never bundled. */
interface Face {
  name: string;
  /** What to take where the font is absent, in order. */
  fallbacks: string[];
  family: 'roman' | 'swiss' | 'modern';
}

export const FACES = {
  song: { name: '宋体', fallbacks: ['SimSun', 'Noto Serif CJK SC', 'Songti SC'], family: 'roman' },
  title: {
    name: '方正小标宋简体',
    fallbacks: [
      '方正小标宋_GBK',
      'FZXiaoBiaoSong-B05S',
      '华文中宋',
      'STZhongsong',
      '宋体',
      'Noto Serif CJK SC',
    ],
    family: 'roman',
  },
  fangsong: {
    name: '仿宋_GB2312',
    fallbacks: ['仿宋', 'FangSong', 'FangSong_GB2312', '华文仿宋', 'STFangsong', 'Noto Serif CJK SC'],
    family: 'roman',
  },
  kai: {
    name: '楷体_GB2312',
    fallbacks: ['楷体', 'KaiTi', 'KaiTi_GB2312', '华文楷体', 'STKaiti', 'Noto Serif CJK SC'],
    family: 'roman',
  },
  hei: {
    name: '黑体',
    fallbacks: ['SimHei', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC'],
    family: 'swiss',
  },
} as const satisfies Record<string, Face>;

export type FaceName = keyof typeof FACES;

const LATIN = 'Times New Roman';

/** Chinese in the named face, digits and Latin in the usual companion of an official document. */
export const font = (face: FaceName): IFontAttributesProperties => ({
  ascii: LATIN,
  hAnsi: LATIN,
  cs: LATIN,
  eastAsia: FACES[face].name,
});

/** Half-width digits in the face itself, as page numbers ask for. */
export const wholeFont = (face: FaceName): IFontAttributesProperties => {
  const { name } = FACES[face];
  return { ascii: name, hAnsi: name, cs: name, eastAsia: name };
};

const entry = ({ name, fallbacks, family }: Face): string =>
  `<w:font w:name="${name}"><w:altName w:val="${fallbacks.join(',')}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`;

/** `word/fontTable.xml`: each face with what may stand in for it. */
export const fontTable = (): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${Object.values(FACES).map(entry).join('')}</w:fonts>`;
