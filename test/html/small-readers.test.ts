import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArchived } from '../../src/html/archived.ts';
import { readForms } from '../../src/html/forms.ts';
import { readMeta } from '../../src/html/meta.ts';
import { hammingDistance, simhash } from '../../src/html/simhash.ts';
import { pageFrom, pageOf } from './page.ts';

describe('forms', () => {
  it('tells search, message and log-in apart, counts boxes without a form, leaves hidden ones out', () =>
    expect(
      readForms(pageOf('forms/forms.html')).map(({ purpose, action, method, mainField }) => [
        purpose,
        action,
        method,
        mainField,
      ]),
    ).toEqual([
      ['search', 'http://www.example.gov.cn/search4/s', 'get', 'searchWord'],
      ['message', 'http://www.example.gov.cn/letter/add', 'post', 'content'],
      ['login', 'http://www.example.gov.cn/login', 'get', 'user'],
      ['search', null, 'get', 'qt'],
    ]));

  it.each([
    ['a form without fields', '<form action="/x"><button>go</button></form>'],
    ['a lone box without a button', '<p><input type="text" name="q"></p>'],
    ['a page size box', '<div>共3页 <input type="text" id="page"><a onclick="jump()">跳转</a></div>'],
  ])('%s is none', (_, html) => expect(readForms(pageFrom(html))).toEqual([]));
});

describe('meta tags', () => {
  it.each([
    ['<meta name="SiteName" content="示范县">', 'SiteName', '示范县', 'SiteName'],
    ['<meta content="示范县" name="sitename"/>', 'SiteName', '示范县', 'sitename'],
    ["<META NAME='contentSource' CONTENT=' 日报 '>", 'ContentSource', '日报', 'contentSource'],
    ['<meta name="SiteIDCode" content="">', 'SiteIDCode', '', 'SiteIDCode'],
    [
      '<meta name="PubDate" content=""><meta name="PubDate" content="2024-01-02">',
      'PubDate',
      '2024-01-02',
      'PubDate',
    ],
  ])('%s', (html, name, value, spelled) =>
    expect(readMeta(pageFrom(html))).toEqual({ [name]: { value, spelled } }),
  );

  it('leaves comments and other names out', () =>
    expect(
      readMeta(pageFrom('<!-- <meta name="SiteName" content="x"> --><meta name="viewport" content="y">')),
    ).toEqual({}));
});

describe('archived', () => {
  it.each([
    ['a line of its own', '<h1>防汛专题</h1><p>（已归档）</p>', true],
    ['behind the heading', '<h1>防汛专题（已归档）</h1>', true],
    ['a sentence', '<p>本专题自2022年起不再更新。</p>', true],
    ['the breadcrumb', '<div>当前位置：首页 > 专题专栏 > 历史专题 > 防汛</div>', true],
    [
      'a link to the archive',
      '<ul><li><a href="/ls/">历史专题</a></li><li><a href="/x/">防汛专题（已归档）</a></li></ul>',
      false,
    ],
    ['an article about filing', '<p>县档案馆完成二〇二三年文件归档工作，归档率百分之百。</p>', false],
    ['a comment', '<!-- 已归档 --><p>防汛专题</p>', false],
  ])('%s', (_, html, archived) => expect(readArchived(pageFrom(html))).toBe(archived));
});

describe('simhash', () => {
  const hanzi = fc.string({
    unit: fc.constantFrom(...'示范县人民政府关于印发工作要点的通知一二三四五'),
    minLength: 1,
    maxLength: 300,
  });

  it('is 16 hex digits, the same for the same text, blind to white space', () =>
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(simhash(text)).toMatch(/^[0-9a-f]{16}$/);
        expect(simhash(` ${text}\n`)).toBe(simhash(text.replace(/\s/g, '')));
      }),
    ));

  it('distance is a metric', () =>
    fc.assert(
      fc.property(hanzi, hanzi, hanzi, (a, b, c) => {
        const [x, y, z] = [simhash(a), simhash(b), simhash(c)];
        expect(hammingDistance(x, x)).toBe(0);
        expect(hammingDistance(x, y)).toBe(hammingDistance(y, x));
        expect(hammingDistance(x, z)).toBeLessThanOrEqual(hammingDistance(x, y) + hammingDistance(y, z));
        expect(hammingDistance(x, y)).toBeLessThanOrEqual(64);
      }),
    ));

  it('moves little with one word and far with another page', () => {
    const page = Array.from(
      { length: 120 },
      (_, n) => `第${n}条 各乡镇人民政府应当公开第${(n * 37) % 101}项内容。`,
    ).join('');
    const other = Array.from(
      { length: 120 },
      (_, n) => `${n}号楼的居民领取${(n * 53) % 97}元补贴，名单如下。`,
    ).join('');
    expect(hammingDistance(simhash(page), simhash(`${page}更新`))).toBeLessThanOrEqual(3);
    expect(hammingDistance(simhash(page), simhash(other))).toBeGreaterThan(15);
  });
});
