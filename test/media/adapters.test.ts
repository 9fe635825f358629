import { afterEach, describe, expect, it } from 'vitest';
import {
  appStoreHost,
  articlePage,
  type GatewayFeed,
  type Host,
  json,
  type Notice,
  noticePage,
  page,
  providerHost,
  rss,
  rsshubHost,
  type WechatAccount,
  type WeiboAccount,
  wechatApiHost,
  wechatPageHost,
  weiboApiHost,
  weiboPageHost,
  weweHost,
} from '../../src/demo/index.ts';
import type { Observation } from '../../src/facts/index.ts';
import { decide } from '../../src/judge/index.ts';
import { observeAccount, type PushDays, type Queues, standingReviews } from '../../src/media/index.ts';
import type { Review } from '../../src/targets/index.ts';
import {
  account,
  type Bench,
  DAY_MS,
  NOW,
  observe as observeSource,
  openBench,
  source,
} from './platforms.ts';

const SECRET = 'SECRET-OF-THE-TEST-0123';
const SECRETS = { 'env:KEY': SECRET };
const clock = () => NOW;

/** The key of every test, and the tokens the stand-in hands out for it: kept by nothing, whatever went wrong. */
const KEYS = new RegExp(`${SECRET}|STANDIN-TOKEN`);

const open: Bench[] = [];
afterEach(async () => {
  const benches = open.splice(0);
  await Promise.all(benches.map((bench) => bench.close()));
  for (const { stored } of benches) expect(stored.join()).not.toMatch(KEYS);
});
const observe: typeof observeSource = async (...asked) => {
  const seen = await observeSource(...asked);
  expect(JSON.stringify(seen)).not.toMatch(KEYS);
  return seen;
};
const benchOf = async (...hosts: [string, Host][]): Promise<Bench> => {
  const bench = await openBench(new Map(hosts), SECRETS, [PROVIDER]);
  open.push(bench);
  return bench;
};

const RULE = {
  failDays: 14,
  warnDays: 12,
  freshHours: 36,
  reviewDays: 14,
  needsConfirmation: false,
  perWeek: null,
};

/** What one source alone comes to: the verdict, or why there is none. WeChat asks for a second witness. */
function verdictOf(observation: Observation, needsConfirmation = false): string {
  const decision = decide([observation], { ...RULE, needsConfirmation }, NOW);
  return decision.verdict === 'undetermined' ? decision.cause : decision.verdict;
}

const PROVIDER = {
  id: 'shuju',
  url: 'http://shuju.test/works?user={key}&token={credential}',
  credential: 'env:KEY',
  list: 'data.works',
  accountKey: null,
  fields: { id: 'workId', title: 'title', at: 'publishTime', url: null },
  crawledAt: 'data.crawlTime',
  complete: true,
};

const NO_LIMIT = { mayCall: async () => true, spend: async () => {}, close: async () => {} };

