// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of templates are what is read here
import { describe, expect, it } from 'vitest';
import type { PageLink } from '../../src/facts/index.ts';
import { parseDocument } from '../../src/html/document.ts';
import { readLinks } from '../../src/html/links.ts';

const URL_OF_PAGE = 'http://www.qinghe.gov.cn/zwgk/index.html';
const linksOf = (html: string): PageLink[] => readLinks(parseDocument(html, { url: URL_OF_PAGE }));

describe('what leads somewhere', () => {
  it.each<[string, string, Partial<PageLink>]>([
    [
      'a link in a drawing',
      '<svg><g><a xlink:href="/bs/"><text>办事</text></a></g></svg>',
      { href: '/bs/', text: '办事', via: 'anchor' },
    ],
    [
      'an anchor',
      '<a href="../hdjl/">互动交流</a>',
      { text: '互动交流', url: 'http://www.qinghe.gov.cn/hdjl/', via: 'anchor' },
    ],
    [
      'upper case, no quotes',
      '<A HREF=/bsfw/>办事</A>',
      { text: '办事', url: 'http://www.qinghe.gov.cn/bsfw/' },
    ],
    ['text is folded', '<a href="/a">\n 政 务&nbsp;　<b>公开</b>\u200b </a>', { text: '政 务 公开' }],
    [
      'base',
      '<base href="http://cdn.qinghe.gov.cn/x/"><a href="y">y</a>',
      { url: 'http://cdn.qinghe.gov.cn/x/y' },
    ],
    ['backslashes', '<a href="\\zwgk\\a.html">a</a>', { url: 'http://www.qinghe.gov.cn/zwgk/a.html' }],
    [
      'a bare image with alt',
      '<a href="/zt/"><img src="b.jpg" alt="专题专栏"></a>',
      { text: '', label: '专题专栏', imageOnly: true },
    ],
    ['title beats alt', '<a href="/zt/" title="专题"><img alt="banner"></a>', { label: '专题' }],
    ['a file name is no label', '<a href="/zt/"><img alt="b1.jpg"></a>', { label: '', imageOnly: true }],
    ['an empty href', '<a href="">办事</a>', { href: '', url: null }],
    ['a hash', '<a href="#">办事</a>', { href: '#', url: null }],
    ['a script', '<a href="javascript:;">办事</a>', { href: 'javascript:;', url: null }],
    ['no href at all', '<a>办事</a>', { href: null, url: null, via: 'anchor' }],
    ['a template placeholder', '<a href="${ctx}/x.action">办事</a>', { href: '${ctx}/x.action', url: null }],
    [
      'an area',
      '<map><area href="/hdjl/" alt="互动"></map>',
      { label: '互动', via: 'area', url: 'http://www.qinghe.gov.cn/hdjl/' },
    ],
    ['a frame', '<iframe src="/top.html" title="头部"></iframe>', { via: 'frame', label: '头部' }],
    [
      'a handler',
      `<div onclick="window.open('/hdjl/')">互动</div>`,
      { text: '互动', href: '/hdjl/', via: 'onclick' },
    ],
    [
      'a handler whose address only a browser can tell',
      `<div onclick="openTopic(12)">基层政务公开专题</div>`,
      { text: '基层政务公开专题', href: null, url: null, via: 'onclick' },
    ],
    [
      'a handler behind a dead anchor',
      `<a href="#" onclick="location.href='/bsfw/'">办事</a>`,
      { href: '#', url: 'http://www.qinghe.gov.cn/bsfw/', via: 'onclick' },
    ],
    [
      'a script address that opens',
      `<a href="javascript:window.open('/bsfw/')">办事</a>`,
      { url: 'http://www.qinghe.gov.cn/bsfw/', via: 'onclick' },
    ],
    [
      'a button',
      `<input type="button" value="我要写信" onclick="location='/xx/w.jsp'">`,
      { text: '我要写信', href: '/xx/w.jsp' },
    ],
    [
      'an option',
      '<select><option value="http://a.gov.cn/">甲局</option></select>',
      { text: '甲局', via: 'option' },
    ],
    ['a form', '<form action="/so"></form>', { via: 'form', url: 'http://www.qinghe.gov.cn/so' }],
    [
      'a refresh',
      '<meta http-equiv="Refresh" content="0; url=/index.html">',
      { via: 'refresh', url: 'http://www.qinghe.gov.cn/index.html' },
    ],
  ])('%s', (_, html, expected) => {
    expect(linksOf(html)[0]).toMatchObject(expected);
  });

  it.each([
    ['a comment', '<!-- <a href="/a">甲</a> -->'],
    ['a conditional comment', '<!--[if IE]><a href="/a">甲</a><![endif]-->'],
    ['a template', '<template><a href="/a">甲</a></template>'],
    ['noscript', '<noscript><a href="/a">甲</a></noscript>'],
    ['a script', `<script>var a = '<a href="/a">甲</a>';</script>`],
    ['a textarea', '<textarea><a href="/a">甲</a></textarea>'],
    ['a named anchor', '<a name="top"></a>'],
    ['an option without an address', '<select><option value="360700">市本级</option></select>'],
    ['a handler that goes nowhere', '<div onclick="showTab(2)">互动</div>'],
  ])('nothing in %s', (_, html) => {
    expect(linksOf(html)).toEqual([]);
  });

  it('ends an anchor that was never closed where the next begins', () => {
    expect(linksOf('<li><a href="/a">甲<li><a href="/b">乙').map(({ text }) => text)).toEqual(['甲', '乙']);
  });
});

