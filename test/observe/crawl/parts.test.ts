import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LinkGraph } from '../../../src/observe/crawl/graph.ts';
import { openLanes } from '../../../src/observe/crawl/lanes.ts';
import { readSitemap } from '../../../src/observe/crawl/sitemap-file.ts';
import { differingPart } from '../../../src/observe/crawl/soft-404.ts';

describe('readSitemap', () => {
  it.each<[string, string, string[], string[]]>([
    [
      'a sitemap',
      '<?xml version="1.0"?><urlset xmlns="x"><url><loc> http://x.cn/a?b=1&amp;c=2 </loc><lastmod>2026</lastmod></url></urlset>',
      ['http://x.cn/a?b=1&c=2'],
      [],
    ],
    [
      'an index',
      '<sitemapindex><sitemap><loc>http://x.cn/s.xml</loc></sitemap></sitemapindex>',
      [],
      ['http://x.cn/s.xml'],
    ],
    [
      'with CDATA and a prefix',
      '<s:urlset xmlns:s="x"><s:url><s:loc><![CDATA[http://x.cn/]]></s:loc></s:url></s:urlset>',
      ['http://x.cn/'],
      [],
    ],
    [
      'pictures of a page are no pages',
      '<urlset xmlns:image="i"><url><loc>http://x.cn/</loc><image:image><image:loc>http://x.cn/a.png</image:loc></image:image></url></urlset>',
      ['http://x.cn/'],
      [],
    ],
    ['plain text', 'http://x.cn/a\nnothing\nhttps://x.cn/b', ['http://x.cn/a', 'https://x.cn/b'], []],
    [
      'damaged in the middle',
      '<urlset><url><loc>http://x.cn/a</loc></url><url><loc>http://x.cn/b</url',
      ['http://x.cn/a'],
      [],
    ],
    [
      'a bomb of entities',
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><urlset><url><loc>http://x.cn/&b;</loc></url></urlset>',
      [],
      [],
    ],
    ['a page', '<html><body>404</body></html>', [], []],
    [
      'more damage than file',
      `<urlset><url><loc>http://x.cn/1</loc></url>${'< '.repeat(60_000)}<url><loc>http://x.cn/2</loc></url></urlset>`,
      ['http://x.cn/1'],
      [],
    ],
  ])('%s', (_, text, pages, sitemaps) => {
    const read = readSitemap(text);
    if (text.includes('ENTITY')) expect(read.pages.join('').length).toBeLessThan(100);
    else expect(read).toEqual({ pages, sitemaps });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', '<urlset><url><loc>'),
        (text, head) => void readSitemap(head + text),
      ),
    );
  });
});

describe('LinkGraph', () => {
  it('keeps the first referrers by the order of the crawl, however links are met', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          Array.from({ length: 40 }, (_, index) => index),
          { minLength: 40 },
        ),
        (arrival) => {
          const graph = new LinkGraph();
          const target = graph.intern('http://x.cn/target');
          const text = graph.internText('到');
          for (let page = 0; page < 40; page++) graph.order(graph.intern(`http://x.cn/${page}`), page);
          for (const page of arrival) {
            const id = graph.find(`http://x.cn/${page}`);
            if (graph.meet(id, target) && graph.wants(id, target)) graph.refer(id, target, text, 0);
          }
          expect(graph.referrerCount(target)).toBe(40);
          expect(graph.referrersOf(target).map(({ url }) => url)).toEqual(
            Array.from({ length: 10 }, (_, page) => `http://x.cn/${page}`),
          );
        },
      ),
    );
  });
});

it('lanes let no host have more than its share, and end when all is done', async () => {
  const lanes = openLanes(2, 3);
  const busy = new Map<string, number>();
  let peak = 0;
  let inAll = 0;
  let most = 0;
  let done = 0;
  for (let index = 0; index < 30; index++) {
    const host = `h${index % 4}`;
    lanes.add(host, async () => {
      busy.set(host, (busy.get(host) ?? 0) + 1);
      most = Math.max(most, ++inAll);
      peak = Math.max(peak, busy.get(host) ?? 0);
      await Promise.resolve();
      busy.set(host, (busy.get(host) ?? 0) - 1);
      inAll--;
      done++;
    });
  }
  await lanes.idle();
  expect({ peak: peak <= 2, most, done }).toEqual({ peak: true, most: 3, done: 30 });
});

it.each([
  ['abc', 'abc', 0],
  ['abXc', 'abYc', 1],
  ['路径 /a 不存在', '路径 /bcd 不存在', 3],
  ['', 'abc', 3],
])('differing part of %j and %j', (a, b, length) => {
  expect(differingPart(a, b)).toBe(length);
});
