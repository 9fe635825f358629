import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ENTRY_KINDS, type EntryKind } from '../../src/facts/index.ts';
import { entryPresence, foldLabel, matcherOf, readPage, selectEntries } from '../../src/html/index.ts';
import type { Lexicon } from '../../src/policies/types.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const lexicon: Lexicon = parse(read('../../policies/ganzhou-2020-49/lexicon.yaml'));
const pageUrl = 'http://www.qinghe.gov.cn/';

function entriesOf(html: string, kind: EntryKind) {
  const reading = readPage(html, {
    url: pageUrl,
    now: Date.UTC(2026, 10, 23),
    status: 200,
    contentType: 'text/html',
  });
  const { present, unified, candidates, destinations } = entryPresence(
    selectEntries(reading.links, kind, lexicon, { pageUrl }),
    reading,
  );
  return {
    present,
    unified,
    destinations,
    named: candidates.map(({ link, strength }) => `${link.text || link.label || link.href} ${strength}`),
  };
}

describe('a county home page', () => {
  const html = read('../fixtures/entries/county-home.html');
  it.each<[EntryKind, string[], boolean | null]>([
    ['service', ['办事服务» general'], true],
    ['interaction', ['互动交流 general'], true],
    ['topic-index', ['专题 general'], true],
    ['special-topic', ['/ztzl/jczwgkbzhgfh/ path'], true],
    ['disclosure', ['政 务 公 开 general'], true],
  ])('%s', (kind, named, unified) => {
    expect(entriesOf(html, kind)).toMatchObject({ present: true, named, unified });
  });

  it('resolves an in-page anchor to the link of the block it names', () => {
    expect(entriesOf(html, 'topic-index').destinations).toEqual(['qinghe.gov.cn/ztzl']);
  });
});

describe('a page without a menu', () => {
  const html = read('../fixtures/entries/items-only.html');
  it.each<[EntryKind, boolean, string[]]>([
    ['service', true, ['http://wsbs.qinghe.example.cn/ host']],
    ['interaction', true, ['局长信箱 item', '业务咨询 item', '监督投诉 item']],
    ['disclosure', true, ['信息公开目录 fallback', '信息公开指南 fallback']],
    ['topic-index', false, []],
    ['special-topic', false, []],
  ])('%s', (kind, present, named) => {
    expect(entriesOf(html, kind)).toMatchObject({ present, named });
  });
});

it('two halls that both claim the whole are not unified', () => {
  expect(entriesOf(read('../fixtures/entries/rivals.html'), 'service')).toMatchObject({
    present: true,
    unified: false,
    destinations: ['qinghe.gov.cn/zwfw', 'bsdt.shiwan.example.cn/hall'],
  });
});

const menu = (inner: string): string =>
  `<ul class="nav"><li><a href="/">首页</a></li>${inner}</ul><div class="footer"><a href="/dt">网站地图</a></div>`;

