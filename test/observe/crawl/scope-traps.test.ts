import { describe, expect, it } from 'vitest';
import { openScope } from '../../../src/observe/crawl/scope.ts';
import { openTraps } from '../../../src/observe/crawl/traps.ts';

const NOW = Date.parse('2026-11-23T02:00:00Z');
const START = 'http://www.x.gov.cn/';

describe('scope', () => {
  it.each([
    ['http://www.x.gov.cn/a', {}, 'read'],
    ['https://x.gov.cn/a', {}, 'read'],
    ['http://www.x.gov.cn./a', {}, 'check'],
    ['http://www.x.gov.cn:8080/a', {}, 'check'],
    ['http://www.x.gov.cn.evil.com/', {}, 'check'],
    ['http://evil.com/?www.x.gov.cn', {}, 'check'],
    ['http://wwwx.gov.cn/', {}, 'check'],
    ['http://zwgk.x.gov.cn/', {}, 'check'],
    ['http://zwgk.x.gov.cn/', { domain: true }, 'read'],
    ['http://y.gov.cn/', { domain: true }, 'check'],
    ['http://old.y.cn/', { hosts: ['old.y.cn'] }, 'read'],
    ['http://www.x.gov.cn/zw/a', { prefixes: ['/zw'] }, 'read'],
    ['http://www.x.gov.cn/zwgk/a', { prefixes: ['/zw'] }, 'check'],
    ['http://www.x.gov.cn/zw/a', { prefixes: ['http://www.x.gov.cn/zw/'] }, 'read'],
  ] as const)('%s within %j: %s', (url, options, place) => {
    expect(openScope(START, options).placeOf(new URL(url))).toBe(place);
  });

  it('takes another name of the same site in, and nobody else', () => {
    const scope = openScope(START);
    scope.admit('https://zwgk.x.gov.cn/');
    scope.admit('http://parking.example.com/');
    expect(scope.isOwn('zwgk.x.gov.cn')).toBe(true);
    expect(scope.isOwn('parking.example.com')).toBe(false);
  });
});

describe('traps', () => {
  const caughtAmong = (urls: string[]): Record<string, number> => {
    const traps = openTraps(NOW);
    for (const url of urls) traps.check(new URL(url, START));
    const caught: Record<string, number> = {};
    for (const { reason, skipped } of traps.found()) caught[reason] = (caught[reason] ?? 0) + skipped;
    return caught;
  };
  const many = (count: number, url: (index: number) => string): string[] =>
    Array.from({ length: count }, (_, index) => url(index));

  it.each<[string, string[], Record<string, number>]>([
    ['a calendar that goes on for ever', many(5, (i) => `/cal?month=${2030 + i}-01`), { trap_calendar: 5 }],
    ['a calendar by path', ['/calendar/2099/01/', '/rili/1900/01/02'], { trap_calendar: 2 }],
    ['articles filed by date', ['/art/2019/01/02/art_1.html', '/2031/x.html'], {}],
    ['a session in every link', many(40, (i) => `/a.do?id=1&sid=${'abcdef'}${i}`), { trap_session: 20 }],
    ['many articles by number', many(3000, (i) => `/show.jsp?id=${i}`), {}],
    ['many articles with site and column', many(3000, (i) => `/show.jsp?site=1&col=${i % 40}&id=${i}`), {}],
    ['pages of lists', many(900, (i) => `/list.jsp?site=1&col=${i % 30}&page=${Math.floor(i / 30)}`), {}],
    ['the same query in another order', ['/q?a=1&b=2', '/q?b=2&a=1'], { trap_query: 1 }],
    [
      'filters that multiply',
      many(1000, (i) => `/f?a=${i % 10}&b=${Math.floor(i / 10) % 10}&c=${Math.floor(i / 100)}`),
      { trap_query: 500 },
    ],
    [
      'a path that repeats itself',
      ['/a/b/a/b/a/b/', '/x/x/x/', '/news/news/2.html', '/2026/01/01/01/'],
      { trap_repeated: 2 },
    ],
    ['an endless address', [`/${'a'.repeat(3000)}`], { too_long: 1 }],
  ])('%s', (_, urls, caught) => {
    expect(caughtAmong(urls)).toEqual(caught);
  });
});
