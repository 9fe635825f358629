import type { MediaWorld } from '../run/index.ts';
import type { Resolve } from '../targets/types.ts';
import { DEMO_BASES, demoPlatforms, resolveDemoSecret, servePlatforms } from './platforms/index.ts';
import { type Server, serve } from './server/index.ts';
import { demoSites, REFUSING_HOST } from './sites/index.ts';

export { EXPECTED, EXPECTED_MISSING_FIELDS, type Expected, expectedVerdicts } from './expected.ts';
export {
  appStoreHost,
  articlePage,
  DEMO_BASES,
  EXPECTED_ACCOUNTS,
  type GatewayFeed,
  type Host,
  json,
  NOWHERE,
  type Notice,
  noticePage,
  page,
  plainHost,
  providerHost,
  rss,
  rsshubHost,
  servePlatforms,
  type WechatAccount,
  type WeiboAccount,
  wechatApiHost,
  wechatPageHost,
  weiboApiHost,
  weiboPageHost,
  weweHost,
} from './platforms/index.ts';

export interface DemoCity extends Server {
  /** Maps every demo host to this server, and one to a port where nobody listens. */
  resolve: Resolve[];
  /** Platforms, keys and waiting of the sample city's accounts. */
  media: MediaWorld;
}

const LOOPBACK = '127.0.0.1';
/** tcpmux: reserved, and nobody listens there. */
const CLOSED_PORT = 1;

/** Starts the bundled sample city on a free port of loopback. Dates on its pages are relative to `now`. */
export async function startDemoCity({ now = Date.now() }: { now?: number } = {}): Promise<DemoCity> {
  const sites = demoSites(now);
  const server = await serve(sites);
  const hosts = demoPlatforms(now);
  const platforms = await servePlatforms(hosts);
  const at = (host: string, toPort: number): Resolve => ({ host, port: 80, address: LOOPBACK, toPort });
  return {
    ...server,
    resolve: [
      ...sites.map(({ host }) => at(host, server.port)),
      ...[...hosts.keys()].map((host) => at(host, platforms.port)),
      at(REFUSING_HOST, CLOSED_PORT),
    ],
    hits: () => new Map([...server.hits(), ...platforms.hits()]),
    // Nobody is spared by waiting: it is our own server.
    media: {
      bases: DEMO_BASES,
      resolveSecret: resolveDemoSecret,
      sleep: async () => {},
      dailyCalls: Number.POSITIVE_INFINITY,
    },
    close: async () => {
      await Promise.all([server.close(), platforms.close()]);
    },
  };
}
