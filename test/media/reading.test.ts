import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articlePage } from '../../src/demo/index.ts';
import { linksOf } from '../../src/media/content-links.ts';
import { readPostDate } from '../../src/media/dates.ts';
import { readFeed } from '../../src/media/feed/read.ts';
import { readArticlePage, redacted } from '../../src/media/index.ts';
import { readAlbum } from '../../src/media/wechat/album.ts';
import { reactionTo } from '../../src/media/wechat/errors.ts';
import { readMenu } from '../../src/media/wechat/menu.ts';
import { readCards, readTimeline } from '../../src/media/weibo/read.ts';

describe('readPostDate', () => {
  it.each<[unknown, string | null]>([
    [1_795_143_600, '2026-11-20T03:00:00.000Z'],
    ['1795143600', '2026-11-20T03:00:00.000Z'],
    [1_795_143_600_000, '2026-11-20T03:00:00.000Z'],
    ['2026-11-20T10:00:00+08:00', '2026-11-20T02:00:00.000Z'],
    ['2026-11-20T02:00:00Z', '2026-11-20T02:00:00.000Z'],
    ['2026-11-20 10:00', '2026-11-20T02:00:00.000Z'],
    ['2026/11/20 10:00:05', '2026-11-20T02:00:05.000Z'],
    ['2026-11-20', '2026-11-20T15:59:59.000Z'],
    ['Tue, 17 Nov 2026 07:20:00 GMT', '2026-11-17T07:20:00.000Z'],
    ['Tue, 17 Nov 2026 07:20:00 ', '2026-11-16T23:20:00.000Z'],
    ['Tue, 17 Nov 2026 07:20:00 +0000', '2026-11-17T07:20:00.000Z'],
    ['Fri Nov 20 16:00:11 +0800 2026', '2026-11-20T08:00:11.000Z'],
    ['2026-02-31', null],
    ['0001-01-01', null],
    ['9999-01-01', null],
    ['昨天', null],
    ['', null],
    [0, null],
    [-5, null],
    [Number.NaN, null],
    [null, null],
    [{}, null],
  ])('%j', (value, expected) => expect(readPostDate(value)?.at ?? null).toBe(expected));

  it.each([
    ['Tue, 17 Nov 2026 07:20:00 ', '+00:00', '2026-11-17T07:20:00.000Z'],
    ['2026-11-17 07:20:00', '-03:30', '2026-11-17T10:50:00.000Z'],
    ['2026-11-17T07:20:00Z', '-03:30', '2026-11-17T07:20:00.000Z'],
  ])('%s on a clock of %s', (text, zone, at) => expect(readPostDate(text, zone)?.at).toBe(at));

  it('never throws and never makes an invalid date', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double(), fc.integer(), fc.anything()), (value) => {
        const read = readPostDate(value);
        if (read) expect(Number.isNaN(Date.parse(read.at))).toBe(false);
      }),
    );
  });
});

describe('an article page', () => {
  const page = articlePage({
    title: 'A &amp; B',
    nickname: '清溪发布',
    originalId: 'gh_1',
    ct: 1_795_143_600,
    content: '<p><a href="http://x.test/a">甲</a></p>',
    padding: 3_000_000,
  });

  it('of three megabytes is read in 20 ms', () => {
    const bytes = new TextEncoder().encode(page);
    const times = Array.from({ length: 7 }, () => {
      // Of this thread alone: other work on the machine is not ours.
      const from = process.threadCpuUsage();
      expect(readArticlePage(new TextDecoder().decode(bytes)).state).toBe('article');
      const { user, system } = process.threadCpuUsage(from);
      return (user + system) / 1000;
    }).sort((a, b) => a - b);
    expect(times[0]).toBeLessThan(20);
  });

  it('gives title, time, owner and links', () => {
    expect(readArticlePage(page)).toMatchObject({
      state: 'article',
      article: {
        title: 'A & B',
        date: { at: '2026-11-20T03:00:00.000Z' },
        originalId: 'gh_1',
        nickname: '清溪发布',
        links: [{ url: 'http://x.test/a', text: '甲' }],
      },
    });
  });

  it('is read whatever it holds, in bearable time', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), (text) => {
        readArticlePage(text);
        readArticlePage(`<div id="js_article">${text}`);
        linksOf(text);
        readFeed(text);
      }),
    );
    const from = performance.now();
    linksOf('<a '.repeat(100_000));
    readArticlePage('<script'.repeat(100_000));
    readArticlePage(`id="js_article"${'<a href='.repeat(100_000)}`);
    expect(performance.now() - from).toBeLessThan(15_000);
  });
});

