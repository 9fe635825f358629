import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoCity, startDemoCity } from '../../src/demo/index.ts';
import { demoPlatforms } from '../../src/demo/platforms/index.ts';
import { crawl, get } from './visit.ts';

const NOW = Date.parse('2026-11-23T02:00:00Z');
let city: DemoCity;

beforeAll(async () => {
  city = await startDemoCity({ now: NOW });
});
afterAll(() => city.close());

describe('the demo server', () => {
  it.each([
    ['www.qingshan.gov.test', 200, '青山县人民政府'],
    ['www.baishi.gov.test', 200, '白石县人民政府'],
    ['www.gudu.gov.test', 200, '古渡县人民政府'],
    ['www.yuntai.gov.test', 200, '云台县人民政府'],
    ['www.zhongxin.gov.test', 200, '中心区人民政府'],
    ['cgj.shifan.gov.test', 200, '示范市城市管理局'],
    ['www.wuling.gov.test', 521, '_clearance'],
    ['hall.example.test', 200, '政务服务网'],
    ['tax.example.test', 200, '税务局'],
    ['www.shifan.gov.test', 200, '示范市人民政府'],
    ['bszs.conac.cn', 200, '演示'],
  ])('answers as %s', async (host, status, words) => {
    const answer = await get(city, `http://${host}/`);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(words);
  });

  it('knows no other host', async () => {
    expect((await get(city, 'http://www.example.com/')).status).toBe(421);
  });

  it('counts requests by host', async () => {
    const before = city.hits().get('www.shifan.gov.test') ?? 0;
    await get(city, 'http://www.shifan.gov.test/');
    expect(city.hits().get('www.shifan.gov.test')).toBe(before + 1);
  });

  it('maps every host to loopback, one of them to a closed port', () => {
    expect(city.resolve.every(({ address, port }) => address === '127.0.0.1' && port === 80)).toBe(true);
    const platforms = demoPlatforms(NOW);
    const closed = city.resolve.filter(({ host, toPort }) => toPort !== city.port && !platforms.has(host));
    expect(closed.map(({ host }) => host)).toEqual(['www.heping.gov.test']);
  });

  it('serves parts of files', async () => {
    const { own } = await crawl(city, 'http://www.qingshan.gov.test/qsxrmzf/zfxxgk/zn/index.shtml');
    const [file] = [...own].find(([url]) => url.endsWith('.docx')) ?? [''];
    const part = await get(city, file, { range: 'bytes=0-3' });
    expect([part.status, part.body.toString('latin1')]).toEqual([206, 'PK\x03\x04']);
  });
});

describe('portals without dead links', () => {
  it.each([
    'http://www.qingshan.gov.test/',
    'http://www.yuntai.gov.test/',
    'http://www.gudu.gov.test/',
    'http://www.zhongxin.gov.test/',
    'http://cgj.shifan.gov.test/',
  ])('%s: every page answers 200 and every foreign link stays on this machine', async (home) => {
    const { own, foreign } = await crawl(city, home);
    const bad = [...own].filter(([, { status }]) => status !== 200).map(([url]) => url);
    expect(bad).toEqual([]);
    expect(own.size).toBeGreaterThan(50);
    const mapped = new Set(city.resolve.map(({ host }) => host));
    expect([...foreign].filter((url) => !mapped.has(new URL(url).host))).toEqual([]);
    for (const url of foreign) expect((await get(city, url)).status, url).toBe(200);
  });
});

describe('dates', () => {
  it('are counted from now', async () => {
    const home = await get(city, 'http://www.qingshan.gov.test/');
    const dates = [...home.text.matchAll(/\d{4}-\d{2}-\d{2}/g)].map(([date]) => date).sort();
    expect([dates[0], dates.at(-1)]).toEqual(['2026-11-15', '2026-11-22']);
  });

  it('the stale home shows nothing newer than forty days but a clock', async () => {
    const home = await get(city, 'http://www.baishi.gov.test/');
    const dates = [...home.text.matchAll(/\d{4}-\d{2}-\d{2}/g)].map(([date]) => date).sort();
    expect(dates.at(-1)).toBe('2026-10-14');
    expect(home.text).toContain('今天是2026年11月23日');
  });
});
