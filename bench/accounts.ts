// `node bench/accounts.ts`: a run over 921 accounts against the stand-ins, with the waiting removed.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keepHeapLean } from '../src/cli/lean-heap.ts';
import {
  appStoreHost,
  articlePage,
  DEMO_BASES,
  type GatewayFeed,
  type Host,
  plainHost,
  providerHost,
  servePlatforms,
  type WechatAccount,
  type WeiboAccount,
  wechatApiHost,
  wechatPageHost,
  weiboApiHost,
  weiboPageHost,
  weweHost,
} from '../src/demo/index.ts';
import { PLATFORM_BASES, planMedia } from '../src/media/index.ts';
import { loadWorld, netOf, scan, type World } from '../src/run/index.ts';
import { openDiskStore } from '../src/store/index.ts';
import type { Account, AccountSource } from '../src/targets/index.ts';
import { MEDIA } from '../src/wording/media.ts';

const root = path.resolve(import.meta.dirname, '..');
const NOW = Date.now();
const clock = (): number => NOW;
const SECRET = 'standin-secret-of-the-bench';
const SERVE = 'serve';
const LIMITS = { seconds: 60, megabytes: 300 };

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

async function bigWorld(): Promise<World> {
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

const hosts = (): Map<string, Host> =>
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

async function main(): Promise<number> {
  keepHeapLean();
  const folder = await mkdtemp(path.join(tmpdir(), 'xunjian-bench-'));
  const world = await bigWorld();
  // In a process of their own, so that their megabytes are not counted as ours.
  const server = fork(import.meta.filename, [SERVE], { execArgv: process.execArgv });
  const [port] = (await once(server, 'message')) as [number];
  const resolve = [...hosts().keys()].map((host) => ({ host, port: 80, address: '127.0.0.1', toPort: port }));
  const net = netOf(world, resolve);
  const store = await openDiskStore(folder, { write: true, now: clock });
  const real = planMedia(
    world.registry.targets.filter((target): target is Account => target.kind === 'account'),
    PLATFORM_BASES,
  );
  console.log(MEDIA.plan(real.accounts, real.calls, MEDIA.minutes(real.ms)));
  for (const each of real.origins)
    console.log(MEDIA.planOrigin(each.origin, each.calls, MEDIA.minutes(each.ms)));
  const from = performance.now();
  try {
    const { model } = await scan(
      world,
      {},
      {
        net,
        store,
        now: clock,
        signal: new AbortController().signal,
        onProgress: () => {},
        programVersion: 'bench',
        media: { bases: DEMO_BASES, resolveSecret: async () => SECRET, sleep: async () => {} },
      },
    );
    const seconds = (performance.now() - from) / 1000;
    const megabytes = process.resourceUsage().maxRSS / 1024;
    const { accounts } = model;
    if (!accounts) throw new Error('no accounts in the report');
    console.log(
      MEDIA.headline(accounts.decided, accounts.asked, MEDIA.share(accounts.decided, accounts.asked)),
    );
    console.log(
      MEDIA.counts(
        accounts.counts.pass,
        accounts.counts.fail,
        accounts.counts.warn,
        accounts.counts.undetermined,
      ),
    );
    for (const [cause, rows] of Map.groupBy(accounts.todo, (row) => row.cause))
      console.log(`  ${rows.length}  ${cause}：${rows[0]?.advice ?? ''}`);
    const requests = net.statistics().reduce((sum, each) => sum + each.requests, 0);
    console.log(
      `${accounts.asked} accounts, ${requests} requests: ${seconds.toFixed(1)} s (limit ${LIMITS.seconds}), ${megabytes.toFixed(0)} MB (limit ${LIMITS.megabytes})`,
    );
    return seconds <= LIMITS.seconds && megabytes <= LIMITS.megabytes ? 0 : 1;
  } finally {
    await net.close();
    await store.close();
    server.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

async function serve(): Promise<void> {
  await bigWorld();
  const { port } = await servePlatforms(hosts());
  process.send?.(port);
}

if (process.argv[2] === SERVE) await serve();
else process.exitCode = await main();
