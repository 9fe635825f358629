import { chinaClock, chinaDay } from '../facts/index.ts';
import { foldWidth } from './text.ts';

/** A day of the Chinese calendar (+08:00) and, when printed, the minute. */
export interface ParsedDate {
  /** `YYYY-MM-DD` */
  date: string;
  /** `HH:MM` */
  time: string | null;
  /** Set when the text prints no year or only a word such as 昨天: the day rests on when it was read. */
  inferred?: true;
}

export interface FoundDate extends ParsedDate {
  index: number;
  length: number;
}

const DAY_MS = 86_400_000;
const FIRST_YEAR = 1995;

const pad = (value: number): string => String(value).padStart(2, '0');

/** `YYYY-MM-DD` when the day exists, is not before 1995 and not more than a day ahead of `now`; otherwise null. */
export function plausibleDay(year: number, month: number, day: number, now: number): string | null {
  if (year < FIRST_YEAR || month < 1 || month > 12 || day < 1 || day > 31) return null;
  if (new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day) return null;
  const date = `${year}-${pad(month)}-${pad(day)}`;
  return date > chinaDay(now + DAY_MS) ? null : date;
}

/** The newest such day that is not in the future. */
export function inferYear(month: number, day: number, now: number): string | null {
  const thisYear = Number(chinaDay(now).slice(0, 4));
  for (let year = thisYear; year > thisYear - 9; year--) {
    const date = plausibleDay(year, month, day, now);
    if (date && date <= chinaDay(now)) return date;
  }
  return null;
}

const TIME = String.raw`(?:[\])】]?\s*(?:T|星期.|周.)?\s*(上午|下午|晚上)?\s*([01]?\d|2[0-3])(?::|时|点)([0-5]\d)(?:分|(?::|分)[0-5]\d(?:\.\d+)?秒?)?(Z|[+-]\d\d:?\d\d)?(?!\d))?`;
const FULL = new RegExp(
  String.raw`(?<!\d)((?:19|20)\d\d)\s*(?:年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*(?:[日号]|(?!\d))|([-/.])\s*(\d{1,2})\s*\4\s*(\d\d?)(?!\d(?!\d?[:时点])))${TIME}`,
  'g',
);
const NUMERAL =
  /([〇○零O0一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十廿卅]{1,4})日/g;

/** All full dates in a text, in order. Implausible ones are left out. */
export function findDates(text: string, now: number): FoundDate[] {
  // A quarter of a page's text nodes have a digit; most of the rest of this work is saved by asking first.
  if (!/\d{4}|年.{1,3}月/.test(text) && !/[\uff10-\uff19]/.test(text)) return [];
  const folded = foldWidth(text);
  const found: FoundDate[] = [];
  for (const match of folded.matchAll(FULL)) {
    const [whole, year, month, day, , month2, day2, half, hour, minute, zone] = match;
    const date = plausibleDay(Number(year), Number(month ?? month2), Number(day ?? day2), now);
    if (!date) continue;
    const parsed = shiftZone({ date, time: timeOf(half, hour, minute) }, zone);
    found.push({ ...parsed, index: match.index, length: whole.length });
  }
  for (const match of folded.matchAll(NUMERAL)) {
    const year = Number(Array.from(match[1] ?? '', digitOf).join(''));
    const date = plausibleDay(year, numeralOf(match[2] ?? ''), numeralOf(match[3] ?? ''), now);
    if (date) found.push({ date, time: null, index: match.index, length: match[0].length });
  }
  return found.sort((a, b) => a.index - b.index);
}

function timeOf(
  half: string | undefined,
  hour: string | undefined,
  minute: string | undefined,
): string | null {
  if (hour === undefined || minute === undefined) return null;
  const shown = Number(hour);
  const late = half !== undefined && half !== '上午' && shown < 12;
  return `${pad(late ? shown + 12 : shown)}:${minute}`;
}

function shiftZone(parsed: ParsedDate, zone: string | undefined): ParsedDate {
  if (!zone || parsed.time === null) return parsed;
  const iso = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const instant = Date.parse(`${parsed.date}T${parsed.time}:00${iso}`);
  if (Number.isNaN(instant)) return parsed;
  return { date: chinaDay(instant), time: chinaClock(instant).slice(11, 16) };
}

const DIGITS = '〇一二三四五六七八九';
const digitOf = (sign: string): number => Math.max(0, DIGITS.indexOf(sign));

/** 一 … 三十一, also 廿 and 卅. */
function numeralOf(text: string): number {
  const plain = text.replace('廿', '二十').replace('卅', '三十');
  const [tens, ones] = plain.split('十');
  if (ones === undefined) return digitOf(plain);
  return (tens ? digitOf(tens) : 1) * 10 + digitOf(ones);
}

const EDGE = String.raw`[\s[\]()【】<>「」|:·—-]*`;
const whole = (pattern: string): RegExp => new RegExp(`^${EDGE}${pattern}${EDGE}$`);
const CLOCK = String.raw`(?:\s*([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?)?`;

