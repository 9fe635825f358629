import { describe, expect, it } from 'vitest';
import { linkText, scanAnswer, scanPage } from '../../src/html/index.ts';

const hrefs = (html: string): string[] => scanPage(html).links.map(({ via, href }) => `${via} ${href}`);
const textOf = (html: string): string => {
  const [link] = scanPage(html).links;
  return link ? linkText(html, link) : 'no link';
};

describe('scanPage', () => {
  it.each<[string, string, string[]]>([
    ['anchor and area', '<a href=/a>x</a><area href="b.htm">', ['anchor /a', 'area b.htm']],
    [
      'frames',
      '<frameset><frame src="/l.htm"></frameset><iframe src=/i></iframe>',
      ['frame /l.htm', 'frame /i'],
    ],
    [
      'images and their set',
      '<img src="/a.png" srcset="/b.png 2x, /c.png 3x">',
      ['image /a.png', 'image /b.png', 'image /c.png'],
    ],
    ['a set without addresses', '<img srcset="data:image/png;base64,AA 1x">', []],
    [
      'link and script',
      '<link rel=stylesheet href="/a.css"><script src="/a.js"></script>',
      ['resource /a.css', 'resource /a.js'],
    ],
    ['hints are none', '<link rel="dns-prefetch" href="//x.cn"><link rel="preconnect" href="//y.cn">', []],
    [
      'other names of the page itself are none',
      '<link rel="canonical" href="http://x.cn/old"><link rel="shortlink" href="/?p=1"><link rel="amphtml" href="/amp">',
      [],
    ],
    ['form', '<form action="/s" method=get>', ['form /s']],
    ['style attribute', '<div style="background: url( \'/bg.png\' )">', ['style /bg.png']],
    [
      'style element',
      '<style>@import "/a.css"; b{background:url(data:x)} /* url(/no.png) */ i{src:url(/f.woff)}</style>',
      ['style /a.css', 'style /f.woff'],
    ],
    ['meta refresh', '<meta http-equiv=Refresh content="0; URL=\'/new/\'">', ['refresh /new/']],
    ['a meta refresh of itself', '<meta http-equiv=refresh content="300">', []],
    ['onclick', '<div onclick="window.open(\'/a.html\')">', ['onclick /a.html']],
    ['location in a handler', '<b onclick="location.href=&quot;/a.html&quot;">', ['onclick /a.html']],
    ['javascript address', '<a href="javascript:window.open(\'/a.html\')">', ['onclick /a.html']],
    ['xhr.open is no link', '<script>xhr.open("GET", "/api/x")</script>', []],
    ['parts are no address', "<script>location.href='/a?id=' + id; window.open(url + '/x')</script>", []],
    ['a comparison is no address', "<script>if (location.href == '/a.html') x()</script>", []],
    ['script redirect', "<script>window.location.replace('/m/')</script>", ['script /m/']],
    ['document.write', `<script>document.write('<a href="/w.html">写</a>');</script>`, ['script /w.html']],
    [
      '大汉 records',
      '<script type="text/xml"><datastore><record><![CDATA[<li><a href="/art.html">题</a></li>]]></record></datastore></script>',
      ['script /art.html'],
    ],
    [
      'options that lead away',
      '<option value="http://x.gov.cn/">县</option><option value="3">',
      ['option http://x.gov.cn/'],
    ],
    ['a template is not the page', '<template><a href=/t></template><a href=/a>', ['anchor /a']],
    ['noscript is seen by nobody', '<noscript><img src="/n.png"></noscript><a href=/a>', ['anchor /a']],
    ['a link in a drawing', '<svg><a xlink:href="/x"><text>办事</text></a></svg>', ['anchor /x']],
    ['of two spellings the newer', '<svg><a xlink:href="/x" href="/y"></a></svg>', ['anchor /y']],
    ['outside of a drawing it is no link', '<svg></svg><a xlink:href="/x">办事</a>', []],
    ['a title in a drawing is markup', '<svg><title><a href="/x"></a></title></svg>', ['anchor /x']],
    ['CDATA ends where browsers end it', '<![CDATA[ > <a href=/a> ]]>', ['anchor /a']],
    ['a tag that never ends is none', '<a href=/a><a href="/b', ['anchor /a']],
    ['references in addresses', '<a href="/a?x=1&amp;y=2&copy=3&#38;z">', ['anchor /a?x=1&y=2&copy=3&z']],
  ])('%s', (_, html, expected) => {
    expect(hrefs(html)).toEqual(expected);
  });

  it.each([
    ['<a href=/a>  政务 \n <b>公开</b> </a>', '政务 公开'],
    ['<a href=/a title="标题"><img src=x alt="图"></a>', '标题'],
    ['<a href=/a><img src=x alt="办事服务"></a>', '办事服务'],
    ['<a href=/a>一<a href=/b>二</a>', '一'],
    ['<a href=/a>A &amp; B&nbsp;&#20013;</a>', 'A & B 中'],
    ['<a href=/a>文<!-- 注 -->字<script>var x="<b>"</script></a>', '文 字'],
    ['<area href=/a alt="区域">', '区域'],
    ['<a href=/a>没有结束', '没有结束'],
    [`<script>document.write('<a href="/w">写的</a>')</script>`, '写的'],
  ])('text of %s', (html, text) => {
    expect(textOf(html)).toBe(text);
  });

  it('counts visible text, and keeps it in lines when asked', () => {
    const html =
      '<title>标题</title><script>var x</script><div>第一<b>行</b></div><p>第二&amp;行</p>　\n<!-- 注 -->';
    expect(scanPage(html)).toMatchObject({ title: '标题', text: '' });
    expect(scanPage(html, { keepText: true }).text).toBe('第一行\n第二&行');
    expect(scanPage('<p>一 二</p>').textLength).toBe(2);
  });

  it.each<[string, string]>([
    ['a line of 10 MB', 'x'.repeat(10_000_000)],
    ['100,000 links', '<a href="/p?i=1&amp;j=2">x</a>'.repeat(100_000)],
    ['100,000 tags never closed', '<a href='.repeat(100_000)],
    ['quotes never closed', '<a href="x'.repeat(100_000)],
    ['comments never closed', '<!--'.repeat(200_000)],
    ['scripts never closed', '<script>'.repeat(100_000)],
    ['scripts that pretend to close', `<script>${'</scrip '.repeat(200_000)}`],
    ['1 MB of attributes', `<a ${'x=y '.repeat(250_000)}>`],
    ['ampersands', `<a href="${'&'.repeat(300_000)}">`],
    ['a style of open brackets', `<style>${'url('.repeat(1_000_000)}</style>`],
    ['a refresh of spaces', `<meta http-equiv=refresh content="${' '.repeat(100_000)}">`],
    ['a feed of spaces', `<rss><link>${' '.repeat(100_000)}`],
    ['handlers that begin', `<b onclick="${'window.open('.repeat(50_000)}">`],
    ['anchors in anchors', `${'<a href=/x>'.repeat(50_000)}${'</a>'.repeat(50_000)}`],
    ['templates', '<template>'.repeat(100_000)],
    ['open comments in a style', `<style>${'/* '.repeat(200_000)}</style>`],
  ])('reads %s in linear time', (_, html) => {
    // Of the processor, not of the clock: other tests run beside this one.
    const before = process.cpuUsage();
    scanPage(html, { keepText: true });
    scanAnswer(html, null);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(2_000);
  });
});

