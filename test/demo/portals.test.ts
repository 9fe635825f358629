import { load } from 'cheerio/slim';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIELDS } from '../../src/demo/data/fields.ts';
import { type DemoCity, startDemoCity } from '../../src/demo/index.ts';
import { BAISHI_BLANK, BAISHI_DEAD } from '../../src/demo/sites/baishi-content.ts';
import { type Answer, crawl, get } from './visit.ts';

const NOW = Date.parse('2026-11-23T02:00:00Z');
const MAGIC: Record<string, string> = {
  pdf: '25504446',
  docx: '504b0304',
  xlsx: '504b0304',
  doc: 'd0cf11e0',
  xls: 'd0cf11e0',
};
const extensionOf = (url: string): string => /\.(\w+)$/.exec(new URL(url).pathname)?.[1] ?? '';

let city: DemoCity;
beforeAll(async () => {
  city = await startDemoCity({ now: NOW });
});
afterAll(() => city.close());

describe('the model county', () => {
  let pages: Map<string, Answer>;
  beforeAll(async () => {
    pages = (await crawl(city, 'http://www.qingshan.gov.test/')).own;
  });
  const page = (path: string): string =>
    pages.get(`http://www.qingshan.gov.test/qsxrmzf/${path}`)?.text ?? '';

  it.each(FIELDS.map(({ name, slug }) => [name, slug] as const))(
    '%s has items and a directory',
    (name, slug) => {
      const $ = load(page(`jczwgk/${slug}/list.shtml`));
      expect($('.content .list li').length).toBeGreaterThanOrEqual(4);
      expect($('table.directory caption').text()).toContain(`${name}领域基层政务公开标准目录`);
      expect($('table.directory tbody tr')).toHaveLength(3);
      expect($('table.directory thead th').text()).toContain('公开渠道和载体');
    },
  );

  it.each([
    ['home', '/', ['SiteName', 'SiteDomain', 'SiteIDCode']],
    [
      'column',
      '/qsxrmzf/zwyw/list.shtml',
      ['ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType'],
    ],
  ])('a %s page has its tags', (_, path, names) => {
    const $ = load(pages.get(`http://www.qingshan.gov.test${path}`)?.text ?? '');
    for (const name of names) expect($(`meta[name=${name}]`).attr('content'), name).toBeTruthy();
  });

  it('every article has its tags', () => {
    const articles = [...pages.values()].filter(({ text }) => text.includes('class="article"'));
    expect(articles.length).toBeGreaterThan(100);
    for (const { text } of articles) {
      const $ = load(text);
      expect($('meta[name=ArticleTitle]').attr('content')).toBe($('h1').text());
      expect($('meta[name=PubDate]').attr('content')).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/);
      expect($('meta[name=ContentSource]').attr('content')).toBeTruthy();
    }
  });

  it('three codes agree', () => {
    const home = page('index.shtml');
    const codes = [/SiteIDCode" content="(\d+)/, /网站标识码：(\d+)/, /site_code=(\d+)/].map(
      (code) => code.exec(home)?.[1],
    );
    expect(new Set(codes)).toEqual(new Set(['9901010001']));
  });

  it('its files are what they are called', () => {
    const files = [...pages].filter(([url]) => extensionOf(url) in MAGIC);
    expect(files.length).toBeGreaterThan(20);
    for (const [url, { body }] of files)
      expect(body.toString('hex', 0, 4), url).toBe(MAGIC[extensionOf(url)]);
  });

  it('its search finds every article by its title', async () => {
    const articles = [...pages].filter(([, { text }]) => text.includes('class="article"')).slice(0, 10);
    for (const [url, { text }] of articles) {
      const words = encodeURIComponent(load(text)('h1').text());
      const found = await get(
        city,
        `http://www.qingshan.gov.test/qsxrmzf/search/result.shtml?searchword=${words}`,
      );
      expect(found.text).toContain(`href="${new URL(url).pathname}"`);
    }
  });

  it('answers an unknown path with 404 and a way home', async () => {
    const missing = await get(city, 'http://www.qingshan.gov.test/nothing/here.shtml');
    expect(missing.status).toBe(404);
    expect(missing.text).toContain('返回首页');
  });

  it('closes one linked path to robots', async () => {
    expect((await get(city, 'http://www.qingshan.gov.test/robots.txt')).text).toContain('Disallow: /inner/');
    expect(pages.has('http://www.qingshan.gov.test/inner/zbap.shtml')).toBe(true);
  });
});

describe('the failing county', () => {
  it('its dead links are exactly the listed ones', async () => {
    const { own } = await crawl(city, 'http://www.baishi.gov.test/');
    const dead = [...own]
      .filter(([, { status, text }]) => status !== 200 || text.includes('<title>页面不存在'))
      .map(([url, { status }]) => [new URL(url).pathname, status]);
    expect(dead.sort()).toEqual(BAISHI_DEAD.map(({ path, status }) => [path, status]).sort());
  });

  it('every one of them stands on the home page', async () => {
    const home = await get(city, 'http://www.baishi.gov.test/');
    for (const { text, path } of BAISHI_DEAD) expect(home.text).toContain(`<a href="${path}">${text}</a>`);
  });

  it('nowhere names the topic', async () => {
    const { own } = await crawl(city, 'http://www.baishi.gov.test/');
    expect([...own.values()].filter(({ text }) => text.includes('基层政务公开'))).toEqual([]);
  });

  it('every download is a page in disguise', async () => {
    const { own } = await crawl(city, 'http://www.baishi.gov.test/');
    const files = [...own].filter(([url]) => url.endsWith('.pdf'));
    expect(files.length).toBeGreaterThan(5);
    for (const [, { type, body }] of files) {
      expect(type).toBe('application/pdf');
      expect(body.toString('latin1', 0, 9)).toBe('<!doctype');
    }
  });

  it.each(BAISHI_BLANK.map(({ slug, name }) => [name, slug] as const))('%s is blank', async (_, slug) => {
    const { text } = await get(city, `http://www.baishi.gov.test/bsx/${slug}/list.shtml`);
    expect(load(text)('.main li')).toHaveLength(0);
  });

  it('its search finds nothing', async () => {
    const { text } = await get(
      city,
      `http://www.baishi.gov.test/bsx/search/index.shtml?q=${encodeURIComponent('公告')}`,
    );
    expect(text).toContain('没有找到');
  });
});