const MONTH_DAY = whole(String.raw`(\d{1,2})(?:\s*月\s*(\d{1,2})\s*日?|\s*([-/.])\s*(\d{1,2}))${CLOCK}`);
const DAY_FIRST = whole(String.raw`(\d{1,2})\s*日?\s*[/|]?\s*((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*月?`);
const DAY_LAST = whole(String.raw`((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*月?\s*[/|]?\s+(\d{1,2})\s*日?`);
const YEAR_LAST = whole(String.raw`(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\s+((?:19|20)\d\d)\s*年?`);
const YEAR_FIRST = whole(String.raw`((?:19|20)\d\d)\s*年?\s+(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?`);
/** Pattern and the places of year, month and day in it. */
const SPLIT: [RegExp, number, number, number][] = [
  [DAY_FIRST, 2, 3, 1],
  [DAY_LAST, 1, 2, 3],
  [YEAR_LAST, 3, 1, 2],
  [YEAR_FIRST, 1, 2, 3],
];
const DAY_MONTH = whole(String.raw`(\d{1,2})\s+(\d{1,2})\s*月`);
const RELATIVE = whole(
  String.raw`(?:(今天|今日|昨天|昨日|前天|刚刚)|(\d{1,3})\s*(分钟|小时|天|日|周)前)${CLOCK}`,
);

/** The date a short text (a list cell, a value after a label) stands for, or null.
 *  Month and day alone, split blocks and relative words count only when the text is nothing else. */
export function parseDate(
  text: string,
  now: number,
  { allowMonthDay = false }: { allowMonthDay?: boolean } = {},
): ParsedDate | null {
  const first = findDates(text, now)[0];
  if (first) return { date: first.date, time: first.time };
  if (text.length > 40) return null;
  const folded = foldWidth(text);
  const split = splitDay(folded);
  if (split) return dated(plausibleDay(split[0], split[1], split[2], now));
  const relative = RELATIVE.exec(folded);
  const inferred = relative ? relativeDay(relative, now) : allowMonthDay ? monthDay(folded, now) : null;
  return inferred && { ...inferred, inferred: true };
}

/** Blocks that set the day, the month or the year in a line of its own: year, month, day. */
function splitDay(text: string): [number, number, number] | null {
  for (const [pattern, year, month, day] of SPLIT) {
    const match = pattern.exec(text);
    if (match) return [Number(match[year]), Number(match[month]), Number(match[day])];
  }
  return null;
}

const dated = (date: string | null, time: string | null = null): ParsedDate | null =>
  date === null ? null : { date, time };

function monthDay(text: string, now: number): ParsedDate | null {
  const split = DAY_MONTH.exec(text);
  if (split) return dated(inferYear(Number(split[2]), Number(split[1]), now));
  const match = MONTH_DAY.exec(text);
  if (!match) return null;
  const [, month, dayWord, sign, dayDigits, hour, minute] = match;
  // 3.5 is a number as often as a day: with a point or slash both parts must be two digits.
  if (sign !== undefined && sign !== '-' && !/^\D*\d\d\s*[/.]\s*\d\d/.test(text)) return null;
  return dated(inferYear(Number(month), Number(dayWord ?? dayDigits), now), timeOf(undefined, hour, minute));
}

const WORD_DAYS: Record<string, number> = { 今天: 0, 今日: 0, 刚刚: 0, 昨天: 1, 昨日: 1, 前天: 2 };
const UNIT_MS: Record<string, number> = {
  分钟: 60_000,
  小时: 3_600_000,
  天: DAY_MS,
  日: DAY_MS,
  周: 7 * DAY_MS,
};

function relativeDay(match: RegExpExecArray, now: number): ParsedDate | null {
  const [, word, count, unit, hour, minute] = match;
  const back = word ? (WORD_DAYS[word] ?? 0) * DAY_MS : Number(count) * (UNIT_MS[unit ?? ''] ?? 0);
  return dated(chinaDay(now - back), timeOf(undefined, hour, minute));
}

const URL_DAY = [
  /\/t?((?:19|20)\d\d)(\d\d)(\d\d)(?:_|\/|\.|\d{6,}|t\d|$)/,
  /\/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:\/|_|\.|$)/,
  /\/((?:19|20)\d\d)(\d\d)\/t?\1\2(\d\d)/,
  /\/((?:19|20)\d\d)-?(\d\d)\/(\d\d)\//,
];
const URL_MONTH = /\/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])(?:\/|_)/;

/** The day or the month an address names. A month is given as its first day. */
export function dateOfUrl(url: string, now: number): { date: string; precision: 'day' | 'month' } | null {
  const path = pathOf(url);
  for (const pattern of URL_DAY) {
    const match = pattern.exec(path);
    const date = match && plausibleDay(Number(match[1]), Number(match[2]), Number(match[3]), now);
    if (date) return { date, precision: 'day' };
  }
  const match = URL_MONTH.exec(path);
  const date = match && plausibleDay(Number(match[1]), Number(match[2]), 1, now);
  return date ? { date, precision: 'month' } : null;
}

const pathOf = (url: string): string => url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/s, '');
