import type { SiteIdentity } from '../facts/index.ts';
import { blockText, type Element, isSilent, type PageDocument, parentOf, textOf } from './document.ts';
import { linkText } from './link-text.ts';
import { metaPairs } from './meta.ts';
import { regionOf } from './regions.ts';
import { foldWidth } from './text.ts';

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const ICP = new RegExp(
  `[${PROVINCES}]\\s*ICP\\s*[备证]\\s*\\d{6,10}\\s*号?(?:\\s*[-－—]\\s*\\d{1,3}(?!\\d))?`,
  'gi',
);
const POLICE = new RegExp(`[${PROVINCES}]\\s*公网安备\\s*\\d{14}\\s*号?`, 'g');
/** Local 10 digits, ministries bm + 8, other bodies a letter + 9 (standards ID-01). */
const CODE = '(bm\\d{8}|[a-z]\\d{9}|\\d{10})(?!\\d)';
const FOOTER_CODE = new RegExp(`(?:标识码|识别码)\\s*[:：为是]?\\s*${CODE}`, 'gi');
const REPORT_CODE = new RegExp(`(?:site_?code|\\bLink\\s*\\()['"\\s=:(\\\\]*${CODE}`, 'gi');
const PHONE =
  /(?<![\d-])(?:(?:\+?0?86-)?0\d{2,3}\s?[-－—]{1,2}\s?\d{5,8}|[(（]0\d{2,3}[)）]\s?\d{7,8}|(?<=(?:电话|热线)\s*[:：]?\s*)0\d{2,3}\s?\d{7,8})(?!\d)/g;
/** A fax machine and the number of those who mend the site are no way to reach the sponsor. */
const OTHER_NUMBER = /(?:传真|fax|网站维护)[^\d\n]{0,12}$/i;

/** Everything a site says of itself: meta tags, codes, registrations, marks, sponsor, phone, site map (standards §10). */
export function readIdentity(document: PageDocument): SiteIdentity {
  const footer = foldWidth(footerText(document));
  const marks = readMarks(document);
  const metas = metaPairs(document);
  const metaValues = (name: string) =>
    unique(metas.filter((meta) => meta.name.toLowerCase() === name).map((meta) => meta.content));
  return {
    siteName: metaValues('sitename'),
    siteDomain: metaValues('sitedomain'),
    siteIDCode: metaValues('siteidcode'),
    footerCode: unique([...footer.matchAll(FOOTER_CODE)].map((match) => match[1] ?? '')),
    errorReportCode: marks.codes,
    icp: unique([...footer.matchAll(ICP)].map(([number]) => compact(number))),
    police: unique([...footer.matchAll(POLICE)].map(([number]) => compact(number))),
    sponsor: sponsorsOf(footer),
    phone: phonesOf(footer),
    partyMark: marks.party,
    errorReportMark: marks.errorReport,
    siteMap: marks.siteMap,
  };
}

const compact = (text: string): string => text.replace(/\s+/g, '');
const unique = (values: string[]): string[] => [...new Set(values.filter((value) => value !== ''))];

const FOOTER_NAME = /(?:^|[-_\s\d])(?:foot|bottom|yejiao|dibu|banquan|bqxx)|footer|copyright/i;
/** Words that only the foot of a page carries. */
const FOOTER_WORDS = /ICP[备证]|公网安备|网站标识码|版权所有|主办单位|copyright/i;
const FOOTER_CHARS = 1200;

/** Text of what calls itself a footer, and of the largest short block around each word that only footers use. */
function footerText(document: PageDocument): string {
  const blocks = new Set<Element>();
  const covered = new Set<Element>();
  for (const element of document.elements) {
    const parent = parentOf(element);
    if (isSilent(element) || blocks.has(element)) continue;
    if (parent && (blocks.has(parent) || covered.has(parent))) covered.add(element);
    else if (namesFooter(document, element)) blocks.add(element);
    else if (FOOTER_WORDS.test(ownText(element))) blocks.add(blockAround(element));
  }
  return [...blocks].map(blockText).join('\n');
}

const namesFooter = (document: PageDocument, element: Element): boolean =>
  regionOf(document, element) === 'footer' ||
  (element.name !== 'a' && FOOTER_NAME.test(`${element.attribs.class ?? ''} ${element.attribs.id ?? ''}`));

const ownText = (element: Element): string =>
  element.children.map((child) => (child.type === 'text' ? child.data : '')).join('');

function blockAround(element: Element): Element {
  let block = element;
  for (let at = parentOf(element); at && at.name !== 'body'; at = parentOf(at)) {
    if (textOf(at).length > FOOTER_CHARS) break;
    block = at;
  }
  return block;
}