describe('wechat-api', () => {
  const api = async (script: Partial<WechatAccount>) => {
    const scripted = { secret: SECRET, menu: [], ...script };
    const bench = await benchOf(['api.weixin.qq.com', wechatApiHost(new Map([['wx1', scripted]]), clock)]);
    return {
      bench,
      seen: await observe(bench, source('wechat-api', { address: 'wx1', credential: 'env:KEY' })),
    };
  };

  it.each<[string, Partial<WechatAccount>, string, string]>([
    ['published yesterday', { published: [{ daysAgo: 1, title: 't' }] }, 'pass', ''],
    ['pushed only', { pushed: [3] }, 'pass', ''],
    ['pushed thirteen days ago', { pushed: [13] }, 'warn', ''],
    ['an empty list is no proof', {}, 'unconfirmed', ''],
    [
      'old in both lists waits for confirmation',
      { published: [{ daysAgo: 30, title: 't' }] },
      'unconfirmed',
      '',
    ],
    [
      'the new one was deleted',
      { published: [{ daysAgo: 1, title: 't', deleted: true }] },
      'unconfirmed',
      '',
    ],
    ['no menu: 46003', { menu: null, pushed: [1] }, 'pass', ''],
    ['the token wears out in the middle: 42001', { pushed: [1], tokenLasts: 2 }, 'pass', ''],
    ['busy for ever: -1', { errors: { '*': -1 } }, 'platform_network', 'busy'],
    ['token refused twice: 40001', { errors: { '*': 40001 } }, 'credential', 'token_rejected'],
    ['token refused twice: 40014', { errors: { '*': 40014 } }, 'credential', 'token_rejected'],
    ['token refused twice: 42001', { errors: { '*': 42001 } }, 'credential', 'token_rejected'],
    ['application id wrong: 40013', { errors: { token: 40013 } }, 'credential', 'secret_wrong'],
    ['secret wrong: 40125', { secret: 'another' }, 'credential', 'secret_wrong'],
    ['secret wrong: 41002', { errors: { token: 41002 } }, 'credential', 'secret_wrong'],
    ['address not listed: 40164', { errors: { token: 40164 } }, 'credential', 'address_not_listed'],
    ['address not listed: 61004', { errors: { token: 61004 } }, 'credential', 'address_not_listed'],
    ['the day is used up: 45009', { errors: { '*': 45009 } }, 'quota', 'quota_day'],
    ['too fast: 45011', { errors: { '*': 45011 } }, 'quota', 'quota_minute'],
    ['not granted: 48001', { errors: { '*': 48001 } }, 'permission', 'not_granted'],
    ['not granted: 61007', { errors: { '*': 61007 } }, 'permission', 'not_granted'],
    ['grant withdrawn: 61003', { errors: { '*': 61003 } }, 'permission', 'grant_withdrawn'],
    ['grant withdrawn: 61023', { errors: { '*': 61023 } }, 'permission', 'grant_withdrawn'],
    ['banned: 48004', { errors: { '*': 48004 } }, 'account_restricted', 'banned'],
    ['frozen: 50002', { errors: { '*': 50002 } }, 'account_restricted', 'frozen'],
    ['a number nobody knows', { errors: { '*': 99999 } }, 'format_changed', 'api_error'],
    ['a page where data was due', { html: true }, 'format_changed', 'not_json'],
    ['the server fails', { status: 502 }, 'platform_network', 'http'],
    [
      'the statistics alone are not granted',
      { errors: { '/datacube/getarticletotal': 48001 } },
      'permission',
      'not_granted',
    ],
  ])('%s', async (_, script, verdict, problem) => {
    const { seen } = await api(script);
    expect([verdictOf(seen, true), seen.problem]).toEqual([verdict, problem]);
  });

  it('names the address to be listed, waits a minute once, and stops for the day', async () => {
    const listed = await api({ errors: { token: 40164 } });
    expect(listed.seen.details.address).toBe('192.0.2.17');
    const fast = await api({ errors: { '*': 45011 } });
    expect(fast.bench.slept).toContain(60_000);
    const used = await api({ errors: { '*': 45009 } });
    const before = used.bench.hits().get('api.weixin.qq.com');
    const again = await observe(used.bench, source('wechat-api', { address: 'wx1', credential: 'env:KEY' }));
    expect([again.cause, used.bench.hits().get('api.weixin.qq.com')]).toEqual(['quota', before]);
  });

  it('reports frozen and banned as facts of the account', async () => {
    expect((await api({ errors: { '*': 50002 } })).seen.restrictions).toEqual(['frozen']);
    expect((await api({ errors: { '*': 48004 } })).seen.restrictions).toEqual(['banned']);
  });

  it('stays within the calls of a day, and spares the statistics when the list settles it', async () => {
    const silent = await api({});
    expect(silent.seen.requests).toBeLessThanOrEqual(20);
    const fresh = await api({ published: [{ daysAgo: 1, title: 't' }] });
    expect(fresh.seen.requests).toBe(4);
  });

  it('asks only the latest day again of a silent account, and tells the same of it', async () => {
    const asked = source('wechat-api', { address: 'wx1', credential: 'env:KEY' });
    const { seen, bench } = await api({});
    const calls = bench.hits().get('api.weixin.qq.com') ?? 0;
    const again = await observe({ ...bench, context: { ...bench.context, quota: NO_LIMIT } }, asked);
    // Menu, answers, list and one day; the token is still good.
    expect((bench.hits().get('api.weixin.qq.com') ?? 0) - calls).toBe(4);
    expect(again).toMatchObject({
      coverage: 'complete',
      freshAt: seen.freshAt,
      since: seen.since,
      posts: [],
    });
    expect(again.evidence.map(({ hash }) => hash).slice(4)).toEqual(
      seen.evidence.map(({ hash }) => hash).slice(4),
    );
  });

  it('sees a push of the latest day whose statistics came late', async () => {
    const days: number[] = [];
    const { bench } = await api({ pushed: days });
    days.push(1);
    const context = { ...bench.context, quota: NO_LIMIT };
    const again = await observe(
      { ...bench, context },
      source('wechat-api', { address: 'wx1', credential: 'env:KEY' }),
    );
    expect(again.posts.map(({ id }) => id)).toEqual(['push:1_1']);
  });

  it('proves nothing by days of which it was told only some, and goes on from there', async () => {
    const { bench } = await api({});
    const left = { calls: 9 };
    const quota = {
      ...NO_LIMIT,
      mayCall: async () => left.calls > 0,
      spend: async () => {
        left.calls -= 1;
      },
    };
    let kept: PushDays = {};
    const pushes = {
      of: async () => kept,
      keep: async (_: string, all: PushDays) => {
        kept = all;
      },
    };
    const context = { ...bench.context, quota, pushes };
    const asked = source('wechat-api', { address: 'wx1', credential: 'env:KEY' });
    const short = await observe({ ...bench, context }, asked);
    expect([short.cause, short.coverage, Object.keys(kept).length]).toEqual(['quota', 'partial', 5]);
    left.calls = 13;
    const whole = await observe({ ...bench, context }, asked);
    expect([whole.cause, whole.coverage, Object.keys(kept).length]).toEqual([null, 'complete', 14]);
    left.calls = 3;
    await observe({ ...bench, context }, asked);
    expect(Object.keys(kept)).toHaveLength(14);
  });

  it('has no key configured', async () => {
    const bench = await benchOf();
    const seen = await observe(bench, source('wechat-api', { address: 'wx1', credential: 'env:NONE' }));
    expect([seen.cause, seen.problem, seen.details.reference]).toEqual([
      'credential',
      'secret_missing',
      'env:NONE',
    ]);
  });

  it('reads the menu in force: sub-menus, mini programs, keys and automatic answers', async () => {
    const { seen } = await api({
      menu: [
        {
          name: '互动',
          below: [
            { name: '信箱', url: 'http://x.test/a' },
            { name: '留言', type: 'click' },
          ],
        },
        { name: '小程序', type: 'miniprogram', url: 'http://x.test/b' },
      ],
      replies: ['投诉'],
      pushed: [1],
    });
    expect(seen.menu).toMatchObject({ state: 'open', repliesKnown: true });
    expect(seen.menu?.items.map(({ path, checkable }) => [path.join('›'), checkable])).toEqual([
      ['互动›信箱', true],
      ['互动›留言', false],
      ['小程序', true],
      ['投诉›投诉', false],
    ]);
  });
});

