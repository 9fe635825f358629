import type { Reply } from '../server/index.ts';
import { type Host, json, NOWHERE } from './host.ts';

const DAY_MS = 86_400_000;

export interface GatewayFeed {
  title: string;
  /** Days ago; null: an item without a date. */
  items: (number | null)[];
  /** Days since the gateway last fetched it. */
  syncedDaysAgo?: number;
}

const item = (daysAgo: number | null, at: number, now: number, date: (ms: number) => string): string =>
  `<item><title>第 ${at + 1} 条</title><link>https://mp.weixin.qq.com/s/feed-${at}</link><guid>feed-${at}</guid>${daysAgo === null ? '' : `<pubDate>${date(now - daysAgo * DAY_MS)}</pubDate>`}</item>`;

/** A feed as gateways write it; `zoneless` prints China's clock without saying so. */
export function rss({ title, items }: GatewayFeed, now: number, zoneless = false): Reply {
  const date = (ms: number): string =>
    zoneless ? new Date(ms + 8 * 3_600_000).toUTCString().replace('GMT', '') : new Date(ms).toUTCString();
  const body = `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>${title}</title><link>https://mp.weixin.qq.com/</link><description>d</description><lastBuildDate>${new Date(now).toUTCString()}</lastBuildDate>${items.map((each, at) => item(each, at, now, date)).join('')}</channel></rss>`;
  return { status: 200, type: 'application/rss+xml; charset=utf-8', body };
}

/** A wewe-rss: feeds by id, and the list that says when each was last fetched. */
export const weweHost =
  (feeds: ReadonlyMap<string, GatewayFeed>, now: () => number): Host =>
  ({ path }) => {
    if (path === '/feeds')
      return json(
        [...feeds].map(([id, { title, syncedDaysAgo = 0.1 }]) => ({
          id,
          name: title,
          syncTime: Math.floor((now() - syncedDaysAgo * DAY_MS) / 1000),
        })),
      );
    const feed = feeds.get(/^\/feeds\/([\w-]+)\.rss$/.exec(path)?.[1] ?? '');
    return feed ? rss(feed, now()) : NOWHERE;
  };

/** An RSSHub: feeds by route; a route that is blocked upstream answers 503 with a page. */
export const rsshubHost =
  (routes: ReadonlyMap<string, GatewayFeed | 'blocked'>, key: string, now: () => number): Host =>
  ({ path, query }) => {
    const route = routes.get(path);
    if (route === undefined) return { ...NOWHERE, body: '<html><body>NotFoundError</body></html>' };
    if (query.get('key') !== key)
      return { status: 403, type: 'text/html', body: '<html>Authentication failed.</html>' };
    if (route === 'blocked')
      return {
        status: 503,
        type: 'text/html; charset=utf-8',
        body: '<html><body>Error: this route is empty</body></html>',
      };
    return rss(route, now());
  };
