// A city of 921 accounts and the platforms they are on, both made here.
import path from 'node:path';
import {
  appStoreHost,
  articlePage,
  type GatewayFeed,
  type Host,
  plainHost,
  providerHost,
  type WechatAccount,
  type WeiboAccount,
  wechatApiHost,
  wechatPageHost,
  weiboApiHost,
  weiboPageHost,
  weweHost,
} from '../../src/demo/index.ts';
import { loadWorld, type World } from '../../src/run/index.ts';
import type { Account, AccountSource } from '../../src/targets/index.ts';

const root = path.resolve(import.meta.dirname, '../..');
export const NOW = Date.now();
export const clock = (): number => NOW;
export const SECRET = 'standin-secret-of-the-bench';

const wechat = new Map<string, WechatAccount>();
const weibo = new Map<string, WeiboAccount>();
const feeds = new Map<string, GatewayFeed>();
const users = new Map<string, number[]>();
const articles = new Map<string, () => string>();
const apps = new Map<
  string,
  Parameters<typeof appStoreHost>[0] extends ReadonlyMap<string, infer A> ? A : never
>();
const SERVICE = 'http://fuwu.bench.test';

const source = (
  kind: AccountSource['kind'],
  address: string,
  changes: Partial<AccountSource> = {},
): AccountSource => ({
  kind,
  address,
  credential: null,
  preset: null,
  complete: false,
  zone: null,
  ...changes,
});
const KEYED = { credential: 'env:BENCH' };

/** Sources of the city as it may be after a year of work: half of WeChat granted, a third behind a gateway, some
 *  with a single article, some with nothing. One in ten is silent. */
function wechatSources(at: number, name: string): AccountSource[] {
  const days = at % 10 === 0 ? 40 : at % 6;
  const id = String(at);
  const feed = source('feed', `http://wewe.bench.test/feeds/F${id}.rss`, {
    preset: 'wewe-rss',
    complete: true,
  });
  switch (at % 7) {
    case 0:
    case 1:
    case 2:
      wechat.set(`wx${id}`, {
        secret: SECRET,
        menu: [{ name: '互动', below: [{ name: '信箱', url: `${SERVICE}/letter` }] }],
        published: [{ daysAgo: days, title: '政策问答', content: `<a href="${SERVICE}/guide">指南</a>` }],
        pushed: [],
        ...(at % 50 === 0 ? { errors: { '*': 48001 } } : {}),
      });
      return [source('wechat-api', `wx${id}`, KEYED)];
    case 3:
      wechat.set(`wx${id}`, {
        secret: SECRET,
        menu: [],
        published: [{ daysAgo: 30, title: '旧闻' }],
        pushed: [],
      });
      feeds.set(`F${id}`, { title: name, items: [30] });
      return [source('wechat-api', `wx${id}`, KEYED), feed];
    case 4:
    case 5:
      feeds.set(`F${id}`, { title: name, items: [days, days + 3] });
      return [feed];
    default:
      if (at % 3 !== 0) return [];
      articles.set(`/s/a${id}`, () =>
        articlePage({
          title: 't',
          nickname: name,
          originalId: 'gh_1',
          ct: Math.floor(NOW / 1000) - days * 86_400,
          padding: 3_000_000,
        }),
      );
      return [source('wechat-page', `https://mp.weixin.qq.com/s/a${id}`)];
  }
}

function weiboSources(at: number, name: string): AccountSource[] {
  const uid = String(1_000_000 + at);
  const posts = [
    { daysAgo: 300, text: '置顶', pinned: true },
    { daysAgo: at % 20, text: '便民' },
  ];
  weibo.set(uid, { name, token: SECRET, posts, visitor: 'welcome' });
  return [at % 3 === 0 ? source('weibo-page', uid) : source('weibo-api', uid, KEYED)];
}

function otherSources(at: number): AccountSource[] {
  if (at % 2 === 0) return [];
  users.set(`u${at}`, [at % 18]);
  return [source('provider-json', `shuju/u${at}`)];
}

const GROUPS: [platform: string, count: number, sources: (at: number, name: string) => AccountSource[]][] = [
  ['微信订阅号', 701, wechatSources],
  ['微博', 95, weiboSources],
  [
    '客户端',
    3,
    (at, name) => {
      apps.set(String(at), { name, seller: 's', url: `${SERVICE}/app`, releasedDaysAgo: 90 });
      return [source('app-store', String(at))];
    },
  ],
  ['抖音', 122, otherSources],
];

function accountsOf(units: readonly { id: string; name: string }[]): Account[] {
  let at = 0;
  return GROUPS.flatMap(([platform, count, sources]) =>
    Array.from({ length: count }, () => {
      at += 1;
      const unit = units[at % units.length];
      const name = `${unit?.name ?? ''}发布${at}`;
      return {
        kind: 'account' as const,
        id: `account-${at}`,
        unit: unit?.id ?? '',
        name,
        platform,
        handle: '',
        supervisor: '',
        state: 'active' as const,
        since: null,
        until: null,
        reason: '',
        sources: sources(at, name),
      };
    }),
  );
}

export async function bigWorld(): Promise<World> {
  const loaded = await loadWorld({
    targetsDir: path.join(root, 'targets/demo'),
    policiesDir: path.join(root, 'policies'),
    at: NOW,
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const { registry, policies } = loaded.value;
  const city = {
    ...registry.city,
    crawl: { ...registry.city.crawl, requestsPerSecond: 1_000_000, connectionsPerHost: 4 },
  };
  const [demoProvider] = registry.providers ?? [];
  if (!demoProvider) throw new Error('the sample city has no data service');
  const provider = {
    ...demoProvider,
    url: 'http://shuju.bench.test/works?user={key}&token={credential}',
    credential: 'env:BENCH',
  };
  return {
    policies,
    registry: { ...registry, city, targets: accountsOf(registry.units), reviews: [], providers: [provider] },
  };
}

export const hosts = (): Map<string, Host> =>
  new Map([
    ['api.weixin.qq.com', wechatApiHost(wechat, clock)],
    ['mp.weixin.qq.com', wechatPageHost({ articles, albums: new Map() })],
    ['api.weibo.com', weiboApiHost(weibo, clock)],
    ['m.weibo.cn', weiboPageHost(weibo, clock)],
    ['itunes.apple.com', appStoreHost(apps, clock)],
    ['wewe.bench.test', weweHost(feeds, clock)],
    ['shuju.bench.test', providerHost(users, SECRET, clock)],
    [
      'fuwu.bench.test',
      plainHost(
        new Map([
          ['/letter', '写信'],
          ['/guide', '指南'],
          ['/app', '下载'],
        ]),
      ),
    ],
  ]);