describe('wechat-page', () => {
  const ct = (days: number) => Math.floor((NOW - days * DAY_MS) / 1000);
  const article = (days: number, changes = {}) =>
    articlePage({ title: 't', nickname: '清溪发布', originalId: 'gh_1', ct: ct(days), ...changes });
  const read = async (html: string, handle = '') => {
    const host = wechatPageHost({ articles: new Map([['/s/x', () => html]]), albums: new Map() });
    const bench = await benchOf(['mp.weixin.qq.com', host]);
    const from = source('wechat-page', { address: 'https://mp.weixin.qq.com/s/x' });
    return { bench, from, seen: await observe(bench, from, account({ handle })) };
  };

  it.each<[string, string, string]>([
    ['an article of yesterday', article(1), 'pass'],
    ['three megabytes of it', article(1, { padding: 3_000_000 }), 'pass'],
    ['an old article proves nothing', article(40), 'partial_source'],
    ['an article of somebody else', article(1, { nickname: '别家发布' }), 'wrong_account'],
    [
      'emoji and marks of direction in the name',
      article(1, { nickname: '\u202e清溪 发布\u{1f389}' }),
      'pass',
    ],
    ['an article without a date', article(1).replace(/var ct[^\n]*/, ''), 'dates_unusable'],
    ...(['deleted', 'deleted-en', 'violation', 'expired', 'strange'] as Notice[]).map(
      (notice): [string, string, string] => [`a notice: ${notice}`, noticePage(notice), 'format_changed'],
    ),
    ['a notice: unavailable', noticePage('unavailable'), 'platform_network'],
    ['a verification page', noticePage('verification'), 'platform_blocked'],
  ])('%s', async (_, html, verdict) => expect(verdictOf((await read(html)).seen, true)).toBe(verdict));

  it('never asks the host again that wanted a verification', async () => {
    const { bench, from } = await read(noticePage('verification'));
    const again = await observe(bench, from);
    expect([again.cause, again.problem, again.requests]).toEqual(['platform_blocked', 'halted', 0]);
  });

  it('goes by the number of the account where the registry has one', async () => {
    expect((await read(article(1), 'gh_2')).seen.cause).toBe('wrong_account');
    expect((await read(article(1, { nickname: '新名字' }), 'gh_1')).seen.cause).toBeNull();
  });

  const entry = (days: number) => ({
    create_time: String(ct(days)),
    title: 't',
    msgid: '1',
    itemidx: '1',
    url: 'http://mp.weixin.qq.com/s/y',
  });
  const base = { title: '政策解读', nickname: '清溪发布', username: 'gh_1', article_count: '2' };
  const album = (resp: unknown) => ({ base_resp: { ret: 0 }, getalbum_resp: resp });

  it.each<[string, unknown, boolean, string]>([
    ['a list', album({ article_list: [entry(3), entry(1)], base_info: base }), false, 'pass'],
    ['one item as an object', album({ article_list: entry(1), base_info: base }), false, 'pass'],
    ['nothing left', album({ base_info: base }), true, 'partial_source'],
    [
      'old, and not all posts',
      album({ article_list: [entry(30)], base_info: base }),
      false,
      'partial_source',
    ],
    [
      'old, all posts, one witness',
      album({ article_list: [entry(30)], base_info: base }),
      true,
      'unconfirmed',
    ],
    [
      'of another account',
      album({ article_list: [entry(1)], base_info: { ...base, nickname: '别家' } }),
      false,
      'wrong_account',
    ],
    ['an error', { base_resp: { ret: 1 } }, false, 'format_changed'],
  ])('collection: %s', async (_, value, complete, verdict) => {
    const host = wechatPageHost({ articles: new Map(), albums: new Map([['7', () => value]]) });
    const bench = await benchOf(['mp.weixin.qq.com', host]);
    const address = 'https://mp.weixin.qq.com/mp/appmsgalbum?__biz=MzA%3D&album_id=7';
    const seen = await observe(bench, source('wechat-page', { address, complete }));
    expect(verdictOf(seen, true)).toBe(verdict);
  });

  it('asks for collections in JSON', async () => {
    const bench = await benchOf(['mp.weixin.qq.com', ({ query }) => json({ asked: query.get('f') })]);
    const address = 'https://mp.weixin.qq.com/mp/appmsgalbum?album_id=7';
    expect((await observe(bench, source('wechat-page', { address }))).problem).toBe('shape');
  });
});

