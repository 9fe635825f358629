import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageKind } from '../../src/facts/index.ts';
import { looksLikeNotFound, notFoundSignature, readPage } from '../../src/html/index.ts';

const NOW = Date.UTC(2026, 10, 23);
const read = (html: string, over: { url?: string; status?: number; contentType?: string } = {}) =>
  readPage(html, {
    url: 'http://www.qinghe.gov.cn/',
    now: NOW,
    status: 200,
    contentType: 'text/html',
    ...over,
  });

const MENU = ['首页', '新闻中心', '政务公开', '办事服务', '互动交流', '专题专栏', '走进青禾', '数据开放']
  .map((label, index) => `<li><a href="/c${index}/">${label}</a></li>`)
  .join('');
const FOOT = '<div class="footer"><a href="/dt">网站地图</a><p>主办单位：青禾县人民政府</p></div>';
const page = (body: string, title = '青禾县人民政府'): string =>
  `<html><head><title>${title}</title></head><body><ul class="nav">${MENU}</ul>${body}${FOOT}</body></html>`;
const rows = (count: number): string =>
  Array.from(
    { length: count },
    (_, i) =>
      `<li><a href="/x/${i}.html">关于第${i + 1}号事项办理情况的公告</a><span>2026-10-${String((i % 28) + 1).padStart(2, '0')}</span></li>`,
  ).join('');
const prose = '县人民政府按照年初部署推进各项工作，项目建设进展顺利，群众反映较好。'.repeat(15);

describe('kinds of pages', () => {
  it.each<[string, PageKind, string, { url?: string; status?: number; contentType?: string }]>([
    ['a home page', 'home', page(`<h3>要闻</h3><ul>${rows(5)}</ul>`), {}],
    [
      'a root that waits for its scripts',
      'home',
      '<title>青禾县</title><script src="/js/header.js"></script>',
      {},
    ],
    [
      'a column by its trail',
      'column',
      page(
        `<div class="dqwz">当前位置：<a href="/">首页</a>&gt;<a href="/gg/">公告</a></div><ul>${rows(12)}</ul>`,
      ),
      { url: 'http://a.gov.cn/gg/' },
    ],
    [
      'a column under an unknown address',
      'column',
      page(`<ul>${rows(12)}</ul><a href="?p=2">下一页</a>`, '通知公告-青禾县人民政府'),
      {},
    ],
    ['one special topic', 'column', page(`<h1>专题</h1><ul>${rows(4)}</ul>`, '乡村振兴专题'), {}],
    [
      'an article by its tags',
      'article',
      `<meta name="ArticleTitle" content="某公告"><meta name="PubDate" content="2026-10-02">${page('<p>短</p>')}`,
      {},
    ],
    [
      'an article by its words',
      'article',
      page(
        `<h1>某公告</h1><p>发布时间：2026-10-02 来源：本站 字号：大 中 小</p><div>${prose}</div><p>责任编辑：某</p>`,
      ),
      {},
    ],
    [
      'a guide',
      'directory',
      page('<p>为便于查询</p>', '青禾县人民政府-政府信息公开指南'),
      { url: 'http://a.gov.cn/zn/' },
    ],
    [
      'a site map',
      'directory',
      page('<h3>公开</h3><a href="/1">甲</a><a href="/2">乙</a>', '网站地图'),
      { url: 'http://a.gov.cn/wzdt/' },
    ],
    [
      'parts of a platform',
      'directory',
      page(
        '<a href="/1">政府信息公开指南</a><a href="/2">政府信息公开制度</a><a href="/3">法定主动公开内容</a><a href="/4">依申请公开</a><a href="/5">政府信息公开年报</a>',
      ),
      { url: 'http://a.gov.cn/zfxxgk/' },
    ],
    ['an error by status', 'error', page('<p>出错了</p>'), { status: 500 }],
    [
      'an error by words',
      'error',
      '<title>错误提示</title><p>对不起，您访问的页面不存在！</p>',
      { url: 'http://a.gov.cn/x' },
    ],
    [
      'an application',
      'spa-shell',
      '<title>政务</title><div id="app"></div><script src="/js/app.js"></script>',
      {},
    ],
    ['data', 'json-api', '{"code":0,"list":[]}', { contentType: 'application/json' }],
    ['data with a wrong type', 'json-api', '[{"id":1}]', {}],
    ['nothing', 'empty', ' ', {}],
    [
      'a WeChat article',
      'wechat-article',
      '<h1 class="rich_media_title" id="activity-name">题</h1><a id="js_name">号</a><div class="rich_media_content" id="js_content">文</div>',
      { url: 'http://mp.weixin.qq.com/s/x' },
    ],
  ])('%s', (_, kind, html, over) => expect(read(html, over).kind).toBe(kind));
});

describe('what needs a browser', () => {
  it.each<[string, string[], string]>([
    ['a page that is all there', [], page(`<ul>${rows(5)}</ul>`)],
    [
      'an application',
      ['spa-shell'],
      '<title>政务</title><div id="root"></div><script src="/js/app.js"></script>',
    ],
    ['a menu by script', ['script-regions'], '<div id="header"></div><p>文</p><div id="footer"></div>'],
    [
      'a list by script',
      ['empty-list'],
      page(`<ul id="newsList"></ul><script>$.get('/d', function (d) { $('#newsList').append(d) })</script>`),
    ],
    [
      'placeholders',
      ['template-placeholders'],
      page('<p>{{ a.title }}</p><p>{{ a.date }}</p><p>{{ a.from }}</p>'),
    ],
    ['frames', ['frames'], '<frameset><frame src="/top.html"><frame src="/main.html"></frameset>'],
    ['a script that leaves', ['script-redirect'], `<script>window.location.href = '/zwgk/'</script>`],
  ])('%s', (_, reasons, html) => expect(read(html).needsJs).toEqual(reasons));
});

