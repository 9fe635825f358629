import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serveOwn } from '../../bench/serve.ts';
import { originsAt, planSite } from '../../bench/site/site.ts';

// Ports of their own, so that a bench may run beside the tests.
const port = 20_000 + (process.pid % 2_000) * 10;
const { main } = originsAt(port);
const plan = planSite({ pages: 100, seed: 7, origins: originsAt(port) });
let served: Served;

beforeAll(async () => {
  served = await serveOwn({ pages: 100, seed: 7, port, latencyMs: 0 });
});
afterAll(() => served.close());

describe('the bench server', () => {
  it('serves pages, says 404 and counts what was asked', async () => {
    await served.reset();
    const home = await fetch(`${main}/`);
    const text = await home.text();
    expect([home.status, home.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text.endsWith('</html>\n')).toBe(true);
    const missing = await fetch(`${main}/no/such/page.html`);
    expect([missing.status, (await missing.text()).length > 0]).toEqual([404, true]);
    expect(await served.seen()).toMatchObject({ requests: 2, pages: 1 });
  });

  it('answers HEAD without a body and a range with a part', async () => {
    const file = main + (plan.files[0] ?? '');
    const head = await fetch(file, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '40000', '']);
    const part = await fetch(file, { headers: { range: 'bytes=0-1023' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 0-1023/40000']);
    expect((await part.arrayBuffer()).byteLength).toBe(1024);
  });
});
