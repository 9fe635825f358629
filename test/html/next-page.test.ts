import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/html/document.ts';
import { nextPage } from '../../src/html/index.ts';
import { readLinks } from '../../src/html/links.ts';

const OWN = 'http://www.qinghe.gov.cn/ztzl/index.html';
const nextOf = (html: string, url = OWN) => nextPage(readLinks(parseDocument(html, { url })), url);
const at = (path: string) => ({ state: 'at', url: `http://www.qinghe.gov.cn/ztzl/${path}` });
const NONE = { state: 'none' };
const SCRIPTED = { state: 'scripted' };

describe('the next page of a list', () => {
  it.each<[string, string, object, string?]>([
    ['下一页 with an address', '<a href="index_2.html">下一页</a>', at('index_2.html')],
    ['下页 and an arrow', '<a href="2.htm">下页 &gt;</a>', at('2.htm')],
    ['an arrow with a title', '<a href="index_1.html" title="下一页"><i></i></a>', at('index_1.html')],
    ['下一页 back to itself', '<a href="index.html">下一页</a>', NONE],
    ['下一页 by a handler', '<a href="javascript:;" onclick="turn(2)">下一页</a>', SCRIPTED],
    ['下一页 that is no link', '<span>下一页</span>', NONE],
    ['no pager at all', '<a href="a.html">通知</a>', NONE],
    [
      'numbers, first page',
      '<b>1</b><a href="index_2.html">2</a><a href="index_3.html">3</a>',
      at('index_2.html'),
    ],
    [
      'numbers, in the middle',
      '<a href="index.html">1</a><b>2</b><a href="index_3.html">3</a>',
      at('index_3.html'),
      'http://www.qinghe.gov.cn/ztzl/index_2.html',
    ],
    [
      'numbers that link the own page, too',
      '<a href="index.html">1</a><a href="index_2.html">2</a>',
      at('index_2.html'),
    ],
    [
      'numbers, last page, and a 下一页 that leads nowhere',
      '<a href="index.html">1</a><b>2</b><a href="javascript:;">下一页</a>',
      NONE,
      'http://www.qinghe.gov.cn/ztzl/index_2.html',
    ],
    ['a calendar of another folder', '<a href="/rili/d/2.html">2</a><a href="/rili/d/3.html">3</a>', NONE],
    [
      'a called pager that counts from 0',
      '<script>createPageHTML(5, 0, "index", "html");</script>',
      at('index_1.html'),
    ],
    ['the same on the last page', '<script>createPageHTML(5, 4, "index", "html");</script>', NONE],
    [
      'a called pager with a box, counting from 1',
      `<script>createPageHTML('page_div',8, 1,'list','shtml',118);</script>`,
      at('list_2.shtml'),
    ],
    [
      'the same on the last page',
      `<script>createPageHTML('page_div',8, 8,'list','shtml',118);</script>`,
      NONE,
    ],
    ['a list of one page', '<script>createPageHTML(1, 0, "index", "html");</script>', NONE],
    [
      'a pager that is only defined',
      '<script>function createPageHTML(a, b, c, d) { return 1; }</script>',
      NONE,
    ],
    ['arguments only a browser knows', '<script>createPageHTML(total, 0, "index", "html");</script>', NONE],
    [
      'an address that would leave the attribute',
      `<script>createPageHTML(5, 0, 'a"><b', "html");</script>`,
      NONE,
    ],
  ])('%s', (_, html, expected, url) => expect(nextOf(html, url)).toEqual(expected));
});