describe('redacted', () => {
  it.each([
    ['https://api.weixin.qq.com/x?access_token=abc&b=1', 'https://api.weixin.qq.com/x?access_token=***&b=1'],
    ['http://hub.test/r?key=abc', 'http://hub.test/r?key=***'],
    ['http://u:p@hub.test/', 'http://hub.test/'],
    ['not an address', 'not an address'],
  ])('%s', (url, expected) => expect(redacted(url)).toBe(expected));
});

const samples = path.resolve(import.meta.dirname, '../../../shared/newmedia-samples');
const read = (file: string): string => readFileSync(path.join(samples, file), 'utf8');
const parsed = (file: string): unknown => JSON.parse(read(file));

// Real shapes, where they lie beside the project; our own stand-ins are shaped after them.
describe.skipIf(!existsSync(samples))('the samples of platforms (skipped: ../shared is absent)', () => {
  it.each([
    ['article-2025-trimmed.html', 'article'],
    ['article-2018-mpvoice.html', 'article'],
    ['article-deleted-by-author-01.html', 'deleted'],
    ['article-deleted-by-author-06.html', 'deleted'],
    ['article-violation-01.html', 'violation'],
    ['article-violation-02.html', 'violation'],
    ['article-temporarily-unavailable.html', 'unavailable'],
    ['article-link-expired.html', 'expired'],
    ['sogou-search-gzh-error.html', 'blocked'],
    ['aboutbiz-company.html', 'unknown'],
  ])('%s is %s', (file, state) => expect(readArticlePage(read(`wechat-public/${file}`)).state).toBe(state));

  it('dates and owner of both layouts', () => {
    expect(readArticlePage(read('wechat-public/article-2025-trimmed.html'))).toMatchObject({
      article: {
        date: { at: '2025-11-06T00:55:11.000Z' },
        originalId: 'gh_0123456789ab',
        nickname: '某市发布',
      },
    });
    expect(readArticlePage(read('wechat-public/article-2018-mpvoice.html'))).toMatchObject({
      article: { date: { at: '2018-03-18T21:30:00.000Z' }, originalId: 'gh_09f57d9c1048' },
    });
  });

  it.each([
    ['wewe-rss.rss.xml', 2, 0],
    ['wewe-rss.atom.xml', 2, 0],
    ['wewe-rss.feed.json', 2, 0],
    ['we-mp-rss.rss.xml', 1, 0],
  ])('feed %s', (file, posts, undated) => {
    const feed = readFeed(read(`feeds/${file}`));
    expect(feed).toMatchObject({ title: '某市发布', undated });
    expect(typeof feed === 'object' && feed.posts.length).toBe(posts);
  });
  it('a feed without dates', () => {
    const feed = readFeed(read('feeds/rss-top5-new.xml'));
    expect(typeof feed === 'object' && [feed.posts.length, feed.undated > 0]).toEqual([0, true]);
  });
  it.each(['rsshub-blocked-weibo-user-1.html', 'rsshub-error-404.body.txt'])('%s is no feed', (file) =>
    expect(readFeed(read(`rsshub/${file}`))).toBe('not-feed'),
  );

  it('collections, menus and posts', () => {
    expect(readAlbum(parsed('constructed/wechat-appmsgalbum.page1.json'))?.column?.name).toBe('政策解读');
    expect(
      readAlbum(parsed('constructed/wechat-appmsgalbum.lastpage-single-object.json'))?.posts,
    ).toHaveLength(1);
    expect(readAlbum(parsed('constructed/wechat-appmsgalbum.end.json'))?.posts).toHaveLength(0);
    expect(readMenu(parsed('wechat-api/get_current_selfmenu_info.json'))?.items.length).toBeGreaterThan(4);
    expect(readMenu(parsed('constructed/wechat-selfmenu.closed.json'))?.state).toBe('closed');
    expect(readTimeline(parsed('constructed/weibo-open.user_timeline.ok.json'))?.posts).toHaveLength(1);
    const cards = readCards(parsed('weibo/weibo_company_list.json'));
    expect(typeof cards === 'object' && cards?.posts[0]?.pinned).toBe(true);
    expect(readCards(parsed('weibo/weibo_err_profile.json'))).toBe('empty');
    expect(readCards(parsed('constructed/weibo-m.ok-100.json'))).toBe('visitor-wanted');
  });

  it.each([
    '-1',
    '40001',
    '40013',
    '40014',
    '40125',
    '40164',
    '42001',
    '45009',
    '45011',
    '46003',
    '48001',
    '48004',
    '50002',
    '61007',
  ])('error %s has a reaction of its own', (code) => {
    const reaction = reactionTo(parsed(`constructed/wechat-error.${code}.json`));
    expect(reaction).not.toBeNull();
    expect(JSON.stringify(reaction)).not.toContain('api_error');
  });
});