describe('single cases', () => {
  it.each<[string, EntryKind, string, boolean | null, string[]]>([
    [
      'two characters in the menu',
      'service',
      menu('<li><a href="/fw/">服务</a></li>'),
      true,
      ['服务 general'],
    ],
    ['two characters in the text', 'service', `${menu('')}<p><a href="/q">服务</a></p>`, false, []],
    [
      'two characters with a telling address',
      'topic-index',
      `${menu('')}<p><a href="/zt/">专题</a></p>`,
      true,
      ['专题 general'],
    ],
    [
      'general beats fallback',
      'service',
      menu('<li><a href="/zwfw/">政务服务</a></li><li><a href="/ggfw/">公共服务</a></li>'),
      true,
      ['政务服务 general'],
    ],
    [
      'fallback alone',
      'service',
      menu('<li><a href="/ggfw/">公共服务</a></li>'),
      true,
      ['公共服务 fallback'],
    ],
    [
      'the provincial platform alone',
      'service',
      `${menu('')}<a href="http://www.jxzwfww.gov.cn/">江西政务服务网</a>`,
      true,
      ['江西政务服务网 fallback'],
    ],
    [
      'the national platform is not the county’s',
      'service',
      `${menu('')}<a href="http://gjzwfw.www.gov.cn/">国家政务服务平台</a>`,
      false,
      [],
    ],
    ['buying services is no service', 'service', menu('<li><a href="/gmfw/">购买服务</a></li>'), false, []],
    ['one mailbox is no entrance', 'interaction', `${menu('')}<p><a href="/x">县长信箱</a></p>`, false, []],
    [
      'one mailbox below a heading that says so',
      'interaction',
      `${menu('')}<h3>政民互动</h3><p><a href="/x">县长信箱</a><a href="/y">访谈回顾</a></p>`,
      true,
      ['县长信箱 item', '访谈回顾 item'],
    ],
    [
      'published decisions are no dialogue',
      'interaction',
      menu('<li><a href="/ts/">投诉处理</a></li>'),
      false,
      [],
    ],
    [
      'a breadcrumb counts',
      'disclosure',
      '<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a></div>',
      true,
      ['政务公开 general'],
    ],
    [
      'a disclosure column is no topic',
      'topic-index',
      menu('<li><a href="/gk/">政府信息公开专栏</a></li>'),
      false,
      [],
    ],
    [
      'a dead label is still there',
      'interaction',
      menu('<li><a href="">互动交流</a></li>'),
      true,
      ['互动交流 general'],
    ],
    ['a comment is not', 'interaction', menu('<!--<li><a href="/hd/">互动交流</a></li>-->'), false, []],
    [
      'news about the matter are no topic',
      'special-topic',
      `${menu('')}<a href="/x/1.html">全省基层政务公开工作推进会召开</a>`,
      false,
      [],
    ],
    [
      'a banner with alt',
      'special-topic',
      `${menu('')}<a href="/z9/"><img alt="基层政务公开标准化规范化专题"></a>`,
      true,
      ['基层政务公开标准化规范化专题 general'],
    ],
    [
      'an image map',
      'interaction',
      '<map><area href="/h/" alt="互动交流"></map>',
      true,
      ['互动交流 general'],
    ],
    [
      'an image known by its path',
      'interaction',
      `${menu('')}<a href="/hdjl/index.html"><img src="1.gif"></a>`,
      true,
      ['/hdjl/index.html path'],
    ],
    [
      'an image of an article below such a path',
      'disclosure',
      `${menu('')}<a href="/zwgk/bm/2.html"><img src="1.gif"></a>`,
      false,
      [],
    ],
    [
      'a visible one before hidden copies',
      'service',
      menu(
        '<li style="display:none"><a href="/m/fw/">政务服务</a></li><li><a href="/zwfw/">政务服务</a></li>',
      ),
      true,
      ['政务服务 general'],
    ],
    [
      'a hidden one when there is no other',
      'service',
      menu('<li style="display:none"><a href="/m/fw/">政务服务</a></li>'),
      true,
      ['政务服务 general'],
    ],
    [
      'friendly links in a list are none',
      'service',
      `${menu('')}<select><option value="http://www.jxzwfww.gov.cn/">江西政务服务网</option></select>`,
      false,
      [],
    ],
  ])('%s', (_, kind, html, present, named) => {
    expect(entriesOf(`<body>${html}</body>`, kind)).toMatchObject({ present, named });
  });

  it('does not say "absent" of a page whose menu is written by scripts', () => {
    const html = '<body><div id="header"></div><script src="/js/header.js"></script><p>正文</p></body>';
    expect(entriesOf(html, 'service')).toMatchObject({ present: null, unified: null });
  });

  it('calls a heading dressed as a link no destination of its own', () => {
    const html = menu(`<li><a href="/zt1/">专题专栏</a></li><li><a href="${pageUrl}#">专题专栏</a></li>`);
    expect(entriesOf(html, 'topic-index')).toMatchObject({ present: true, unified: true });
  });
});

describe('the lexicon', () => {
  it.each(ENTRY_KINDS)('%s: no general label is an item, excluded or a fallback at once', (kind) => {
    const { general, fallback, items, exclude } = lexicon.entries[kind];
    const plain = (terms: string[]): string[] => terms.filter((term) => !term.includes('*')).map(foldLabel);
    expect(
      plain(general).filter((term) => plain(items).includes(term) || plain(fallback).includes(term)),
    ).toEqual([]);
    expect([...general, ...fallback].map(foldLabel).filter(matcherOf(exclude))).toEqual([]);
    expect(new Set(plain(general)).size).toBe(plain(general).length);
  });
});