describe('weibo', () => {
  const PINNED = { daysAgo: 300, text: '置顶', pinned: true };
  const ask = async (
    kind: 'weibo-api' | 'weibo-commercial' | 'weibo-page',
    script: Partial<WeiboAccount>,
  ) => {
    const accounts = new Map([['1', { name: '清溪发布', token: SECRET, posts: [], ...script }]]);
    const bench = await benchOf(
      ['api.weibo.com', weiboApiHost(accounts, clock)],
      ['c.api.weibo.com', weiboApiHost(accounts, clock)],
      ['m.weibo.cn', weiboPageHost(accounts, clock)],
    );
    const from = source(kind, { address: '1', credential: kind === 'weibo-page' ? null : 'env:KEY' });
    return { bench, from, seen: await observe(bench, from) };
  };
  const posts = (...days: number[]) => ({
    posts: [PINNED, ...days.map((daysAgo) => ({ daysAgo, text: 't' }))],
  });

  it.each<[string, 'weibo-api' | 'weibo-commercial' | 'weibo-page', Partial<WeiboAccount>, string]>([
    ['a new post behind a pinned old one', 'weibo-api', posts(1), 'pass'],
    ['silence', 'weibo-api', posts(20), 'fail'],
    ['silence, commercial', 'weibo-commercial', posts(20), 'fail'],
    ['an empty answer', 'weibo-api', {}, 'partial_source'],
    ['renamed', 'weibo-api', { name: '清溪新声', ...posts(1) }, 'wrong_account'],
    ['token wrong', 'weibo-api', { token: 'x' }, 'credential'],
    ['expired: 21315', 'weibo-api', { error: 21315 }, 'credential'],
    ['expired: 21327', 'weibo-api', { error: 21327 }, 'credential'],
    ['rate: 10022', 'weibo-api', { error: 10022 }, 'quota'],
    ['rate: 10023', 'weibo-commercial', { error: 10023 }, 'quota'],
    ['rate: 10024', 'weibo-commercial', { error: 10024 }, 'quota'],
    ['no permission: 10014', 'weibo-commercial', { error: 10014 }, 'permission'],
    ['missing: 20003', 'weibo-commercial', { error: 20003 }, 'account_restricted'],
    ['unknown number', 'weibo-api', { error: 12345 }, 'format_changed'],
    ['page: a new post', 'weibo-page', posts(1), 'pass'],
    ['page: silence proves nothing', 'weibo-page', posts(20), 'partial_source'],
    ['page: empty or hidden', 'weibo-page', { visitor: 'empty' }, 'partial_source'],
    ['page: passport', 'weibo-page', { visitor: 'passport' }, 'platform_blocked'],
    ['page: 432', 'weibo-page', { visitor: '432' }, 'platform_blocked'],
    ['page: the visitor page', 'weibo-page', { visitor: 'visitor-page' }, 'platform_blocked'],
    ['page: a page where data was due', 'weibo-page', { visitor: 'strange-page' }, 'format_changed'],
  ])('%s', async (_, kind, script, verdict) =>
    expect(verdictOf((await ask(kind, script)).seen)).toBe(verdict),
  );

  it.each(['passport', '432', 'visitor-page'] as const)('stops at the first %s', async (visitor) => {
    const { bench, from } = await ask('weibo-page', { visitor });
    const before = bench.hits().get('m.weibo.cn');
    expect((await observe(bench, from)).problem).toBe('halted');
    expect(bench.hits().get('m.weibo.cn')).toBe(before);
  });
});

