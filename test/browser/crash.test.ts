import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { startDeadline } from '../../src/browser/deadline.ts';
import { openGate } from '../../src/browser/gate.ts';
import { findBrowser } from '../../src/browser/index.ts';
import { launchSealed } from '../../src/browser/launch.ts';
import { openTab } from '../../src/browser/tab.ts';
import { type House, hasBrowser, home, killRenderers, openHouse } from './house.ts';

const PLAIN = '<!doctype html><meta charset="utf-8"><title>t</title><p>alive</p>';

let house: House;
afterEach(() => house.close());

/** Pages that never arrive in a browser: their renderer is killed while it waits for the rest. */
const deadly = (mostTimes: number): { answer: Parameters<typeof openHouse>[0][string]; asked(): number } => {
  let asked = 0;
  return {
    asked: () => asked,
    answer: (_, response) => {
      asked += 1;
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      if (asked > mostTimes) return response.end(PLAIN);
      response.write('<!doctype html><p>half');
      const tries = setInterval(() => killRenderers() > 0 && clearInterval(tries), 50);
      response.on('close', () => clearInterval(tries));
    },
  };
};

describe.skipIf(!hasBrowser)('a renderer that crashes', () => {
  it('once: the page is asked again in a new browser', async () => {
    const page = deadly(1);
    house = await openHouse({ '/': page.answer });
    const session = house.browsers.open();
    expect(await session.render({ url: home })).toMatchObject({ state: 'rendered' });
    expect([page.asked(), house.browsers.launches()]).toEqual([2, 2]);
    await session.close();
  }, 30_000);

  it('every time: one retry, then it says so, and the next page is read', async () => {
    const page = deadly(Number.POSITIVE_INFINITY);
    house = await openHouse({ '/': page.answer, '/plain': PLAIN });
    const session = house.browsers.open();
    expect(await session.render({ url: home })).toMatchObject({ state: 'failed', why: 'crashed' });
    expect(page.asked()).toBe(2);
    expect(await session.render({ url: `${home}plain` })).toMatchObject({ state: 'rendered' });
    await session.close();
  }, 30_000);

  it('by chrome://crash is told as a crash', async () => {
    house = await openHouse({});
    const found = await findBrowser();
    if (found.state !== 'found') throw new Error('no browser');
    const browser = await launchSealed(found);
    const gate = await openGate(house.net.pass, { requests: 10, bytes: 1_000_000, idleMs: 1_000 });
    try {
      const context = await browser.newContext();
      const tab = await openTab(context, gate, startDeadline(10_000), { images: false, popups: [] });
      await expect(tab.open('chrome://crash')).rejects.toMatchObject({ why: 'crashed' });
    } finally {
      await gate.close();
      await browser.close();
    }
  }, 30_000);
});

describe.skipIf(!hasBrowser)('a browser that dies', () => {
  it('is replaced, and the page is asked once more', async () => {
    house = await openHouse({ '/': PLAIN });
    const session = house.browsers.open();
    expect(await session.render({ url: home })).toMatchObject({ state: 'rendered' });
    process.kill(browserProcess(), 'SIGKILL');
    expect(await session.render({ url: home })).toMatchObject({ state: 'rendered' });
    expect(house.browsers.launches()).toBe(2);
    await session.close();
  }, 30_000);

  it('is replaced after its share of visits', async () => {
    house = await openHouse({ '/': PLAIN }, { recycle: { visits: 3 } });
    const session = house.browsers.open();
    for (let turn = 0; turn < 7; turn++)
      expect(await session.render({ url: home })).toMatchObject({ state: 'rendered' });
    expect(house.browsers.launches()).toBe(3);
    await session.close();
  }, 30_000);
});

function browserProcess(): number {
  const found = readdirSync('/proc').find((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      return parent === process.pid && /chrom|headless/i.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
    } catch {
      return false;
    }
  });
  return Number(found);
}