describe('log-in', () => {
  it.each<[string, boolean, string]>([
    ['a wall', true, '<title>用户登录</title><form><input name="u"><input type="password" name="p"></form>'],
    [
      'a wall without a password field',
      true,
      '<title>统一身份认证</title><p>请使用手机扫码登录，或输入验证码</p>',
    ],
    ['a box beside content', false, page(`<input type="password"><ul>${rows(10)}</ul>`)],
    ['a page about it', false, page(`<p>${prose}</p>`, '关于登录方式调整的公告')],
  ])('%s', (_, wall, html) => expect(read(html).loginWall).toBe(wall));
});

describe('soft 404', () => {
  const at = { url: 'http://www.qinghe.gov.cn/x.html' };
  const missing = read(`<title>青禾县</title><h2>抱歉，您访问的页面不存在或已被删除</h2>${FOOT}`, at);
  const branded = read(
    page('<p>欢迎光临青禾县人民政府网站，请从上方菜单选择您要浏览的栏目。</p>', '青禾县'),
    at,
  );
  const article = read(page(`<h1>公告</h1><p>${prose}</p>`, '公告'), at);
  const shell = read('<title>门户</title><div id="app"></div><script src="/a.js"></script>', at);

  it.each<[string, Parameters<typeof looksLikeNotFound>, boolean | null]>([
    ['by its words', [missing, null], true],
    ['the same page as for an impossible address', [branded, notFoundSignature(branded, branded)], true],
    ['another page', [article, notFoundSignature(branded, branded)], false],
    ['no signature', [article, null], false],
    ['a shell answers alike for everything', [shell, notFoundSignature(shell, shell)], null],
    ['a shell without signature', [shell, null], null],
    ['near, with another title', [{ ...branded, title: '公告' }, notFoundSignature(branded, branded)], null],
  ])('%s', (_, [reading, signature], answer) => expect(looksLikeNotFound(reading, signature)).toBe(answer));

  it('has no signature when two impossible addresses answer differently', () => {
    expect(notFoundSignature(branded, article)).toBeNull();
  });

  it.each([
    ['404 Not Found', '<title>404 Not Found</title><h1>Not Found</h1>', true],
    ['系统提示', '<title>系统提示</title><p>该信息不存在或已被删除</p>', true],
    ['an article that mentions it', page(`<p>部分网站页面不存在的问题已整改。${prose}</p>`), false],
    ['a search without a hit', page('<p>没有找到相关信息，请更换关键字</p>'), false],
    ['a search for files without a hit', page('<p>没有找到相关文件，请更换关键字</p>'), false],
    ['页面找不到', '<title>提示</title><p>找不到该文件</p>', true],
    [
      'a document with this number',
      '<title>关于公布清单的通知（青府办字〔2020〕404号）</title><a href="/a.pdf">全文</a>',
      false,
    ],
    ['a bus with this number', '<title>城乡公交404路开通</title><img src="/a.jpg">', false],
    ['the number in brackets', '<title>青禾县-【404】</title><p>返回首页</p>', true],
    ['a form of open government', '<title>政府信息不存在告知书</title><a href="/a.doc">下载</a>', false],
    ['an answer to a request', page('<p>经检索，您申请公开的信息不存在。</p>'), false],
    ['a home page', page(`<ul>${rows(5)}</ul>`), false],
  ])('words: %s', (_, html, words) => expect(read(html).notFoundWords).toBe(words));
});

describe('whatever comes', () => {
  it('is read without throwing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        (text) => typeof read(text).kind === 'string',
      ),
      { numRuns: 200 },
    );
    const tag = fc.constantFrom(
      '<a href="',
      '">',
      '<div class="nav">',
      '</div>',
      '<script>',
      '</script>',
      '<!--',
      '-->',
      '<base href="',
      'http://[',
      '<ul><li>',
      '首页',
      '2026-01-02',
      '<table><tr><td rowspan="9999">',
      '<form action="',
      '<title>',
      '<meta http-equiv="refresh" content="0;url=',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 40 }), (parts) => typeof read(parts.join('')).kind === 'string'),
      { numRuns: 200 },
    );
  });

  it.each<[string, string]>([
    ['unclosed blocks', '<div>'],
    ['unclosed links', '<a href="/x">甲'],
    ['unclosed headings', '<h1>x'],
    ['unclosed lists', '<ul><li>'],
    ['unclosed comments', '<!--'],
    ['tags that never end', "<meta r='m' "],
    ['one label over and over', '<li><a href="/">首页</a>'],
    ['scripts that write', '<script>document.write("<a href=/x>甲</a>")</script>'],
  ])('costs no more than its length: %s', (_, part) => {
    expect(read(part.repeat(5_000)).links.length).toBeLessThanOrEqual(10_000);
  });

  it('keeps what is nested deeper than any browser allows', () => {
    expect(read(`${'<div>'.repeat(4_000)}<a href="/x">甲</a>`).links).toHaveLength(1);
  });
});
