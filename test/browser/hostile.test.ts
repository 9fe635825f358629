import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Rendering, Session } from '../../src/browser/index.ts';
import { type House, hasBrowser, home, openHouse } from './house.ts';

const page = (body: string): string =>
  `<!doctype html><meta charset="utf-8"><title>t</title><body>${body}</body>`;

const PAGES = {
  '/plain': page('<p>plain</p>'),
  '/alerts': page('<script>for (;;) alert("x")</script>'),
  '/few-dialogs': page('<p>after</p><script>alert(1); confirm(2); prompt(3); print()</script>'),
  '/hang': page('<script>while (true);</script>'),
  '/hang-later': page('<p>before</p><script>setTimeout(() => { while (true); }, 300)</script>'),
  '/canvas': page(
    '<script>const all = []; for (let i = 0; i < 40; i++) { const c = document.createElement("canvas"); c.width = c.height = 16384; c.getContext("2d").fillRect(0, 0, 16384, 16384); all.push(c); }</script><p>drawn</p>',
  ),
  '/frames': page(
    '<p>framed</p><script>for (let i = 0; i < 5000; i++) { const f = document.createElement("iframe"); f.src = "/plain?" + i; document.body.append(f); }</script>',
  ),
  '/js-redirects': '<script>location.href = "/js-redirects?" + Math.random()</script>',
  '/unload': page(
    '<p>stay</p><script>onbeforeunload = () => "no"; addEventListener("unload", () => { for (;;); })</script>',
  ),
  '/popups': page(
    '<p>quiet</p><script>setInterval(() => window.open("/plain?" + Math.random()), 5)</script>',
  ),
  '/popunder': page(
    '<p>quiet</p><form id="f" action="/plain" target="_blank"></form><script>for (let i = 0; i < 5; i++) f.submit()</script>',
  ),
  '/pings': page('<p>busy</p><script>setInterval(() => fetch("/plain?" + Math.random()), 20)</script>'),
  '/big-text': page(`<script>document.body.append("x".repeat(30_000_000))</script>`),
  '/deep': page(
    `<script>let at = document.body; for (let i = 0; i < 60_000; i++) { const d = document.createElement("div"); at.append(d); at = d; }</script>`,
  ),
  '/prototypes': page(
    '<p>kept</p><script>Array.prototype.push = () => { throw 1 }; JSON.stringify = () => "{}"; Object.defineProperty(document, "documentElement", {get: () => null}); Node.prototype.hasChildNodes = null</script>',
  ),
};

let house: House;
let session: Session;

const timed = async (path: string, deadlineMs: number): Promise<{ result: Rendering; ms: number }> => {
  const startedAt = performance.now();
  const result = await session.render({ url: `${home}${path}`, deadlineMs, wantsClick: () => true });
  return { result, ms: performance.now() - startedAt };
};

describe.skipIf(!hasBrowser)('hostile pages', () => {
  beforeAll(async () => {
    house = await openHouse({
      ...PAGES,
      '/redirects': (request, response) =>
        response
          .writeHead(302, {
            location:
              `/redirects?${(request.url ?? '').length}${'x'.repeat((request.url ?? '').length)}`.slice(
                0,
                200,
              ),
          })
          .end(),
      '/download': (_, response) =>
        response
          .writeHead(200, {
            'content-disposition': 'attachment; filename=a.exe',
            'content-type': 'application/octet-stream',
          })
          .end('MZ'),
      '/auto-download': page(
        '<p>text</p><iframe src="/download"></iframe><script>location.href = "/download"</script>',
      ),
      '/never-ends': (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.write('<!doctype html><p>begun</p>');
      },
      '/silent': () => {},
    });
    session = house.browsers.open();
    await session.render({ url: `${home}plain` });
  });
  afterAll(async () => {
    await session.close();
    await house.close();
  });

  it.each([
    ['alerts', 'failed'],
    ['hang', 'failed'],
    ['silent', 'failed'],
    ['redirects', 'failed'],
    ['js-redirects', 'failed'],
    ['download', 'failed'],
    ['hang-later', null],
    ['canvas', null],
    ['frames', null],
    ['big-text', null],
    ['deep', null],
    ['never-ends', 'rendered'],
    ['few-dialogs', 'rendered'],
    ['unload', 'rendered'],
    ['popups', 'rendered'],
    ['popunder', 'rendered'],
    ['pings', 'rendered'],
    ['auto-download', 'rendered'],
    ['prototypes', 'rendered'],
  ])(
    '%s costs its deadline at most, and the next page is read',
    async (path, state) => {
      const { result, ms } = await timed(path, 3_000);
      if (state !== null) expect(result).toMatchObject({ state });
      expect(ms).toBeLessThan(10_000);
      expect(await session.render({ url: `${home}plain` })).toMatchObject({ state: 'rendered' });
    },
    30_000,
  );

  it('counts dialogs and records where popups wanted to go', async () => {
    const dialogs = await session.render({ url: `${home}few-dialogs` });
    expect(dialogs.conduct.dialogs).toBe(4);
    const popups = await session.render({ url: `${home}popups` });
    expect(popups.conduct.popups.some((url) => url.startsWith(`${home}plain?`))).toBe(true);
  });

  it('a page that hangs is ended alone: its neighbour is read in the same browser', async () => {
    const neighbour = house.browsers.open();
    const before = house.browsers.launches();
    const [hung, read] = await Promise.all([timed('hang', 3_000), neighbour.render({ url: `${home}plain` })]);
    await neighbour.close();
    expect([hung.result.state, read.state]).toEqual(['failed', 'rendered']);
    expect(await session.render({ url: `${home}plain` })).toMatchObject({ state: 'rendered' });
    expect(house.browsers.launches()).toBe(before);
  }, 20_000);

  it('bounds what one page may ask for', async () => {
    house.hits.length = 0;
    await session.render({ url: `${home}frames`, deadlineMs: 3_000 });
    expect(house.hits.length).toBeLessThan(1000);
  }, 20_000);
});

it('without a browser every visit says so', async () => {
  const bare = await openHouse({}, { find: { sources: [] } });
  const own = bare.browsers.open();
  expect(await bare.browsers.found()).toBeNull();
  expect(await own.render({ url: home })).toMatchObject({ state: 'failed', why: 'no_browser' });
  await own.close();
  await bare.close();
});
