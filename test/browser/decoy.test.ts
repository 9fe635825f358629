import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../src/browser/index.ts';
import { type House, hasBrowser, home, openDecoy, openHouse } from './house.ts';

let decoy: Awaited<ReturnType<typeof openDecoy>>;
let house: House;
let session: Session;

const page = (body: string): string =>
  `<!doctype html><meta charset="utf-8"><title>t</title><body>${body}</body>`;

/** Every way a script may try to reach an address. */
const tries = (url: string): Record<string, string> => ({
  fetch: page(`<script>fetch('${url}', {mode: 'no-cors'}).catch(() => {})</script>`),
  xhr: page(`<script>const x = new XMLHttpRequest(); x.open('POST', '${url}'); x.send('x')</script>`),
  img: page(`<img src="${url}pixel">`),
  script: page(`<script src="${url}a.js"></script>`),
  iframe: page(`<iframe src="${url}"></iframe>`),
  object: page(`<object data="${url}"></object><embed src="${url}">`),
  beacon: page(`<script>navigator.sendBeacon('${url}', 'x')</script>`),
  websocket: page(`<script>new WebSocket('${url.replace('http', 'ws')}')</script>`),
  eventsource: page(`<script>new EventSource('${url}')</script>`),
  worker: page(`<script>new Worker(URL.createObjectURL(new Blob(["importScripts('${url}w.js')"])))</script>`),
  hints: page(
    `<link rel="preconnect" href="${url}"><link rel="dns-prefetch" href="${url}"><link rel="prefetch" href="${url}p"><link rel="preload" as="script" href="${url}q">`,
  ),
  speculation: page(`<script type="speculationrules">{"prerender":[{"urls":["${url}"]}]}</script>`),
  location: page(`<script>location.href = '${url}'</script>`),
  refresh: page(`<meta http-equiv="refresh" content="0;url=${url}">`),
  form: page(
    `<form action="${url}" method="post"><input name="a"></form><script>document.forms[0].submit()</script>`,
  ),
  popup: page(
    `<script>window.open('${url}')</script><a id="a" target="_blank" href="${url}">x</a><script>a.click()</script>`,
  ),
  webrtc: page(
    `<script>try { const p = new RTCPeerConnection({iceServers: [{urls: 'stun:127.0.0.1:${new URL(url).port || 80}'}]}); p.createDataChannel('x'); p.createOffer().then((o) => p.setLocalDescription(o)) } catch {}</script>`,
  ),
  css: page(`<style>body { background: url(${url}b.css) } @import url(${url}c.css);</style>`),
  video: page(`<video src="${url}v" autoplay></video><audio src="${url}s" autoplay></audio>`),
});

describe.skipIf(!hasBrowser)('what page scripts try to reach', () => {
  beforeAll(async () => {
    decoy = await openDecoy();
    const direct = `http://127.0.0.1:${decoy.port}/`;
    const pages = Object.fromEntries(Object.entries(tries(direct)).map(([name, body]) => [`/${name}`, body]));
    const names = [
      `http://localhost:${decoy.port}/`,
      `http://0x7f000001:${decoy.port}/`,
      `http://[::ffff:127.0.0.1]:${decoy.port}/`,
      `http://2130706433:${decoy.port}/`,
      'http://169.254.169.254/latest/meta-data/',
      'http://10.0.0.1/',
      'http://[::1]:80/',
    ];
    house = await openHouse({
      ...pages,
      '/names': page(
        names.map((url) => `<script>fetch('${url}', {mode: 'no-cors'}).catch(() => {})</script>`).join(''),
      ),
      '/schemes': page(
        `<iframe src="file:///etc/passwd"></iframe><img src="file:///etc/hostname"><script>fetch('file:///etc/passwd').catch(() => {}); location.href = 'chrome://version'</script>`,
      ),
      '/redirect': (_, response) => response.writeHead(302, { location: direct }).end(),
      '/nested': page(`<iframe src="/redirect"></iframe><script src="/redirect"></script>`),
      '/plain': page('<p>plain</p>'),
    });
    session = house.browsers.open();
  });
  afterAll(async () => {
    await session.close();
    await house.close();
    await decoy.close();
  });

  it.each([...Object.keys(tries('http://x/')), 'redirect', 'nested', 'names'])(
    '%s does not reach the decoy',
    async (name) => {
      const result = await session.render({
        url: `${home}${name}`,
        deadlineMs: 8_000,
        wantsClick: () => true,
      });
      expect(decoy.connections()).toBe(0);
      const silent = ['speculation'];
      if (!silent.includes(name)) expect(result.conduct.refusals.map(({ why }) => why)).toContain('unsafe');
    },
  );

  it('names every private address it refused', async () => {
    const { conduct } = await session.render({ url: `${home}names` });
    const refused = conduct.refusals.map(({ url }) => new URL(url).hostname);
    for (const host of ['localhost', '127.0.0.1', '169.254.169.254', '10.0.0.1'])
      expect(refused).toContain(host);
  });

  it('refuses and records other schemes, and stays on the page', async () => {
    const result = await session.render({ url: `${home}schemes` });
    expect(result.conduct.refusals.map(({ url }) => url)).toContain('file:///etc/passwd');
    expect(result.finalUrl).toBe(`${home}schemes`);
  });

  it.each(['file:///etc/passwd', 'chrome://version', 'javascript:1', 'data:text/html,x', 'ftp://127.0.0.1/'])(
    'is never sent to %s',
    async (url) => {
      expect(await session.render({ url })).toMatchObject({ state: 'failed', why: 'refused' });
    },
  );

  it('is never sent to a private address', async () => {
    const url = `http://127.0.0.1:${decoy.port}/`;
    expect(await session.render({ url })).toMatchObject({ state: 'failed', why: 'refused' });
    expect(await session.capture({ url, outlines: [], caption: '' })).toMatchObject({
      state: 'failed',
      why: 'refused',
    });
    expect(decoy.connections()).toBe(0);
  });

  it('still reads ordinary pages afterwards', async () => {
    const result = await session.render({ url: `${home}plain` });
    expect(result.state === 'rendered' && result.html).toContain('<p>plain</p>');
  });
});
