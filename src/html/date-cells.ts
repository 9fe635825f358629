import { type ParsedDate, parseDate } from './dates.ts';
import { descendants } from './descendants.ts';
import { type Element, isSilent, type PageDocument, parentOf, textOf } from './document.ts';

/** A short text that stands for a day, and the element that holds it. */
export interface DateCell {
  holder: Element;
  date: string;
  inferred: boolean;
}

const DIGIT = /[\d\uff10-\uff19〇○二]/;
const RELATIVE = /[今昨前]天|今日|[天时钟日]前|刚刚/;
const CLOCK = /星期[一二三四五六日天]|周[一二三四五六日]|礼拜|农历|今天是|现在是|欢迎/;
/** Days a document speaks of, not the day it was published. */
const OTHER_DAY =
  /(?:截止|截至|有效|施行|实施|废止|失效|届满|开标|起止)\p{Script=Han}{0,4}\s*[:：]?\s*[\d\uff10-\uff19]/u;
const LONGEST_CLOCK = 40;
const LONGEST_DATE_TEXT = 60;

/** Every short text that stands for a date, with the element that holds it. */
export function* dateCells(document: PageDocument, now: number): Generator<DateCell> {
  for (const element of document.elements) {
    if (isSilent(element) || element.name === 'option' || element.name === 'textarea') continue;
    for (const child of element.children) {
      if (child.type !== 'text' || child.data.length > 400) continue;
      if (!DIGIT.test(child.data) && !RELATIVE.test(child.data)) continue;
      const found = dateOfText(child.data.trim(), element, now);
      if (found) yield { holder: element, date: found.date, inferred: found.inferred ?? false };
    }
  }
}

function dateOfText(text: string, holder: Element, now: number): ParsedDate | null {
  if (text === '' || OTHER_DAY.test(text)) return null;
  const inLink = holder.name === 'a' || parentOf(holder)?.name === 'a';
  if (!inLink && text.length <= LONGEST_CLOCK && CLOCK.test(text)) return null;
  // A title may speak of any day; only one at its very end or beginning, set apart, is its own.
  if (text.length > (inLink ? 24 : LONGEST_DATE_TEXT)) return edgeDate(text, now);
  const parsed = parseDate(text, now, { allowMonthDay: true });
  if (!parsed || parsed.inferred) {
    const split = splitDate(text, holder, now);
    if (split || !parsed) return split;
  }
  if (inLink && !/^[\s[(【（]*\d|^\D{0,6}\d{4}\D\d/.test(text)) return edgeDate(text, now);
  return besideClock(holder) ? null : parsed;
}

const TRAILING =
  /[\s[(【（]((?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d\d(?::\d\d)?)?)[\s\])】）]*$/;
const LEADING = /^[\s[(【（]*((?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2})[\s\])】）]/;

function edgeDate(text: string, now: number): ParsedDate | null {
  const match = TRAILING.exec(text) ?? LEADING.exec(text);
  return match ? parseDate(match[1] ?? '', now) : null;
}

/** `<em>02</em><span>2024-01</span>`: the day and the month stand in elements of their own. */
function splitDate(text: string, holder: Element, now: number): ParsedDate | null {
  if (!/^\d{1,2}(?:\s*[-/.月]\s*\d{1,2})?日?$/.test(text)) return null;
  for (let at = parentOf(holder), step = 0; at && step < 2; at = parentOf(at), step++) {
    const whole = spacedText(at);
    if (whole.length > LONGEST_SPLIT) return null;
    const parsed = parseDate(whole, now, { allowMonthDay: true });
    if (parsed && whole !== text) return parsed;
  }
  return null;
}

const LONGEST_SPLIT = 20;

/** Text of an element with a blank between its parts; of a long one no more than shows that it is long. */
function spacedText(element: Element): string {
  let text = '';
  for (const at of descendants(element)) {
    for (const child of at.children) {
      const part = child.type === 'text' ? child.data.trim() : '';
      if (part !== '') text += text === '' ? part : ` ${part}`;
      if (text.length > LONGEST_SPLIT) return text;
    }
  }
  return text;
}

function besideClock(holder: Element): boolean {
  const parent = parentOf(holder);
  if (!parent) return false;
  const near = `${textOf(holder)} ${parent.children.length < 8 ? textOf(parent) : ''}`;
  return near.length < 80 && CLOCK.test(near);
}