describe('where it stands', () => {
  it.each<[string, string, string]>([
    ['nav', '<div id="mainNav"><a href="/a">甲</a></div>', 'nav'],
    ['daohang', '<div class="daohang2"><a href="/a">甲</a></div>', 'nav'],
    ['role', '<div role="navigation"><a href="/a">甲</a></div>', 'nav'],
    ['header', '<div class="header"><a href="/a">甲</a></div>', 'header'],
    ['a header of an article is none', '<article><header><a href="/a">甲</a></header></article>', 'body'],
    ['nav inside header', '<div class="top"><div class="nav"><a href="/a">甲</a></div></div>', 'nav'],
    ['nav inside footer', '<div class="foot"><div class="nav"><a href="/a">甲</a></div></div>', 'footer'],
    ['tabs are no menu', '<ul class="nav nav-tabs"><li><a href="/a">甲</a></li></ul>', 'body'],
    ['breadcrumb by class', '<div class="dqwz"><a href="/a">甲</a></div>', 'breadcrumb'],
    ['breadcrumb by words', '<div><p>您当前的位置：<a href="/a">甲</a> &gt; 乙</p></div>', 'breadcrumb'],
    [
      'bottom with a record number',
      '<div id="bottom"><a href="/a">甲</a><p>赣ICP备00000000号</p></div>',
      'footer',
    ],
    ['anything else', '<div class="main"><a href="/a">甲</a></div>', 'body'],
  ])('%s', (_, html, region) => {
    expect(linksOf(`<body>${html}</body>`)[0]?.region).toBe(region);
  });

  it('takes a row of short links that begins with 首页 for a menu', () => {
    const html =
      '<table><tr><td><a href="/">首 页</a><td><a href="/a">政务公开</a><td><a href="/b">互动</a><td><a href="/c">服务</a></table><p><a href="/x">新闻</a></p>';
    expect(linksOf(html).map(({ region }) => region)).toEqual(['nav', 'nav', 'nav', 'nav', 'body']);
  });

  it('does not take a pager for one', () => {
    const html =
      '<div><a href="/1">首页</a><a href="/1">上一页</a><a href="/2">下一页</a><a href="/9">尾页</a></div>';
    expect(linksOf(html)[0]?.region).toBe('body');
  });

  it.each([
    ['display', '<div style="display: none"><a href="/a">甲</a></div>'],
    ['visibility', '<a href="/a" style="visibility:hidden">甲</a>'],
    ['hidden', '<ul hidden><li><a href="/a">甲</a></li></ul>'],
    ['aria-hidden', '<div aria-hidden="true"><a href="/a">甲</a></div>'],
  ])('is not visible: %s', (_, html) => {
    expect(linksOf(html)[0]?.visible).toBe(false);
  });

  it.each<[string, string, string]>([
    ['a heading above', '<h3>互动交流<a href="/more">更多</a></h3><p><a href="/x">信箱</a></p>', '互动交流'],
    ['a block title', '<div class="tit">网上办事</div><p><a href="/x">信箱</a></p>', '网上办事'],
    [
      'titles in rows are none',
      '<h3>要闻</h3><ul><li><h4>某文章</h4><a href="/x">信箱</a></li></ul>',
      '要闻',
    ],
    [
      'the menu item above',
      '<ul><li><a href="/h">互动</a><ul><li><a href="/x">信箱</a></li></ul></li></ul>',
      '互动',
    ],
    [
      'the term above',
      '<dl><dt><a href="#">政民互动</a></dt><dd><a href="/x">信箱</a></dd></dl>',
      '政民互动',
    ],
  ])('section: %s', (_, html, section) => {
    expect(linksOf(html).find(({ text }) => text === '信箱')?.section).toBe(section);
  });
});
