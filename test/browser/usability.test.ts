import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { covered } from '../../src/browser/gate.ts';
import type { Rendering, RenderRequest, Session } from '../../src/browser/index.ts';
import { HOST, type House, hasBrowser, home, openHouse } from './house.ts';

it.each<[string, [number, number][], number]>([
  ['nothing', [], 0],
  [
    'apart',
    [
      [10, 20],
      [30, 40],
    ],
    20,
  ],
  [
    'overlapping, in any order',
    [
      [30, 60],
      [10, 40],
      [20, 25],
    ],
    50,
  ],
  [
    'before, across and after',
    [
      [-50, 5],
      [90, 200],
      [300, 400],
    ],
    15,
  ],
  ['all of it', [[-1, 500]], 100],
])('time held: %s', (_, intervals, expected) => {
  expect(covered(intervals, 0, 100)).toBe(expected);
});

const page = (head: string, body: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title>t</title>${head}</head><body>${body}</body></html>`;

let house: House;
let session: Session;
const visit = async (
  path: string,
  how: Partial<RenderRequest> = {},
): Promise<Extract<Rendering, { state: 'rendered' }>> => {
  const rendering = await session.render({ url: `${home}${path}`, ...how });
  if (rendering.state === 'failed') throw new Error(`${rendering.why}: ${rendering.error}`);
  return rendering;
};

describe.skipIf(!hasBrowser)('a home page as a visitor meets it', () => {
  beforeAll(async () => {
    house = await openHouse({
      '/wide': page(
        '<meta name="viewport" content="width=device-width">',
        '<div style="width:780px;margin:-8px">宽</div>',
      ),
      '/fit': page(
        '<meta name="viewport" content="width=device-width">',
        '<div style="width:100%">合适</div>',
      ),
      '/desk': page('', '<div style="width:960px">桌面</div>'),
      '/waiting': page(
        '<meta name="viewport" content="width=device-width"><style>body{overflow-x:hidden}</style>',
        '<div style="position:absolute;left:100%;width:300px">菜单</div>',
      ),
      '/cut': page('', '<script src="http://zt.house.test/cut.js"></script>'),
      '/cut.js': (request) => void request.socket.destroy(),
      '/sniff': page(
        '',
        '<script>if (/mobile/i.test(navigator.userAgent)) location.replace("/phone")</script>桌面',
      ),
      '/phone': page('<meta name="viewport" content="width=device-width">', '手机版'),
      '/broken': page(
        '',
        '<img src="/no.png"><script src="/js/bad.js"></script><script src="/js/gone.js"></script><link rel="stylesheet" href="/kept.css">',
      ),
      '/js/bad.js': (_, response) => {
        response.writeHead(200, { 'content-type': 'text/javascript' });
        response.end('function f() { missing(); }\nf();');
      },
      '/kept.css': (_, response) => {
        response.writeHead(200, { 'content-type': 'text/css', 'cache-control': 'max-age=9999' });
        response.end('a{}');
      },
      '/slow': (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.write('<!doctype html><title>t</title><p>a');
        void wait(700).then(() => response.end('<p>b'));
      },
    });
    session = house.browsers.open();
  });
  afterAll(async () => {
    await session?.close();
    await house?.close();
  });

  it.each<[string, string, (overflow: number) => boolean]>([
    ['a page twice as wide as the screen', 'wide', (overflow) => overflow === 2],
    ['one that fits', 'fit', (overflow) => overflow === 1],
    ['a menu that waits outside', 'waiting', (overflow) => overflow === 1],
    ['one made for desks is shrunk, not pushed', 'desk', (overflow) => overflow === 1],
  ])('on a phone: %s', async (_, path, holds) => {
    const { overflow } = await visit(path, { phone: true });
    expect(holds(overflow), String(overflow)).toBe(true);
  });

  it('a site that sends phones elsewhere does so; the next visit is no phone any more', async () => {
    expect((await visit('sniff', { phone: true })).finalUrl).toBe(`${home}phone`);
    expect((await visit('sniff')).finalUrl).toBe(`${home}sniff`);
  });

  it('errors of scripts name their file; pictures we leave out are none', async () => {
    const { conduct } = await visit('broken');
    expect(conduct.errors).toEqual([
      { message: 'missing is not defined', source: `http://${HOST}/js/bad.js` },
    ]);
    expect(conduct.dead).toEqual([{ url: `http://${HOST}/js/gone.js`, status: 404 }]);
    expect(conduct.refusals).toEqual([]);
  });

  it('scripts that were never answered are counted; pictures we leave out are not', async () => {
    expect((await visit('cut')).conduct.lost).toBe(1);
    expect((await visit('broken')).conduct.lost).toBe(0);
  });

  it('with an empty cache everything is asked for again', async () => {
    const asked = (): number => house.hits.filter((path) => path === '/kept.css').length;
    await visit('broken');
    const before = asked();
    await visit('broken');
    expect(asked()).toBe(before);
    await visit('broken', { fresh: true });
    expect(asked()).toBe(before + 1);
  });

  it('the time of a slow page is its own, not ours', async () => {
    const { timing } = await visit('slow', { fresh: true });
    expect(timing.loadedMs).toBeGreaterThanOrEqual(690);
    expect(timing.heldMs).toBeLessThan(timing.loadedMs ?? 0);
  });
});
