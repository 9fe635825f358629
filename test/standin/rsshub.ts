import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { ADAPTERS, type MediaContext, PLATFORM_BASES } from '../../src/media/index.ts';
import { openNet } from '../../src/net/index.ts';
import type { Account } from '../../src/targets/index.ts';

/**
 * `npm run standin:rsshub`: the feed adapter against a real RSSHub, installed into `.cache`, before invented upstreams.
 * Not part of `npm test`: 600 MB, and AGPL-3.0. Ends 0 when every route is read as the table says.
 */
const VERSION = '1.0.0-master.6a664a8';
const dir = path.resolve(import.meta.dirname, '../../.cache/standin-rsshub');

/** Route, what the adapter must make of it: posts, or the cause. */
const TABLE: [route: string, expected: string][] = [
  ['/weibo/user/1234567890', '1 post'],
  ['/weibo/user/1234567890?format=atom', '1 post'],
  ['/weibo/user/1234567890?format=json', '1 post'],
  ['/wechat/mp/msgalbum/MzA1/123', '1 post'],
  ['/wechat/mp/msgalbum/MzA1/blocked', 'platform_blocked'],
  ['/weibo/user/9990000000', 'platform_blocked'],
  ['/no/such/route', 'format_changed'],
];

function install(): void {
  if (existsSync(path.join(dir, 'node_modules/rsshub/dist-lib/pkg.mjs'))) return;
  console.log(`installing rsshub@${VERSION} into ${dir} (about 600 MB) …`);
  // The real one pulls a git+ssh dependency and is not needed by any route we ask.
  mkdirSync(path.join(dir, 'stub'), { recursive: true });
  writeFileSync(
    path.join(dir, 'stub/package.json'),
    JSON.stringify({ name: '@jocmp/mercury-parser', version: '3.0.0', main: 'index.js' }),
  );
  writeFileSync(path.join(dir, 'stub/index.js'), 'module.exports = { parse: async () => ({}) };\n');
  writeFileSync(
    path.join(dir, 'package.json'),
    JSON.stringify({
      private: true,
      type: 'module',
      dependencies: { rsshub: VERSION },
      overrides: { '@jocmp/mercury-parser': 'file:./stub' },
    }),
  );
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', args, { cwd: dir, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error(`npm could not install rsshub@${VERSION}`);
}

async function main(): Promise<number> {
  install();
  copyFileSync(path.join(import.meta.dirname, 'hub.mjs'), path.join(dir, 'hub.mjs'));
  const hub = spawn(process.execPath, ['hub.mjs'], { cwd: dir, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const port = await portOf(hub);
    return await askAll(port);
  } finally {
    hub.kill();
  }
}

async function portOf(hub: ReturnType<typeof spawn>): Promise<number> {
  if (!hub.stdout) throw new Error('the hub has no output');
  for await (const line of createInterface({ input: hub.stdout })) {
    const port = /^PORT (\d+)$/.exec(line)?.[1];
    if (port) return Number(port);
  }
  throw new Error('RSSHub did not start');
}

async function askAll(port: number): Promise<number> {
  const net = openNet({
    contact: 'standin@example.test',
    resolve: [{ host: 'rsshub.test', port: 80, address: '127.0.0.1', toPort: port }],
    retry: { backoffMs: [] },
  });
  const context: MediaContext = {
    fetch: net.fetch,
    askLink: async () => {
      throw new Error('no link is asked here');
    },
    keep: async () => '',
    resolveSecret: async () => null,
    pushes: { of: async () => ({}), keep: async () => {} },
    quota: { mayCall: async () => true, spend: async () => {}, close: async () => {} },
    now: Date.now,
    sleep: async () => {},
    bases: PLATFORM_BASES,
    providers: [],
    tokens: new Map(),
    halted: new Set(),
    shared: new Map(),
    signal: new AbortController().signal,
  };
  let wrong = 0;
  for (const [route, expected] of TABLE) {
    const source = {
      kind: 'feed',
      address: `http://rsshub.test${route}`,
      credential: null,
      preset: 'rsshub',
      complete: false,
      zone: null,
    } as const;
    const seen = await ADAPTERS.feed.observe({ account: ACCOUNT, source, reviews: [] }, context);
    const actual = seen.cause ?? `${seen.posts.length} post`;
    const newest = seen.posts[0]?.at ?? '';
    console.log(
      `${actual === expected ? '✓' : '✕'} ${route}: ${actual} ${newest}${actual === expected ? '' : ` (expected ${expected})`}`,
    );
    if (actual !== expected) wrong += 1;
  }
  await net.close();
  return wrong === 0 ? 0 : 1;
}

const ACCOUNT: Account = {
  kind: 'account',
  id: 'standin',
  unit: 'standin',
  name: '清溪发布',
  platform: '微博',
  handle: '',
  supervisor: '',
  state: 'active',
  since: null,
  until: null,
  reason: '',
  sources: [],
};

process.exitCode = await main();
