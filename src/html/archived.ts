import type { PageDocument } from './document.ts';
import { linkText } from './link-text.ts';

/** A line that is nothing but the mark. */
const MARK =
  /^[\s[(（【〔*★·-]*(?:(?:本|该|此)?(?:专题|专栏|栏目|页面|网页|网站)?(?:内容)?(?:已经?|现已)?(?:归档|存档|停止更新|不再更新)|(?:专题|专栏|栏目)(?:已)?归档)[\s\])）】〕。.!！*★·-]*$/;
/** The mark behind a heading, as in 某某专题（已归档）. */
const BRACKETED = /[[(（【〔]\s*(?:本专题|专题|专栏)?(?:已|现已)?(?:归档|存档)\s*[\])）】〕]\s*$/;
const SENTENCE =
  /(?:本|该|此)(?:专题|专栏|栏目|页面|网页|网站)[^。\n]{0,12}(?:归档|存档|停止更新|不再更新|停止维护)/;
const TRAIL = /(?:当前|所在|您的)?位置|首页\s*(?:>|»|›|\/|-|→)/;
const PAST_TOPICS = /(?:历史|归档|往期|已归档)(?:专题|专栏|栏目)/;

const LONGEST_LINE = 60;

/** Whether the page says to its visitors that it is archived (归档): a line of its own, behind its heading, a plain
 *  sentence, or a breadcrumb through 历史专题. Link text elsewhere speaks of other pages and does not count. */
export function readArchived(document: PageDocument): boolean {
  if (BRACKETED.test(document.title) || PAST_TOPICS.test(document.title)) return true;
  if (!/归档|存档|停止更新|不再更新|停止维护|历史专|往期专/.test(document.text)) return false;
  const linked = new Set<string>();
  for (const element of document.elements) {
    if (element.name === 'a') linked.add(linkText(element));
  }
  return document.text.split('\n').some((line) => !linked.has(line) && saysArchived(line));
}

function saysArchived(line: string): boolean {
  if (SENTENCE.test(line)) return true;
  if (line.length > LONGEST_LINE) return false;
  return MARK.test(line) || BRACKETED.test(line) || (TRAIL.test(line) && PAST_TOPICS.test(line));
}
