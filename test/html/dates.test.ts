import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chinaDay } from '../../src/facts/index.ts';
import { dateOfUrl, findDates, inferYear, parseDate } from '../../src/html/dates.ts';
import { NOW } from './page.ts';

describe('parseDate', () => {
  it.each([
    ['2020年08月02日', '2020-08-02', null],
    ['2024-01-02 10:08', '2024-01-02', '10:08'],
    ['2024-01-02 10:08:33', '2024-01-02', '10:08'],
    ['2024-01-0210:08', '2024-01-02', '10:08'],
    ['2024/1/2', '2024-01-02', null],
    ['2024.01.02', '2024-01-02', null],
    ['２０２４－０１－０２　１０：０８', '2024-01-02', '10:08'],
    ['2024-01-02 10∶08', '2024-01-02', '10:08'],
    ['发布时间：2024年1月2日 下午3:05', '2024-01-02', '15:05'],
    ['2024年1月2日10时08分', '2024-01-02', '10:08'],
    ['2024-01-02 星期二 10:08', '2024-01-02', '10:08'],
    ['2024-01-02T20:30:00Z', '2024-01-03', '04:30'],
    ['2024-01-02T20:30:00+08:00', '2024-01-02', '20:30'],
    ['二〇二四年一月二日', '2024-01-02', null],
    ['二○二三年十二月三十一日', '2023-12-31', null],
    ['二零二四年二月二十九日', '2024-02-29', null],
    ['02 2024-01', '2024-01-02', null],
    ['2024.01 02', '2024-01-02', null],
    ['02日 2024年01月', '2024-01-02', null],
    ['01-02 2024', '2024-01-02', null],
    ['2023 01/02', '2023-01-02', null],
    ['今天 09:30', '2024-06-30', '09:30'],
    ['昨天', '2024-06-29', null],
    ['3天前', '2024-06-27', null],
    ['13小时前', '2024-06-29', null],
    ['(2024-01-02)', '2024-01-02', null],
    ['2024-01-02 25:00', '2024-01-02', null],
  ])('%s', (text, date, time) => expect(parseDate(text, NOW)).toMatchObject({ date, time }));

  it.each([
    ['[06-12]', '2024-06-12'],
    ['06-30', '2024-06-30'],
    ['07-01', '2023-07-01'],
    ['12月28日', '2023-12-28'],
    ['02-29', '2024-02-29'],
    ['06/12', '2024-06-12'],
    ['12 06月', '2024-06-12'],
  ])('month and day: %s', (text, date) => {
    expect(parseDate(text, NOW, { allowMonthDay: true })).toMatchObject({ date, inferred: true });
  });

  it.each([
    ['06-12 without leave'],
    ['1989-06-01'],
    ['2024-13-01'],
    ['2023-02-29'],
    ['2031-01-01'],
    ['2024-07-03'],
    ['000014348/2020-35428'],
    ['2013-2014-1'],
    ['0797-2024123'],
    ['Copyright 2009-2024'],
    ['2024年'],
    ['3.5'],
    ['第1-3号'],
    ['今天的会议很成功'],
    [''],
  ])('is no date: %s', (text) =>
    expect(parseDate(text, NOW, { allowMonthDay: text !== '06-12 without leave' })).toBeNull(),
  );

  it('takes the first plausible one', () =>
    expect(parseDate('1949-10-01 至 2024-05-01', NOW)?.date).toBe('2024-05-01'));
});

it('finds all dates of a text with their places', () => {
  const text = '成文日期：2024-01-02，发布日期：2024年1月5日 08:00';
  expect(
    findDates(text, NOW).map(({ date, index, length }) => [date, text.slice(index, index + length)]),
  ).toEqual([
    ['2024-01-02', '2024-01-02'],
    ['2024-01-05', '2024年1月5日 08:00'],
  ]);
});

it.each([
  ['http://www.example.gov.cn/tzgg/202401/t20240102_123.shtml', '2024-01-02', 'day'],
  ['http://www.example.gov.cn/art/2024/1/2/art_1_2.html', '2024-01-02', 'day'],
  ['http://www.example.gov.cn/2024-01/02/content_5.htm', '2024-01-02', 'day'],
  ['/xxgk/20240102104752137.html', '2024-01-02', 'day'],
  ['/gzszf/c100/202401/0123456789abcdef0123456789abcdef.shtml', '2024-01-01', 'month'],
])('address %s', (url, date, precision) => expect(dateOfUrl(url, NOW)).toEqual({ date, precision }));

it.each([
  ['http://www.example.gov.cn/info/1001/20231.htm'],
  ['http://20240102.example.gov.cn/index.html'],
  ['/list.html?d=/2024/01/02/'],
  ['/doc/2099/01/02/x.html'],
  ['/col42150/content_1951206363677671424.html'],
])('address without a day: %s', (url) => expect(dateOfUrl(url, NOW)).toBeNull());

describe('properties', () => {
  const day = fc
    .integer({ min: Date.UTC(1995, 0, 1) / 864e5, max: Math.floor(NOW / 864e5) })
    .map((n) => new Date(n * 864e5).toISOString().slice(0, 10));
  const clock = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
  const shapes: ((y: string, m: string, d: string) => string)[] = [
    (y, m, d) => `${y}-${m}-${d}`,
    (y, m, d) => `${y}年${Number(m)}月${Number(d)}日`,
    (y, m, d) => `[${y}.${m}.${d}]`,
    (y, m, d) => `${y}/${Number(m)}/${Number(d)}`,
    (y, m, d) => `${y}-${m}-${d}`.replace(/\d/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
  ];

  it('reads back every day in every shape', () =>
    fc.assert(
      fc.property(day, clock, fc.constantFrom(...shapes), (date, time, shape) => {
        const [y = '', m = '', d = ''] = date.split('-');
        expect(parseDate(`${shape(y, m, d)} ${time}`, NOW)).toMatchObject({ date, time });
      }),
    ));

  it('never answers an implausible or future day, whatever the text', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789-/.年月日: 二〇'), maxLength: 30 }),
        (text) => {
          for (const { date } of findDates(text, NOW)) {
            expect(date >= '1995-01-01' && date <= chinaDay(NOW + 864e5)).toBe(true);
            expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
          }
        },
      ),
    ));

  it('infers a year that is never in the future and never older than needed', () =>
    fc.assert(
      fc.property(day, (date) => {
        const inferred = inferYear(Number(date.slice(5, 7)), Number(date.slice(8)), NOW);
        expect(inferred !== null && inferred <= chinaDay(NOW) && inferred >= date).toBe(true);
      }),
    ));
});
