import type { County } from '../content/index.ts';

const svg = (width: number, height: number, inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${inside}</svg>`;

const SANS = 'font-family="Microsoft YaHei,PingFang SC,Noto Sans CJK SC,sans-serif"';

/** A banner with its words drawn into it, as portals have them: a reader without eyes needs the alt text. */
export const banner = (accent: string, big: string, small: string): string =>
  svg(
    580,
    120,
    `<defs><linearGradient id="g"><stop offset="0" stop-color="${accent}"/><stop offset="1" stop-color="#7fa6d6"/></linearGradient></defs>
<rect width="580" height="120" fill="url(#g)"/><circle cx="520" cy="20" r="90" fill="#fff" opacity=".12"/>
<text x="32" y="62" ${SANS} font-size="32" font-weight="700" fill="#fff">${big}</text><text x="34" y="96" ${SANS} font-size="18" fill="#fff" opacity=".9">${small}</text>`,
  );

/** Hills and a river under a wide sky: the picture at the head of the home page. */
const hero = (accent: string): string =>
  svg(
    1160,
    260,
    `<defs><linearGradient id="s" x2="0" y2="1"><stop offset="0" stop-color="#bcd7f0"/><stop offset="1" stop-color="#f3f8fc"/></linearGradient></defs>
<rect width="1160" height="260" fill="url(#s)"/><circle cx="930" cy="70" r="34" fill="#ffd98a"/>
<path d="M0 180 Q120 80 260 160 T520 140 T800 150 T1160 110 V260 H0Z" fill="${accent}" opacity=".35"/>
<path d="M0 215 Q180 130 360 200 T740 185 T1160 170 V260 H0Z" fill="${accent}" opacity=".6"/>
<path d="M0 245 Q300 205 580 238 T1160 222 V260 H0Z" fill="#d7ebf7"/>`,
  );

const mark = (colour: string, text: string): string =>
  svg(
    136,
    48,
    `<rect width="136" height="48" rx="4" fill="#fff"/><circle cx="22" cy="24" r="14" fill="${colour}"/><text x="42" y="29" ${SANS} font-size="13" fill="#333">${text}</text>`,
  );

/** The pictures of a portal, by file name. */
export const images = (county: County): Record<string, string> => ({
  'hero.svg': hero(county.accent),
  'banner-zwfw.svg': banner(county.accent, '政务服务', '一网通办　就近能办'),
  'banner-jczwgk.svg': banner(county.accent, '基层政务公开标准化规范化', '专题专栏'),
  'red.svg': mark('#c8161d', '党政机关'),
  'jiucuo.svg': mark('#1a5fb4', '政府网站找错'),
});