const LABEL = String.raw`主\s*办(?:单位|方)?(?:\s*[、/及和]\s*承办(?:单位)?)?`;
const SPONSOR_AFTER = new RegExp(
  String.raw`(?:${LABEL}\s*[:：]|主办单位(?=\s)|(?<!\p{Script=Han})主办(?=\s))\s*([^|©;；,，。:：]{2,60})`,
  'gu',
);
const SPONSOR_BEFORE = /(?:^|由|[\s|])([\p{Script=Han}·()]{4,40}?)\s*主办(?![:：单方、/\p{Script=Han}])/gmu;
/** Where a name ends: at the next label. */
const NEXT_LABEL =
  /(?:承办|协办|主管|版权|技术支持|技术|维护|运维|管理单位|地址|电话|联系|邮编|邮箱|备案|网站标识|标识码|政府网站|ICP|copyright|建设|您是|建议).*$/is;
const ORGAN =
  /(?:政府|办公[室厅]|[委局厅部署院会]|中心|公司|管委会|社|台|馆|所|队|站|校|大学|学院|处|科|街道|镇|乡|共和国.+)$/;

function sponsorsOf(footer: string): string[] {
  const names: string[] = [];
  for (const match of footer.matchAll(SPONSOR_AFTER)) {
    const [first, ...others] = (match[1] ?? '')
      .replace(NEXT_LABEL, '')
      .trim()
      .split(/[\s、]+/);
    if (first && first.length >= 3) names.push(first);
    // 中共某市委 某市人民政府: two sponsors stand side by side.
    for (const other of others) {
      if (!ORGAN.test(other) || other.length < 4) break;
      names.push(other);
    }
  }
  for (const match of footer.matchAll(SPONSOR_BEFORE))
    names.push((match[1] ?? '').replace(/^本(?:网)?站由/, ''));
  return unique(names);
}

function phonesOf(footer: string): string[] {
  return unique(
    [...footer.matchAll(PHONE)]
      .filter((match) => !OTHER_NUMBER.test(footer.slice(Math.max(0, match.index - 20), match.index)))
      .map(([number]) => compact(number)),
  );
}

interface Marks {
  codes: string[];
  party: boolean;
  errorReport: boolean;
  siteMap: { text: string; href: string }[];
}

const PARTY = /(?:bszs|dcs)\.conac\.cn|_ideConac|imgConac|党政机关(?:网站)?标识/i;
/** The mark itself. 我要纠错 on an article is something else. */
const ERROR_REPORT =
  /jiucuo\.(?:html?|js|png|jpe?g|gif)|_span_jiucuo|_jiucuo_|zfwzgl\.www\.gov\.cn|\/exposure\/|政府网站找错/i;
const LONGEST_MAP_LABEL = 12;
const SITE_MAP = /^(?:网站|站点)地图$/;

/** Marks are found by what they point to, wherever they stand; scripts are read for what they write. */
function readMarks(document: PageDocument): Marks {
  const marks: Marks = { codes: [], party: false, errorReport: false, siteMap: [] };
  for (const element of document.elements) {
    const { attribs } = element;
    const clue =
      element.name === 'script' && !attribs.src
        ? percentDecoded(scriptText(element))
        : [attribs.id, attribs.href, attribs.src, attribs.alt, attribs.title, attribs.onclick].join(' ');
    if (clue.length > 5) {
      marks.party ||= PARTY.test(clue);
      if (ERROR_REPORT.test(clue)) marks.errorReport = true;
      if (/code|Link\s*\(|jiucuo/i.test(clue)) addCodes(marks.codes, clue);
    }
    if (attribs.sitecode && ERROR_REPORT.test(clue)) marks.codes.push(attribs.sitecode.trim());
    if (element.name === 'a') addSiteMap(marks.siteMap, element);
  }
  return { ...marks, codes: unique(marks.codes) };
}

const addCodes = (codes: string[], clue: string): void => {
  for (const match of clue.matchAll(REPORT_CODE)) codes.push(match[1] ?? '');
};

function addSiteMap(found: Marks['siteMap'], link: Element): void {
  const text = linkText(link) || (link.attribs.title ?? '').trim();
  if (text.length > LONGEST_MAP_LABEL) return;
  const href = link.attribs.href ?? '';
  if (
    !SITE_MAP.test(text.replace(/[^\p{L}]/gu, '')) ||
    found.some((known) => known.text === text && known.href === href)
  )
    return;
  found.push({ text, href });
}

/** Only scripts that could write a mark are worth decoding. */
function scriptText(script: Element): string {
  const first = script.children[0];
  const text = first?.type === 'text' ? first.data : '';
  return /conac|jiucuo|site_?code/i.test(text) ? text : '';
}

const percentDecoded = (text: string): string =>
  text.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