describe('scanAnswer', () => {
  it.each<[string, string, string | null, string, string[]]>([
    ['a page', '<html><a href=/a>', 'text/html', 'page', ['/a']],
    ['a page without type', '<!doctype html><a href=/a>', null, 'page', ['/a']],
    ['a style sheet', 'a{background:url(b.png)}', 'text/css', 'style', ['b.png']],
    ['a menu script', 'document.write("<a href=\'/m\'>m</a>")', 'application/javascript', 'script', ['/m']],
    [
      'records',
      '<?xml version="1.0"?><datastore><record><![CDATA[<a href="/r">r</a>]]></record></datastore>',
      'text/xml',
      'feed',
      ['/r'],
    ],
    [
      'records said to be a page',
      '<datastore><record><![CDATA[<a href="/r">r</a>]]></record></datastore>',
      'text/html;charset=UTF-8',
      'feed',
      ['/r'],
    ],
    [
      'a list in JSON',
      '{"rows":[{"title":"t","url":"\\/art\\/1.html"},{"url":"x y"}]}',
      'application/json',
      'feed',
      ['/art/1.html'],
    ],
    [
      'markup in JSON',
      '{"html":"\\u003ca href=\\"/j\\"\\u003ex\\u003c/a\\u003e"}',
      'application/json',
      'feed',
      ['/j'],
    ],
    [
      'RSS',
      '<?xml version="1.0"?><rss><channel><item><link>http://x.cn/1</link></item></channel></rss>',
      'application/rss+xml',
      'feed',
      ['http://x.cn/1'],
    ],
    ['plain text', 'see http://x.cn/', 'text/plain', 'other', []],
  ])('%s', (_, text, type, kind, found) => {
    const answer = scanAnswer(text, type);
    expect([answer.kind, answer.scan.links.map(({ href }) => href)]).toEqual([kind, found]);
  });
});
