import { expect, it } from 'vitest';
import { readPage } from '../../src/html/index.ts';
import { textShown } from '../../src/observe/read.ts';
import { isFound } from '../../src/observe/search.ts';

const NOW = Date.parse('2026-11-23T10:00:00+08:00');
const SITE = 'http://www.qingxi.gov.cn/';
const ASKED = `${SITE}search?q=x`;
const TITLE = '清溪县召开第三次全县重点工作推进会议';
const WANTED = `${SITE}xwdt/t20261120_100.html`;
const MENU = ['首页', '走进县情', '新闻动态', '政务公开', '办事服务', '互动交流'];
const page = (body: string): string =>
  `<html><head><title>搜索</title></head><body><div class="nav"><ul>${MENU.map(
    (text, index) => `<li><a href="/c${index}/">${text}</a></li>`,
  ).join(
    '',
  )}</ul></div><div class="main">${body}</div><div class="footer"><a href="/map/">网站地图</a></div></body></html>`;
const read = (html: string, url: string) =>
  readPage(html, { url, now: NOW, status: 200, contentType: 'text/html' });
const HOME = {
  reading: read(page('<a href="/xwdt/t20261101_1.html">首页上也有的一条很长的新闻标题</a>'), SITE),
};

it.each<[string, string, boolean | null]>([
  ['the title', `<a href="/click?id=1">${TITLE}</a>`, true],
  ['its address', '<a href="/xwdt/t20261120_100.html">详情</a>', true],
  ['a cut title behind a counting link', '<a href="/click?id=1">清溪县召开第三次全县重…</a>', true],
  ['words that nothing was found', '<p>抱歉，没有找到与您查询相关的结果</p>', false],
  ['a count of nothing', '<p>共 0 条</p>', false],
  ['other results', '<h3><a href="/xwdt/t20261102_9.html">清溪县开展秋季植树造林活动</a></h3>', false],
  [
    'other results, counted',
    '<p>共 10 条</p><a href="/xwdt/t20261102_9.html">清溪县开展秋季植树造林活动</a>',
    false,
  ],
  ['a count that ends in nought and no rows', '<p>共 10 条</p>', null],
  ['what the home page has too', '<a href="/xwdt/t20261101_1.html">首页上也有的一条很长的新闻标题</a>', null],
  [
    'its own tools',
    '<a href="/search?q=x&sort=time">按照发布时间先后排序</a><a href="/gj/">高级搜索</a>',
    null,
  ],
  ['too many questions', '<p>您的搜索过于频繁，请稍后再试！</p>', null],
  ['a riddle', '<p>请输入验证码后继续搜索</p><input name="code">', null],
  ['an error', '<p>系统错误</p>', null],
  ['an empty box', '<div class="res"></div>', null],
])('%s', (_, body, found) => {
  const html = page(body);
  const shown = { state: 'ok' as const, reading: read(html, ASKED), text: textShown(html, ASKED) };
  expect(isFound(shown, TITLE, WANTED, ASKED, HOME)).toBe(found);
});
