import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArchived } from '../../src/html/archived.ts';
import { readArticle } from '../../src/html/article.ts';
import { readDirectories } from '../../src/html/directory.ts';
import { readForms } from '../../src/html/forms.ts';
import { readIdentity } from '../../src/html/identity.ts';
import { readLists } from '../../src/html/lists.ts';
import { readMeta } from '../../src/html/meta.ts';
import { newestOf, printedDates } from '../../src/html/newest.ts';
import { readPage } from '../../src/html/read-page.ts';
import { readScript } from '../../src/html/scripts.ts';
import { NOW, pageFrom } from './page.ts';

function readAll(html: string): void {
  const document = pageFrom(html);
  const meta = readMeta(document);
  const { lists } = readLists(document, NOW);
  const article = readArticle(document, meta, NOW);
  newestOf(lists, article, printedDates(document, NOW));
  readForms(document);
  readIdentity(document);
  readDirectories(document);
  readArchived(document);
}

const SCRAPS = [
  '<li>',
  '</li>',
  '<ul class="list">',
  '</ul>',
  '<table>',
  '<tr>',
  '<td rowspan="9">',
  '</table>',
  '<a href="http://[">',
  '<a href="/1.html">',
  '</a>',
  '2024-05-01',
  '[06-12]',
  '昨天',
  '发布时间：',
  '暂无信息',
  '<div class="footer">',
  '赣ICP备1号',
  '标识码：',
  '主办：',
  '<form>',
  '<input>',
  '<input onclick="x()">',
  '<script>',
  '</script>',
  '[{"title":"标题标题","date":"2024-01-01"}]',
  '<record><![CDATA[',
  ']]></record>',
  '<!--',
  '-->',
  '一级事项',
  '公开时限',
  '&nbsp;',
  '%3C%zz',
  '\0',
  '\u{1f600}',
  '<p onclick="y()">长长长长长长长',
];

describe('hostile pages', () => {
  it('never make a reader throw', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SCRAPS), { maxLength: 40 }), (parts) =>
        readAll(parts.join('')),
      ),
      { numRuns: 300 },
    ));

  it.each([
    ['ten thousand nested blocks with footer words', '<div>版权所有'.repeat(10_000)],
    [
      'ten thousand rows',
      `<ul>${'<li><a href="/1.html">示范县召开工作会议</a><span>2024-05-01</span></li>'.repeat(10_000)}</ul>`,
    ],
    [
      'thousands of lists of one row with 更多',
      '<div><ul><li><a href="/1.html">示范县召开工作会议</a><span>2024-05-01</span></li></ul><a>更多</a></div>'.repeat(
        3000,
      ),
    ],
    ['thousands of loose boxes', '<p><input type="text"><a onclick="x()">搜索</a></p>'.repeat(3000)],
    ['a script of brackets', `<script>x=${'{"title":"","date":['.repeat(20_000)}</script>`],
  ])('%s are read within a second or two', (_, html) => {
    // Time of the processor: a busy machine makes nothing slower.
    const before = process.threadCpuUsage();
    readAll(html);
    expect(process.threadCpuUsage(before).user).toBeLessThan(4_000_000);
  });
});

const SIZE = 300_000;
const fill = (part: string, size = SIZE): string => part.repeat(Math.ceil(size / part.length)).slice(0, size);
const inBody = (body: string): string => `<html><head><title>x</title></head><body>${body}</body></html>`;
const DIRECTORY_HEAD =
  '<tr><td>序号</td><td>公开事项</td><td>公开内容</td><td>公开依据</td><td>公开时限</td><td>公开主体</td><td>公开渠道</td></tr>';

/** Each stalled a reading for seconds, minutes or good; nothing can abort one. */
const STALLS: [string, string][] = [
  ['unclosed blocks', fill('<div>')],
  ['unclosed links', fill('<a href="/x">教育')],
  ['links around paragraphs', fill('<a><p>')],
  ['links in paragraphs', fill('<p><a><p><a>')],
  ['fonts around paragraphs', fill('<font><p>')],
  ['a mess of tags', fill('<a><div><b><i>')],
  ['nested formatting', fill('<b>')],
  ['nested formatting, closed', fill('<b>', SIZE / 2) + fill('</b>', SIZE / 2)],
  ['nested bodies of an article', fill('<div class="TRS_Editor">文')],
  ['nested bodies by id', fill('<div id="zoom">')],
  ['nested search boxes', fill('<div><input type=text name=q>')],
  ['forms without an end', fill('<form><input type=text>')],
  ['nested tables', fill('<table><tr><td>')],
  ['pinned rows', fill('<li>置顶<a href=x>某某标题标题</a>2026-01-01</li>')],
  [
    'a directory of merged cells',
    `<table>${DIRECTORY_HEAD}${fill('<tr><td rowspan=65534 colspan=1000>1</td></tr>', 100_000)}</table>`,
  ],
  ['headings without a list', fill('<div class="tit">a</div><a href=x>b</a>')],
  ['codes of a site', fill('<a href="site_code=">')],
  ['written links without an end', inBody(`<script>innerHTML="${fill('<a href=x ')}"</script>`)],
  ['open inserts of a template', inBody(`<script>\`${fill('${')}</script>`)],
  ['expressions without an end', inBody(`<script>${fill('=/[')}</script>`)],
  [
    'a long variable written often',
    inBody(`<script>a="${fill('<a b', SIZE / 2)}";${fill('innerHTML=a;', SIZE / 2)}</script>`),
  ],
  ['a nest written by a script', inBody(`<script>document.write("${fill('<b>')}")</script>`)],
];

describe('hostile pages of 300 kB', () => {
  it.each(STALLS)('%s are read in time', (_, html) => {
    const before = process.threadCpuUsage();
    readPage(html, { url: 'http://www.example.gov.cn/', now: NOW, status: 200, contentType: 'text/html' });
    readScript(html, 'http://www.example.gov.cn/a.js');
    expect(process.threadCpuUsage(before).user).toBeLessThan(3_000_000);
  });

  it('says nothing of a page that is too complex, and says why', () => {
    const reading = readPage(fill('<b>'), {
      url: 'http://www.example.gov.cn/',
      now: NOW,
      status: 200,
      contentType: 'text/html',
    });
    expect(reading).toMatchObject({ kind: 'other', needsJs: ['too_complex'], listState: 'unrecognised' });
  });
});
