import { expect, it } from 'vitest';
import { readPage } from '../../src/html/index.ts';
import type { NetResponse } from '../../src/net/index.ts';
import { type NotFoundDeps, openNotFound } from '../../src/observe/not-found.ts';

const NOW = Date.parse('2026-11-23T10:00:00+08:00');
const SITE = 'http://www.qingxi.gov.cn/';
const MENU = ['首页', '走进县情', '新闻动态', '政务公开', '办事服务', '互动交流', '专题专栏', '数据开放'];
const page = (body: string): string =>
  `<html><head><title>清溪县人民政府</title></head><body><div class="nav"><ul>${MENU.map(
    (text, index) => `<li><a href="/c${index}/">${text}</a></li>`,
  ).join(
    '',
  )}</ul></div>${body}<div class="footer"><a href="/map/">网站地图</a>主办：清溪县人民政府办公室</div></body></html>`;

const answer = (url: string, html: string): NetResponse => ({
  url,
  finalUrl: url,
  state: 'ok',
  status: 200,
  headers: {},
  contentType: 'text/html; charset=utf-8',
  body: Buffer.from(html),
  truncated: false,
  fetchedAt: '2026-11-23T02:00:00.000Z',
  ms: 1,
  hops: [],
  attempts: [],
});

/** Everything may be asked. */
const robots: NotFoundDeps['net']['robots'] = async () => ({
  allowed: true,
  sitemaps: [],
  crawlDelaySeconds: null,
});
const RULES = { now: () => NOW, signal: new AbortController().signal, obeyRobots: true };

function signatureOf(html: string, home: string) {
  const reading = readPage(home, { url: SITE, now: NOW, status: 200, contentType: 'text/html' });
  const net = { fetch: ({ url }: { url: string }) => Promise.resolve(answer(url, html)), robots };
  return openNotFound('s', { ...RULES, net }, () => reading).signatureOf(SITE);
}

const HOME = page(
  `<div class="main"><p>${'县委常委会召开会议，研究部署今冬明春森林防火和安全生产工作。'.repeat(4)}</p></div>`,
);
const SORRY = page(
  '<div class="main"><img src="/sorry.png"><p>您可以返回上一页继续浏览，或者给我们留言反映情况，谢谢您的理解和支持</p></div>',
);

it('a page of its own for unknown paths is a signature', async () => {
  expect(await signatureOf(SORRY, HOME)).not.toBeNull();
});

it('the home page for every path proves nothing', async () => {
  expect(await signatureOf(HOME, HOME)).toBeNull();
});

it.each([
  ['an application with a static menu', '<div id="app"></div><script src="/js/app.js"></script>'],
  [
    'a content box that a script file fills',
    '<div class="main"><div id="content"></div></div><script src="/js/detail.js"></script>',
  ],
])('%s proves nothing', async (_, body) => {
  expect(await signatureOf(page(body), HOME)).toBeNull();
});

it('an empty box that no script of the site fills is no excuse', async () => {
  const counter = '<script src="https://hm.example.com/hm.js"></script>';
  expect(
    await signatureOf(
      page(`<p>您可以返回上一页继续浏览，或者给我们留言反映情况</p><ul class="list"></ul>${counter}`),
      HOME,
    ),
  ).not.toBeNull();
});

it('asks again after a failure, and words count whatever the frame', async () => {
  let fails = true;
  const fetch = ({ url }: { url: string }): Promise<NetResponse> =>
    fails
      ? Promise.reject(new Error('broken pipe'))
      : Promise.resolve(
          answer(
            url,
            page('<div id="app"></div><p>您访问的页面不存在</p><script src="/js/app.js"></script>'),
          ),
        );
  const notFound = openNotFound('s', { ...RULES, net: { fetch, robots } }, () => null);
  await expect(notFound.signatureOf(SITE)).rejects.toThrow('broken pipe');
  fails = false;
  expect((await notFound.signatureOf(SITE))?.words).toBe(true);
});

it.each([
  ['asks only for paths that robots.txt leaves open', (url: string) => /\/[0-7][^/]*$/.test(url), true, 2],
  ['asks for none where it closes everything', () => false, true, 0],
  ['asks whatever it says where it is not obeyed', () => false, false, 2],
])('%s', async (_, isOpen, obeyRobots, count) => {
  const asked: string[] = [];
  const net: NotFoundDeps['net'] = {
    async fetch({ url }) {
      asked.push(url);
      return answer(url, SORRY);
    },
    robots: async (url) => ({ allowed: isOpen(url), sitemaps: [], crawlDelaySeconds: null }),
  };
  const signature = await openNotFound('s', { ...RULES, obeyRobots, net }, () => null).signatureOf(SITE);
  expect(asked).toHaveLength(count);
  expect(signature !== null).toBe(count > 0);
  if (obeyRobots) expect(asked.filter((url) => !isOpen(url))).toEqual([]);
});
