import { load } from 'cheerio/slim';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoCity, EXPECTED_MISSING_FIELDS, startDemoCity } from '../../src/demo/index.ts';
import { gbkQuery } from '../../src/demo/old/gbk.ts';
import { get } from './visit.ts';

let city: DemoCity;
beforeAll(async () => {
  city = await startDemoCity({ now: Date.parse('2026-11-23T02:00:00Z') });
});
afterAll(() => city.close());

describe('the old county', () => {
  it('is written in GBK and says so only in its own meta tag', async () => {
    const home = await get(city, 'http://www.gudu.gov.test/');
    expect(home.type).toBe('text/html');
    expect(home.body.includes(Buffer.from('b9c5b6c9cfd8', 'hex'))).toBe(true);
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(home.body)).toThrow();
    expect(home.text).toContain('古渡县人民政府');
  });

  it('reads its search words as GBK only', async () => {
    const ask = (words: string) => get(city, `http://www.gudu.gov.test/search.asp?act=search&key=${words}`);
    expect((await ask(gbkQuery('乡镇敬老院'))).text).toContain('共 0 条');
    expect((await ask(gbkQuery('护林防火'))).text).toContain('望山镇开展护林防火宣传');
    expect((await ask(encodeURIComponent('护林防火'))).text).toContain('共 0 条');
  });

  it('has an interaction entry without an address', async () => {
    const { text } = await get(city, 'http://www.gudu.gov.test/');
    const entry = load(text)('a:contains(互动交流)');
    expect([entry.attr('href'), entry.attr('onclick')]).toEqual([
      undefined,
      "window.open('/hdjl/index.htm')",
    ]);
  });

  it('lacks exactly the listed fields', async () => {
    const { text } = await get(city, 'http://www.gudu.gov.test/基层政务公开/index.htm');
    const links = load(text)('td > a > b')
      .map((_, element) => load(text)(element).text())
      .get();
    expect(links).toHaveLength(26 - 3 - 1);
    expect(text).toContain('乡村振兴');
    for (const name of EXPECTED_MISSING_FIELDS.gudu ?? []) expect(text).not.toContain(name);
  });
});

describe('the scripted county', () => {
  it('has neither menu nor marks in its own pages', async () => {
    const { text } = await get(city, 'http://www.yuntai.gov.test/');
    for (const words of ['互动交流', '网站标识码', 'ICP备']) expect(text).not.toContain(words);
    expect((await get(city, 'http://www.yuntai.gov.test/ytxrmzf/js/header.js')).text).toContain('互动交流');
    expect((await get(city, 'http://www.yuntai.gov.test/ytxrmzf/js/footer.js')).text).toContain('网站标识码');
  });

  it('its field pages are empty until their script has run', async () => {
    const { text } = await get(city, 'http://www.yuntai.gov.test/ytxrmzf/jczwgk/snbt/list.shtml');
    expect(load(text)('.content li, .content table')).toHaveLength(0);
    const data = JSON.parse(
      (await get(city, 'http://www.yuntai.gov.test/ytxrmzf/api/jczwgk/snbt.json')).text,
    );
    expect(data.rows).toHaveLength(4);
    expect(data.directory).toContain('涉农补贴领域');
  });
});

describe('the county behind a challenge', () => {
  it.each(['/', '/robots.txt', '/any/page.shtml'])('%s gives nothing but the challenge', async (path) => {
    const answer = await get(city, `http://www.wuling.gov.test${path}`);
    expect(answer.status).toBe(521);
    expect(answer.text).toMatch(/^<script>document\.cookie=/);
  });
});
