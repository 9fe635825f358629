import type { CDPSession } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shoot } from '../../src/browser/capture.ts';
import type { Capture, Session } from '../../src/browser/index.ts';
import { type House, hasBrowser, home, openHouse } from './house.ts';

const page = (body: string): string =>
  `<!doctype html><meta charset="utf-8"><title>t</title><body>${body}</body>`;

let house: House;
let session: Session;

const capture = (path: string, outlines: { url: string | null; label: string }[] = []): Promise<Capture> =>
  session.capture({ url: `${home}${path}`, outlines, caption: `${home}${path} 2026-11-23 run` });
const isWebp = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(8, 12)).toString('latin1') === 'WEBP';

describe.skipIf(!hasBrowser)('a picture of a page', () => {
  beforeAll(async () => {
    house = await openHouse({
      '/short': page('<a href="/dead.html">办事指南</a><div>互动交流</div>'),
      '/long': page(`<div style="height:3000px;background:#cde">top</div><a href="/dead.html">深处</a>`),
      '/halls': page(
        '<p><a href="/">首页</a></p><p><a href="/hall/">办事</a></p><p><a href="/hall/">大厅</a></p><p><a href="#page4">互动</a></p>',
      ),
      '/moved': (_, response) => response.writeHead(302, { location: `/short?${'q'.repeat(400)}` }).end(),
      '/endless': page('<div style="height:900000px">x</div>'),
      '/other': page('<div style="height:700px;background:linear-gradient(90deg,#000,#fff)">x</div>'),
    });
    session = house.browsers.open();
  });
  afterAll(async () => {
    await session.close();
    await house.close();
  });

  it('shows the first screen, with what was found framed by address or by label', async () => {
    const shot = await capture('short', [
      { url: `${home}dead.html`, label: '' },
      { url: null, label: '互动交流' },
      { url: `${home}nowhere.html`, label: '没有的' },
    ]);
    expect(shot).toMatchObject({ state: 'captured', frames: [expect.anything(), expect.anything()] });
    if (shot.state !== 'captured') return;
    expect(shot.pictures.map(({ view }) => view)).toEqual(['first-screen']);
    for (const { bytes, thumbnail } of shot.pictures) {
      expect([bytes, thumbnail].every(isWebp)).toBe(true);
      expect(thumbnail.length).toBeLessThan(bytes.length);
    }
  });

  it('frames links to one address, or to a part of the page, by what they say', async () => {
    const shot = await capture('halls', [
      { url: `${home}hall/`, label: '办事' },
      { url: `${home}hall/`, label: '大厅' },
      { url: `${home}halls#page4`, label: '互动' },
    ]);
    const tops = shot.state === 'captured' ? shot.frames.map(([, top]) => top) : [];
    expect(tops).toHaveLength(3);
    expect(tops).toEqual([...new Set(tops)].sort((a, b) => a - b));
  });

  it('says where it was taken when the address leads on', async () => {
    const under = (path: string) => session.capture({ url: `${home}${path}`, outlines: [], caption: 'x' });
    const [moved, short] = [await under('moved'), await under('short')];
    // So long an address makes the bar above the picture higher.
    const heightOf = (shot: Capture) => (shot.state === 'captured' && shot.pictures[0]?.height) || 0;
    expect(heightOf(moved)).toBeGreaterThan(heightOf(short));
    expect(heightOf(short)).toBeGreaterThan(0);
  });

  it.each([
    ['long', 3000],
    ['endless', 6000],
  ])('shows %s pages whole, up to a limit', async (path, height) => {
    const shot = await capture(path);
    expect(shot).toMatchObject({ state: 'captured' });
    expect(shot.state === 'captured' && shot.pictures.map(({ view }) => view)).toEqual([
      'first-screen',
      'full-page',
    ]);
    expect(shot.state === 'captured' && shot.pictures[1]?.height).toBeGreaterThanOrEqual(height);
    expect(shot.state === 'captured' && shot.pictures[1]?.height).toBeLessThan(height + 200);
  });

  it('looks the same twice and different from another page', async () => {
    const looks = await Promise.all([capture('long'), capture('long'), capture('other')]);
    const [one, two, other] = looks.map((shot) =>
      shot.state === 'captured' ? shot.pictures[0]?.look : null,
    );
    expect(one).toMatch(/^[0-9a-f]{16}$/);
    expect(two).toBe(one);
    expect(other).not.toBe(one);
  });
});

/** A browser that says `error` so many times before it takes the picture. */
const camera = (error: string, times: number) => {
  let asked = 0;
  const send = async () => {
    asked += 1;
    if (asked <= times) throw new Error(`Protocol error (Page.captureScreenshot): ${error}`);
    return { data: 'jpeg' };
  };
  const take = () => shoot({ send } as unknown as CDPSession, { top: 0, width: 9, height: 9 }, 'jpeg', 90, 1);
  return { take, asked: () => asked };
};

describe('a picture that a busy browser could not take', () => {
  it('is tried again', async () => {
    expect(await camera('Unable to capture screenshot', 3).take()).toBe('jpeg');
  });

  it('is given up after a few tries, and at once for any other reason', async () => {
    await expect(camera('Unable to capture screenshot', 9).take()).rejects.toThrow('Unable');
    const closed = camera('Target closed', 1);
    await expect(closed.take()).rejects.toThrow('closed');
    expect(closed.asked()).toBe(1);
  });
});
