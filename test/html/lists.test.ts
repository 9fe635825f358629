import { describe, expect, it } from 'vitest';
import { readLists } from '../../src/html/lists.ts';
import { newestOf, printedDates } from '../../src/html/newest.ts';
import { NOW, pageFrom, pageOf } from './page.ts';

const newest = (name: string): string | null => {
  const document = pageOf(`lists/${name}`);
  return newestOf(readLists(document, NOW).lists, null, printedDates(document, NOW))?.date ?? null;
};

it.each([
  ['ul with a pinned row, an undated and a future one', 'ul-pinned.html', 'items', '2024-06-28'],
  ['table: the later of two date columns', 'table.html', 'items', '2024-01-08'],
  ['dl pairs and split day blocks', 'dl-and-div.html', 'items', '2024-03-12'],
  ['month and day, year by the address and the making of the page', 'month-day.html', 'items', '2023-10-11'],
  ['大汉 records inside a script', 'records.html', 'items', '2024-05-06'],
  ['JSON inside a script', 'json.html', 'items', '2024-05-20'],
  ['links and dates without rows', 'flat.html', 'items', '2024-04-18'],
  ['rows that are links as a whole', 'in-link.html', 'items', '2024-02-19'],
  ['a table for every line', 'old-tables.html', 'items', '2024-03-09'],
  ['the date before the title inside the link', 'leading-date.html', 'items', '2024-04-02'],
  ['a labelled day beside the rows', 'labelled.html', 'items', '2015-04-01'],
  ['month and day on rows that lead nowhere', 'month-day-nowhere.html', 'undated', null],
  ['暂无 in a block beside undated titles', 'undated-with-empty-block.html', 'undated', null],
  ['暂无 beside an empty container', 'empty-words.html', 'empty', null],
  ['the same words hidden: a script will decide', 'empty-hidden-words.html', 'unrecognised', null],
  ['an empty container and no script at all', 'empty-bare.html', 'empty', null],
  ['titles without dates', 'undated.html', 'undated', null],
  ['clock, calendar, sentence and copyright are no list', 'clock-only.html', 'unrecognised', null],
])('%s', (_, name, state, date) => {
  expect(readLists(pageOf(`lists/${name}`), NOW).state).toBe(state);
  expect(newest(name)).toBe(date);
});

describe('a list', () => {
  it('knows its heading, its 更多 link and its items', () => {
    const [list] = readLists(pageOf('lists/ul-pinned.html'), NOW).lists;
    expect(list).toMatchObject({
      heading: '通知公告',
      moreUrl: 'http://www.example.gov.cn/tzgg/list.html',
      region: 'body',
    });
    expect(list?.items.map(({ date, pinned }) => [date, pinned])).toEqual([
      ['2021-01-04', true],
      ['2024-06-28', false],
      ['2024-06-21', false],
      [null, false],
      [null, false],
    ]);
    expect(list?.items[2]?.title).toBe('关于示范县人民医院迁建工程环境影响评价第二次公示的公告');
  });

  it('keeps blocks apart', () =>
    expect(
      readLists(pageOf('lists/dl-and-div.html'), NOW).lists.map(({ heading, items }) => [
        heading,
        items.length,
      ]),
    ).toEqual([
      ['工作动态', 2],
      ['乡镇信息', 2],
    ]));

  it('takes a heading inside a link for the title', () =>
    expect(readLists(pageOf('lists/in-link.html'), NOW).lists[0]?.items[1]?.title).toBe(
      '白水乡开展义诊活动',
    ));

  it('reads titles and addresses of records and JSON', () => {
    expect(readLists(pageOf('lists/records.html'), NOW).lists[0]?.items[0]).toEqual({
      title: '《示范县人才公寓管理办法》政策解读',
      url: 'http://www.example.gov.cn/art/2024/5/6/art_115_1.html',
      date: '2024-05-06',
      pinned: false,
    });
    expect(
      readLists(pageOf('lists/json.html'), NOW).lists[0]?.items.map(({ title, url }) => [title, url]),
    ).toEqual([
      ['示范县公开招聘教师公告', 'http://www.example.gov.cn/col/1/content_1.html'],
      ['示范县停水通知 {一}', 'http://www.example.gov.cn/col/1/content_2.html'],
    ]);
  });
});

it.each([
  ['5.12防灾减灾日宣传活动启动', '5.12防灾减灾日宣传活动启动'],
  ['3月5日起施行新办法', '3月5日起施行新办法'],
  ['[2024-05-12] 示范县防灾减灾宣传', '示范县防灾减灾宣传'],
  ['示范县防灾减灾宣传（05-12）', '示范县防灾减灾宣传'],
  ['<em>12</em><i>2024-05</i>示范县防灾减灾宣传', '示范县防灾减灾宣传'],
  ['示范县防灾减灾宣传<span>05-12</span>', '示范县防灾减灾宣传'],
  ['· 《示范县防灾减灾办法》', '《示范县防灾减灾办法》'],
])('title of %s', (inner, title) => {
  const html = `<ul><li><a href="/1.html">${inner}</a><b>2024-05-12</b></li></ul>`;
  expect(readLists(pageFrom(html), NOW).lists[0]?.items[0]?.title).toBe(title);
});

it.each([
  ['month and day above the year', '<div><b>05-12</b><i>2023</i></div>', '2023-05-12'],
  ['day above year and month', '<div><b>7</b><i>2023/05</i></div>', '2023-05-07'],
  ['a clock word in a plain line', '<span>2024-05-12 星期日</span>', null],
  ['a deadline', '<span>截止日期：2024-05-12</span>', null],
  ['text and day in one node', '<span>县政府办 [2024-05-12]</span>', '2024-05-12'],
])('day of a row: %s', (_, cell, date) => {
  const html = `<ul><li><a href="/1.html">关于印发实施方案的通知</a>${cell}</li></ul>`;
  expect(readLists(pageFrom(html), NOW).lists[0]?.items[0]?.date ?? null).toBe(date);
});

it('counts pinned items when there are no others', () => {
  const item = { title: '长期通告', url: null, date: '2024-01-01', pinned: true };
  const list = { heading: '', moreUrl: null, region: 'body' as const, items: [item] };
  expect(newestOf([list], null)?.date).toBe('2024-01-01');
});

it.each([
  ['nothing', ''],
  ['plain text', '2024-01-01'],
  ['a JSON document that is no list', '{"a":1}'],
  [
    'unclosed brackets in a script',
    `<script>var a=${'[{"title":"x","date":"2024-01-01"},'.repeat(2000)}</script>`,
  ],
  ['deep nesting', '<div>'.repeat(5000)],
])('survives %s', (_, html) => expect(readLists(pageFrom(html), NOW).state).toBe('unrecognised'));
