import type { TimeLimit } from '../facts/index.ts';
import { foldWidth } from './text.ts';

const WORDS: [string, number][] = [
  ['三十', 30],
  ['二十', 20],
  ['十五', 15],
  ['十', 10],
  ['七', 7],
  ['五', 5],
  ['三', 3],
  ['两', 2],
  ['二', 2],
  ['一', 1],
];
const NUMBER = String.raw`(\d{1,3}|三十|二十|十五|十|七|五|三|两|二|一)`;
const STATED = new RegExp(String.raw`${NUMBER}\s*个?\s*工作日`, 'g');
const DAYS = new RegExp(String.raw`${NUMBER}\s*(?:个)?(?:自然)?[日天](?:内|以内|之内)`);

/** Graces of the periodic limits: the general limit of the Regulation counts from the end of the period. */
const DEFAULT_DAYS = 20;

const PERIODS: [RegExp, 'month' | 'quarter' | 'half-year' | 'year'][] = [
  [/每?半年|上下半年/, 'half-year'],
  [/每?季度|按季|每季/, 'quarter'],
  [/每个?月|按月|月度|逐月/, 'month'],
  [/每年|按年|年度|逐年/, 'year'],
];

/** 定期更新, and a year somewhere behind it. Found by place: one expression would begin anew at every 定期更新. */
function isRenewedYearly(phrase: string): boolean {
  const at = phrase.indexOf('定期更新');
  return at >= 0 && phrase.includes('年', at);
}

/** What a phrase of 公开时限 demands (standards §8.4). 同上 is resolved by the table before it comes here. */
export function parseTimeLimit(text: string): TimeLimit {
  const phrase = foldWidth(text).replace(/\s+/g, '');
  if (phrase === '' || /^[-—/\\无]+$/.test(phrase)) return { kind: 'unknown', text: text.trim() };
  const stated = [...phrase.matchAll(STATED)].map((match) => numberOf(match[1] ?? ''));
  const period =
    PERIODS.find(([pattern]) => pattern.test(phrase))?.[1] ?? (isRenewedYearly(phrase) ? 'year' : undefined);
  const days = longest(stated);
  if (period) return { kind: 'periodic', every: period, graceWorkdays: days ?? DEFAULT_DAYS };
  if (days !== null) return { kind: 'workdays', days, by: 'stated' };
  if (/实时|即时|随时|当[天日]|同步公开/.test(phrase)) return { kind: 'workdays', days: 1, by: 'realtime' };
  const calendar = DAYS.exec(phrase);
  if (calendar) return { kind: 'workdays', days: numberOf(calendar[1] ?? ''), by: 'stated' };
  if (/永久|长期|常年|持续公开/.test(phrase)) return { kind: 'existence' };
  if (
    /及时|按规定|依法|按(?:照)?(?:相关|有关|进展|程序|要求|进度)|适时|法定时限|规定时限|动态/.test(phrase)
  ) {
    return { kind: 'workdays', days: DEFAULT_DAYS, by: 'default' };
  }
  return { kind: 'unknown', text: text.trim() };
}

const numberOf = (digits: string): number =>
  /^\d/.test(digits) ? Number(digits) : (WORDS.find(([word]) => word === digits)?.[1] ?? 0);

/** Two limits in one cell (公示 7, 其他 20): only the longer one can be held against anybody. */
const longest = (days: number[]): number | null => (days.length === 0 ? null : Math.max(...days));
