import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STALLS } from '../../bench/stalls.ts';
import { readArchived } from '../../src/html/archived.ts';
import { readArticle } from '../../src/html/article.ts';
import { readDirectories } from '../../src/html/directory.ts';
import { readForms } from '../../src/html/forms.ts';
import { readIdentity } from '../../src/html/identity.ts';
import { readLists } from '../../src/html/lists.ts';
import { readMeta } from '../../src/html/meta.ts';
import { newestOf, printedDates } from '../../src/html/newest.ts';
import { readPage } from '../../src/html/read-page.ts';
import { scanPage } from '../../src/html/scan.ts';
import { scanAnswer } from '../../src/html/scan-answer.ts';
import { readScript } from '../../src/html/scripts.ts';
import { readSitemap } from '../../src/observe/crawl/sitemap-file.ts';
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
    ['thousands of nested blocks with footer words', '<div>版权所有'.repeat(4_900)],
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

describe('hostile pages of 300 kB', () => {
  it.each(STALLS)('%s: read in time', (_, page) => {
    const html = page(SIZE);
    const before = process.threadCpuUsage();
    readPage(html, { url: 'http://www.example.gov.cn/', now: NOW, status: 200, contentType: 'text/html' });
    readScript(html, 'http://www.example.gov.cn/a.js');
    scanPage(html, { keepText: true });
    for (const type of [null, 'application/javascript', 'text/css', 'text/xml']) scanAnswer(html, type);
    readSitemap(html);
    expect(process.threadCpuUsage(before).user).toBeLessThan(3_000_000);
  });

  it('says nothing of a page that is too complex, and says why', () => {
    const reading = readPage('<b>'.repeat(SIZE / 3), {
      url: 'http://www.example.gov.cn/',
      now: NOW,
      status: 200,
      contentType: 'text/html',
    });
    expect(reading).toMatchObject({ kind: 'other', needsJs: ['too_complex'], listState: 'unrecognised' });
  });
});