describe('feed', () => {
  const ask = async (host: Host, changes = {}) => {
    const bench = await benchOf(['feed.test', host]);
    return observe(
      bench,
      source('feed', { address: 'http://feed.test/feeds/F1.rss', complete: true, ...changes }),
    );
  };
  const wewe = (feed: GatewayFeed) => weweHost(new Map([['F1', feed]]), clock);
  const FEED = { title: '清溪发布', items: [1] };
  const raw =
    (body: string, type = 'application/xml'): Host =>
    () => ({ status: 200, type, body });
  const atom = (updated: string) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>清溪发布</title><entry><id>1</id><title>t</title><updated>${updated}</updated></entry></feed>`;
  const rdf = (date: string) =>
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="a"><title>t</title><link>http://a</link></channel><item rdf:about="b"><title>T</title><link>http://b</link><dc:date>${date}</dc:date></item></rdf:RDF>`;
  const jsonFeed = (item: object) =>
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1',
      title: '清溪发布',
      items: [{ id: '1', title: 't', ...item }],
    });
  const zoneless = (date: string) =>
    `<rss version="2.0"><channel><title>清溪发布</title><item><title>t</title><pubDate>${date} </pubDate></item></channel></rss>`;
  const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]><rss version="2.0"><channel><title>&lol2;</title></channel></rss>`;

  it.each<[string, Host, object, string]>([
    ['wewe-rss: new', wewe(FEED), { preset: 'wewe-rss' }, 'pass'],
    ['wewe-rss: silent, fetched today', wewe({ ...FEED, items: [40] }), { preset: 'wewe-rss' }, 'fail'],
    [
      'wewe-rss: frozen for a week',
      wewe({ ...FEED, items: [40], syncedDaysAgo: 7 }),
      { preset: 'wewe-rss' },
      'gateway_stale',
    ],
    [
      'wewe-rss: of another account',
      wewe({ ...FEED, title: '别家' }),
      { preset: 'wewe-rss' },
      'wrong_account',
    ],
    [
      'silent, but not vouched for',
      wewe({ ...FEED, items: [40] }),
      { preset: 'wewe-rss', complete: false },
      'partial_source',
    ],
    [
      'we-mp-rss: no zone means China',
      () => rss({ title: '清溪发布', items: [0.1] }, NOW, true),
      { preset: 'we-mp-rss' },
      'pass',
    ],
    [
      'we-mp-rss: an evening in China that a clock in UTC puts onto the day before',
      raw(zoneless('Sun, 08 Nov 2026 17:00:00')),
      { preset: 'we-mp-rss', zone: '+00:00' },
      'warn',
    ],
    ['wechat2rss: new', () => rss(FEED, NOW), { preset: 'wechat2rss' }, 'pass'],
    [
      'wechat2rss: of another account',
      () => rss({ ...FEED, title: '别家' }, NOW),
      { preset: 'wechat2rss' },
      'wrong_account',
    ],
    [
      'emoji and marks of direction in the title',
      () => rss({ ...FEED, title: '\u202e清溪 发布\u{1f389}' }, NOW),
      { preset: 'wechat2rss' },
      'pass',
    ],
    ['a pinned old one first', () => rss({ title: 'x', items: [300, 1] }, NOW), {}, 'pass'],
    ['plain: silent, freshness unknown', () => rss({ title: 'x', items: [40] }, NOW), {}, 'gateway_stale'],
    ['no dates at all', () => rss({ title: 'x', items: [null, null] }, NOW), {}, 'dates_unusable'],
    ['dated tomorrow', () => rss({ title: 'x', items: [-2] }, NOW), {}, 'dates_unusable'],
    ['empty', () => rss({ title: 'x', items: [] }, NOW), {}, 'partial_source'],
    ['Atom', raw(atom('2026-11-22T10:00:00+08:00')), {}, 'pass'],
    ['RDF', raw(rdf('2026-11-22T10:00:00+08:00')), {}, 'pass'],
    [
      'JSON Feed 1.0 with date_modified only',
      raw(jsonFeed({ date_modified: '2026-11-22T02:00:00.000Z' })),
      {},
      'pass',
    ],
    [
      'an edit is no new post',
      raw(jsonFeed({ date_published: '2026-10-01T02:00:00Z', date_modified: '2026-11-22T02:00:00Z' })),
      {},
      'gateway_stale',
    ],
    ['a date in seconds, as a string', raw(jsonFeed({ date_published: '1795316400' })), {}, 'pass'],
    ['a date without zone', raw(jsonFeed({ date_published: '2026-11-22 10:00' })), {}, 'pass'],
    ['a billion laughs', raw(bomb), {}, 'format_changed'],
    [
      'a file behind an entity',
      raw(bomb.replace('"lol"', 'SYSTEM "file:///etc/passwd"')),
      {},
      'format_changed',
    ],
    ['turned away', () => page('', 401), {}, 'credential'],
    ['a WAF before a public feed', () => page('', 403), {}, 'platform_blocked'],
    ['a page', () => page('<!doctype html><html><body>hi</body></html>'), {}, 'format_changed'],
    ['half a feed', raw('<rss><channel><item><title>x'), {}, 'format_changed'],
    ['nothing but noise', raw('\u0000\u0001\u0002', 'text/plain'), {}, 'format_changed'],
    ['not there', () => page('404', 404), {}, 'format_changed'],
    ['out of order', () => page('500', 500), {}, 'platform_network'],
  ])('%s', async (_, host, changes, verdict) => expect(verdictOf(await ask(host, changes))).toBe(verdict));

  it('RSSHub: the key goes along, 503 is blocked upstream', async () => {
    const routes = new Map<string, GatewayFeed | 'blocked'>([
      ['/ok', FEED],
      ['/no', 'blocked'],
    ]);
    const bench = await benchOf(['hub.test', rsshubHost(routes, SECRET, clock)]);
    const from = (path: string, credential: string | null = 'env:KEY') =>
      source('feed', { address: `http://hub.test${path}`, preset: 'rsshub', credential });
    expect(verdictOf(await observe(bench, from('/ok')))).toBe('pass');
    expect(verdictOf(await observe(bench, from('/no')))).toBe('platform_blocked');
    expect(verdictOf(await observe(bench, from('/gone')))).toBe('format_changed');
    const keyless = await observe(bench, from('/ok', null));
    expect([keyless.cause, keyless.problem]).toEqual(['credential', 'access_refused']);
  });

  it('asks the list of a gateway once for all its feeds', async () => {
    const bench = await benchOf([
      'feed.test',
      weweHost(
        new Map([
          ['F1', FEED],
          ['F2', FEED],
        ]),
        clock,
      ),
    ]);
    for (const id of ['F1', 'F2'])
      await observe(
        bench,
        source('feed', { address: `http://feed.test/feeds/${id}.rss`, preset: 'wewe-rss' }),
      );
    expect(bench.hits().get('feed.test')).toBe(3);
  });
});

