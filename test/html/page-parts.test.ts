import { describe, expect, it } from 'vitest';
import { pageParts } from '../../src/html/index.ts';

const SECURE = 'https://www.qingxi.gov.cn/';
const insecure = (html: string, url = SECURE, headers: Record<string, string> = {}) =>
  pageParts(html, url, headers).insecure.map(({ kind, url: part }) => `${kind} ${part}`);

describe('parts in the clear', () => {
  it.each<[string, string, string[]]>([
    ['a script', '<script src="http://a.test/x.js"></script>', ['active http://a.test/x.js']],
    ['a style sheet', '<link rel="Stylesheet" href="http://a.test/x.css">', ['active http://a.test/x.css']],
    ['a frame', '<iframe src="http://a.test/"></iframe>', ['active http://a.test/']],
    [
      'a picture, twice',
      '<img src="http://a.test/1.png"><img src="http://a.test/1.png">',
      ['passive http://a.test/1.png'],
    ],
    ['a link is followed, not loaded', '<a href="http://a.test/">x</a>', []],
    ['an icon in a head', '<link rel="icon" href="http://a.test/i.ico">', []],
    ['no scheme', '<script src="//a.test/x.js"></script>', []],
    [
      'below a base in the clear',
      '<base href="http://a.test/"><img src="1.png">',
      ['passive http://a.test/1.png'],
    ],
    ['in a comment', '<!-- <script src="http://a.test/x.js"></script> -->', []],
    [
      'a page that has everything encrypted',
      '<meta http-equiv="Content-Security-Policy" content="upgrade-insecure-requests"><img src="http://a.test/1.png">',
      [],
    ],
    ['not an address', '<img src="http://"><img src="data:image/png;base64,AA"><img>', []],
  ])('%s', (_, html, expected) => expect(insecure(html)).toEqual(expected));

  it('none on a page in the clear, none where a header has everything encrypted', () => {
    const html = '<script src="http://a.test/x.js"></script>';
    expect(insecure(html, 'http://www.qingxi.gov.cn/')).toEqual([]);
    expect(
      insecure(html, SECURE, { 'Content-Security-Policy': "default-src 'self'; upgrade-insecure-requests" }),
    ).toEqual([]);
  });
});

it.each([
  ['<meta name="viewport" content="width=device-width, initial-scale=1">', true],
  ['<META NAME="Viewport" CONTENT="initial-scale=1, WIDTH = device-width">', true],
  ['<meta name="viewport" content="width=640">', true],
  ['<meta name="viewport" content="width=1200">', false],
  ['<meta name="viewport" content="initial-scale=1">', true],
  ['<meta name="viewport" content="initial-scale=1.0, user-scalable=no">', true],
  ['<meta name="viewport" content="width=1200, initial-scale=1">', false],
  ['<meta name="viewport" content="initial-scale=0.5">', false],
  ['<meta name="description" content="width=device-width">', false],
])('%s says how wide: %s', (html, has) => {
  expect(pageParts(html, SECURE).hasViewport).toBe(has);
});

it('names what can be pressed or pointed at, and nothing longer', () => {
  const html = `<a title="无障碍浏览"><img alt="长者模式"></a><span>关怀版</span><input type="button" value="大字版">
    <input type="text" value="关键字"><button aria-label="朗读">x</button><p>这是一段很长很长的正文，不是可以点的东西。</p><script>var a = '适老';</script>`;
  expect(pageParts(html, SECURE).labels).toEqual(['无障碍浏览', '长者模式', '关怀版', '大字版', 'x', '朗读']);
});
