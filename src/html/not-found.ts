import type { PageReading } from '../facts/index.ts';
import type { Element, PageDocument } from './document.ts';
import type { PageScan } from './scan-links.ts';
import { hammingDistance } from './simhash.ts';

const WORDS =
  /页面?(?:不存在|找不到|未找到|没有找到|已(?:被)?(?:删除|移除|移走|下线)|走丢|丢失|出错|失效)|(?:找不到|无法找到|没有找到|未找到|未能找到)(?:该|此|您|你|所|这个|相关|请求|访问|要)*的?(?:页面|网页|(?<!相关的?)文件|地址)|(?:访问|请求|查看|浏览|输入)的?(?:页面|网页|文件|地址|资源|内容|信息|链接|栏目|文章)[^。，,]{0,12}(?:不存在|找不到|未找到|已(?:被)?(?:删除|移除|移走|下线)|失效|有误)|(?:(?<!政府|申请(?:公开|获取)?的?)信息|文章|栏目|内容|稿件)(?:不存在|已(?:被)?(?:删除|撤销|下线))|无法找到[^。，,]{0,10}资源|(?:内容|文章|信息)已?被发布者删除|\bnot\s+found\b|file or directory not found|page (?:can(?:not|'t) be|could not be) (?:found|displayed)/i;
const TITLE_WORDS =
  /(?:^|[^\d〕\])）第])404(?![\d号期路次])|错误(?:提示|页面|信息)|出错(?:了|啦|提示)|^error$|系统(?:提示|错误)/i;
/** Longer texts are articles; the words may be part of their matter. */
const SHORT_TEXT = 600;
/** The notice stands on a line of its own. */
const LONGEST_NOTICE = 80;
/** A page with so many links is no mere notice. */
const MANY_LINKS = 60;

/** Whether a page says of itself that there is nothing here. */
export function notFoundWords(document: PageDocument, textLength: number): boolean {
  if (textLength > SHORT_TEXT && document.elements.length > 150) return false;
  if (textLength === 0 && document.elements.some(alertsNotFound)) return true;
  if (WORDS.test(document.title)) return true;
  if (textLength > SHORT_TEXT) return false;
  if (TITLE_WORDS.test(document.title) && textLength < 200) return true;
  return document.text.split('\n').some((line) => line.length <= LONGEST_NOTICE && WORDS.test(line));
}

const ALERT = /\balert\(\s*['"][^'"]{0,60}(?:不存在|找不到|已(?:被)?(?:删除|移除|下线))/;

/** A page without text whose script says it in a box. */
function alertsNotFound({ name, children }: Element): boolean {
  const [code] = children;
  return name === 'script' && code?.type === 'text' && ALERT.test(code.data);
}

/** The same of a page that was only scanned; `text` is asked for when the answer hangs on it. */
export function scanSaysNotFound(
  { title, textLength, links }: Pick<PageScan, 'title' | 'textLength' | 'links'>,
  text: () => string,
): boolean {
  if (textLength > SHORT_TEXT && links.length > MANY_LINKS) return false;
  if (WORDS.test(title)) return true;
  if (textLength > SHORT_TEXT) return false;
  if (TITLE_WORDS.test(title) && textLength < 200) return true;
  return text()
    .split('\n')
    .some((line) => line.length <= LONGEST_NOTICE && WORDS.test(line));
}

/** How a host answers, with status 200, for an address that cannot exist. */
export interface NotFoundSignature {
  title: string;
  simhash: string;
  /** It says in words that nothing is there. */
  words: boolean;
  /** Too little text to compare anything with: a script-only shell answers alike for every address. */
  blank: boolean;
}

const BLANK_TEXT = 40;
/** Bits of the 64 that may differ between two renderings of one page (DESIGN §6). */
const SAME_PAGE_BITS = 3;
const NEAR_PAGE_BITS = 8;

/** What two impossible addresses of a host answered alike; null when the two differ and no signature can be had. */
export function notFoundSignature(first: PageReading, second: PageReading): NotFoundSignature | null {
  const words = first.notFoundWords && second.notFoundWords;
  if (!words && hammingDistance(first.simhash, second.simhash) > NEAR_PAGE_BITS) return null;
  return {
    title: first.title,
    simhash: first.simhash,
    words,
    blank: isBlank(first),
  };
}

/**
 * Whether a page that came with status 200 is the host's not-found page (soft 404). null when that cannot be told:
 * a blank shell, or a page that is near the signature without being it.
 */
export function looksLikeNotFound(reading: PageReading, signature: NotFoundSignature | null): boolean | null {
  if (reading.notFoundWords) return true;
  if (signature === null || signature.blank) return isBlank(reading) ? null : false;
  const bits = hammingDistance(reading.simhash, signature.simhash);
  const sameTitle = reading.title === signature.title;
  if (bits <= SAME_PAGE_BITS) return sameTitle || signature.words ? true : null;
  return sameTitle && signature.title !== '' && bits <= NEAR_PAGE_BITS ? null : false;
}

const isBlank = ({ textLength, needsJs }: PageReading): boolean =>
  textLength < BLANK_TEXT || needsJs.includes('spa-shell');