describe('the other sources', () => {
  it.each<[string, number | null, string, string]>([
    ['known', 200, '清溪发布', 'partial_source'],
    ['taken down', null, '', 'account_restricted'],
    ['another app', 200, '别家', 'wrong_account'],
  ])('app-store: %s', async (_, days, name, verdict) => {
    const apps = new Map(
      days === null ? [] : [['9', { name, seller: 's', url: 'http://x.test/', releasedDaysAgo: days }]],
    );
    const bench = await benchOf(['itunes.apple.com', appStoreHost(apps, clock)]);
    expect(verdictOf(await observe(bench, source('app-store', { address: '9' })))).toBe(verdict);
  });

  it('app-store: an Android landing page hands out its packages, wherever it names them', async () => {
    const html =
      '<a href="/dl/a.apk">下载</a><button onclick="go(\'b.apk?v=1&amp;c=2\')">下载</button><a data-u="file:///c.apk">x</a>';
    const bench = await benchOf(['app.test', ({ path }) => (path === '/down/' ? page(html) : page('', 404))]);
    const seen = await observe(bench, source('app-store', { address: 'http://app.test/down/' }));
    expect([seen.ok, seen.coverage, seen.evidence.length]).toEqual([true, 'positive-only', 1]);
    expect(seen.offered.map(({ url }) => url)).toEqual([
      'http://app.test/down/',
      'http://app.test/dl/a.apk',
      'http://app.test/down/b.apk?v=1&c=2',
    ]);
    const gone = await observe(bench, source('app-store', { address: 'http://app.test/gone' }));
    expect([gone.cause, gone.offered.length]).toEqual(['format_changed', 1]);
  });

  it.each<[string, string, string, string]>([
    ['new', 'shuju/fresh', 'pass', ''],
    ['silent', 'shuju/old', 'fail', ''],
    ['unknown user', 'shuju/nobody', 'partial_source', ''],
    ['unknown service', 'other/x', 'format_changed', 'provider_unknown'],
  ])('provider-json: %s', async (_, address, verdict, problem) => {
    const host = providerHost(
      new Map([
        ['fresh', [1]],
        ['old', [30]],
      ]),
      SECRET,
      clock,
    );
    const bench = await benchOf(['shuju.test', host]);
    const seen = await observe(bench, source('provider-json', { address }));
    expect([verdictOf(seen), seen.problem]).toEqual([verdict, problem]);
  });

  it.each<[string, Host, string, string]>([
    ['a wrong key', providerHost(new Map(), 'another', clock), 'credential', 'provider_refused'],
    ['401', () => page('', 401), 'credential', 'access_refused'],
    ['used up', () => json({ code: 9, message: '当日额度已用完' }), 'quota', 'provider_refused'],
    ['out of order', () => json({ code: 500, message: '系统维护' }), 'format_changed', 'provider_refused'],
    ['another shape', () => json({ data: { items: [] } }), 'format_changed', 'shape'],
    ['a list that is none', () => json({ data: { works: 'none' } }), 'format_changed', 'shape'],
    ['a page', () => page('<html>hi</html>'), 'format_changed', 'not_json'],
    ['a verification', () => page('<html>请完成验证</html>'), 'platform_blocked', 'verification'],
    [
      'its own key said aloud',
      ({ query }) => json({ msg: `无效的 token ${query.get('token')}` }),
      'credential',
      'provider_refused',
    ],
  ])('provider-json: %s', async (_, host, cause, problem) => {
    const bench = await benchOf(['shuju.test', host]);
    const seen = await observe(bench, source('provider-json', { address: 'shuju/x' }));
    expect([seen.cause, seen.problem]).toEqual([cause, problem]);
    expect(JSON.stringify(seen)).not.toContain(SECRET);
  });

  it('provider-json: dates of all kinds, and a service that looked a week ago proves nothing', async () => {
    const works = (publishTime: unknown, crawlTime: unknown = '2026-11-23 11:00:00'): Host => {
      const body = { data: { crawlTime, works: [{ workId: 1, title: 't', publishTime }] } };
      return () => json(body);
    };
    const told = async (host: Host) => {
      const bench = await benchOf(['shuju.test', host]);
      return verdictOf(await observe(bench, source('provider-json', { address: 'shuju/x' })));
    };
    const seconds = Math.floor((NOW - DAY_MS) / 1000);
    expect(await told(works(seconds))).toBe('pass');
    expect(await told(works(String(seconds)))).toBe('pass');
    expect(await told(works(seconds * 1000))).toBe('pass');
    expect(await told(works('2026-11-22'))).toBe('pass');
    expect(await told(works('昨天'))).toBe('dates_unusable');
    expect(await told(works('2026-12-24 10:00:00'))).toBe('dates_unusable');
    expect(await told(works('2026-10-01 10:00:00'))).toBe('fail');
    expect(await told(works('2026-10-01 10:00:00', '2026-11-16 11:00:00'))).toBe('source_stale');
    expect(await told(works('2026-10-01 10:00:00', null))).toBe('source_stale');
  });

  const review = (changes: Partial<Review>): Review => ({
    account: 'a1',
    newestOn: '2026-11-20',
    nothingPosted: false,
    link: null,
    screenshot: '',
    interaction: null,
    checker: '值班岗',
    checkedOn: '2026-11-22',
    ...changes,
  });
  it.each<[string, Review[], string]>([
    ['nobody looked', [], 'no_source'],
    ['new', [review({})], 'pass'],
    ['silent', [review({ newestOn: '2026-10-01' })], 'fail'],
    ['none at all', [review({ newestOn: null, nothingPosted: true })], 'fail'],
    ['only tried the interaction', [review({ newestOn: null, interaction: true })], 'partial_source'],
    ['expired', [review({ checkedOn: '2026-11-01' })], 'review_expired'],
    ['dated in the future', [review({ checkedOn: '2026-12-01' })], 'no_source'],
    [
      'the latest check counts',
      [review({ newestOn: '2026-10-01', checkedOn: '2026-11-15' }), review({})],
      'pass',
    ],
    [
      'a link that proves it',
      [review({ newestOn: '2026-10-01', link: 'https://mp.weixin.qq.com/s/new' })],
      'pass',
    ],
    ['a link of somebody else', [review({ link: 'https://mp.weixin.qq.com/s/foreign' })], 'wrong_account'],
    ['a link that was deleted', [review({ link: 'https://mp.weixin.qq.com/s/gone' })], 'format_changed'],
  ])('manual: %s', async (_, reviews, verdict) => {
    const ct = Math.floor((NOW - DAY_MS) / 1000);
    const made = (nickname: string) => () => articlePage({ title: 't', nickname, originalId: 'gh_1', ct });
    const articles = new Map([
      ['/s/new', made('清溪发布')],
      ['/s/foreign', made('别家')],
    ]);
    const bench = await benchOf(['mp.weixin.qq.com', wechatPageHost({ articles, albums: new Map() })]);
    const seen = await observe(bench, source('manual'), account(), reviews);
    expect(verdictOf(seen, true)).toBe(verdict);
    // Whoever is accused by a person's word can ask whose it was.
    if (seen.ok) expect(bench.stored.join()).toContain('值班岗');
  });

  it.each<[string, Review[], string[]]>([
    ['nobody', [], []],
    ['one who answered both', [review({ interaction: true })], ['2026-11-22']],
    [
      'the interaction, tried after the posts were looked up',
      [review({ checkedOn: '2026-11-20' }), review({ newestOn: null, interaction: true })],
      ['2026-11-20', '2026-11-22'],
    ],
    [
      'the posts, looked up after the interaction was tried in vain',
      [review({ newestOn: null, interaction: false, checkedOn: '2026-11-18' }), review({})],
      ['2026-11-18', '2026-11-22'],
    ],
    [
      'a later one who answered both',
      [review({ checkedOn: '2026-11-20' }), review({ interaction: false })],
      ['2026-11-22'],
    ],
    [
      'dated in the future',
      [review({}), review({ newestOn: null, interaction: true, checkedOn: '2026-12-01' })],
      ['2026-11-22'],
    ],
    ['who said nothing', [review({ newestOn: null })], ['2026-11-22']],
  ])('of several reviews stand: %s', (_, reviews, days) =>
    expect(standingReviews(reviews, '2026-11-23').map(({ checkedOn }) => checkedOn)).toEqual(days),
  );

  it('takes nothing back of what somebody else filled in before', async () => {
    const { context } = await benchOf();
    const filled = [
      review({ newestOn: '2026-11-20', checkedOn: '2026-11-21' }),
      review({ newestOn: null, interaction: true }),
    ];
    const atOnce: Queues = { ask: (_, work) => work(), open: (work) => work() };
    const { observations } = await observeAccount(account(), filled, context, atOnce);
    expect(observations.flatMap(({ posts }) => posts.map(({ id }) => id))).toEqual(['review:2026-11-20']);
    expect(observations.map(({ interaction }) => interaction)).toEqual([null, true]);
  });
});
