import { findDates } from './dates.ts';
import type { PageDocument } from './document.ts';

/** A day the page prints for itself: after a label, or in the line of source and author. */
export interface PrintedDate {
  date: string;
  time: string | null;
  rank: 'published' | 'updated' | 'written' | 'info';
}

const RANKS: [PrintedDate['rank'], RegExp][] = [
  [
    'published',
    /(?:发布|公开|刊发|发表|上传|录入|发稿|公示|公告|pub(?:lish)?)\s*(?:日\s*期|时\s*间|date|time)?\s*$/i,
  ],
  ['updated', /更新(?:日期|时间)?\s*$/],
  ['written', /(?:发文|成文|生成|印发|制发|制定|签发|形成)\s*(?:日\s*期|时\s*间)\s*$/],
  ['published', /(?:^|[\s|丨\]】)）])(?:日\s*期|时\s*间|时间|日期)\s*$/],
];
/** Times of the page or the server, and days that lie in the document's future. */
const OTHER =
  /(?:页面生成|网页生成|当前|系统|服务器|北京|截止|截至|有效|施行|实施|生效|失效|废止|开标|活动|会议|访谈|开始|结束)[^\s:：]{0,4}\s*$/;
const INFO = /来\s?源|作者|原创|浏览|点击|阅读|字号|字体|字\s*[:：]|责任编辑|责编|审核|访问量|打印|分享/;
const CLOCK = /星期[一二三四五六日天]|农历|今天是|欢迎/;
const LONGEST_INFO = 200;

/** Days printed for the page itself, the day of publication first. Clocks, deadlines and days in running text are left out. */
export function visibleDates(document: PageDocument, now: number): PrintedDate[] {
  const lines = document.text.split('\n');
  const found: PrintedDate[] = [];
  lines.forEach((line, index) => {
    if (line.length > LONGEST_INFO * 2 || CLOCK.test(line)) return;
    for (const { date, time, index: at, length } of findDates(line, now)) {
      const before = line.slice(0, at);
      const label = at > 3 ? before : `${lines[index - 1]?.slice(-20) ?? ''}${before}`;
      const near = lines
        .slice(Math.max(0, index - 2), index + 3)
        .filter((other) => other.length < LONGEST_INFO);
      const rank = rankOf(label) ?? (isInfoLine(line, at, length, near) ? 'info' : null);
      if (rank) found.push({ date, time, rank });
    }
  });
  return found.sort((a, b) => ORDER.indexOf(a.rank) - ORDER.indexOf(b.rank));
}

const ORDER: PrintedDate['rank'][] = ['published', 'info', 'updated', 'written'];

function rankOf(before: string): PrintedDate['rank'] | null {
  const label = before.replace(/[\s:：\]】)）]+$/, '');
  // Without a colon, a line break or a label at the line's start the word belongs to a sentence.
  if (label.length === before.length && !/\n$/.test(before) && label.length > 6) return null;
  if (OTHER.test(label)) return null;
  return RANKS.find(([, pattern]) => pattern.test(label))?.[0] ?? null;
}

/** `2023-12-01 14:43` beside 来源 or 作者: on its own line between them, or in one line with them. */
function isInfoLine(line: string, at: number, length: number, near: string[]): boolean {
  const rest = `${line.slice(0, at)} ${line.slice(at + length)}`;
  if (rest.trim().length <= 4) return near.some((other) => other !== line && INFO.test(other));
  return line.length <= LONGEST_INFO && INFO.test(rest);
}
