import { type Host, json, page } from './host.ts';

const DAY_MS = 86_400_000;

export interface AppScript {
  name: string;
  seller: string;
  url: string;
  releasedDaysAgo: number;
}

/** itunes.apple.com: only the lookup of China. */
export const appStoreHost =
  (apps: ReadonlyMap<string, AppScript>, now: () => number): Host =>
  ({ path, query }) => {
    const app = path === '/cn/lookup' ? apps.get(query.get('id') ?? '') : undefined;
    if (!app) return json({ resultCount: 0, results: [] });
    return json({
      resultCount: 1,
      results: [
        {
          trackName: app.name,
          sellerName: app.seller,
          trackViewUrl: app.url,
          version: '1.2.0',
          currentVersionReleaseDate: new Date(now() - app.releasedDaysAgo * DAY_MS).toISOString(),
        },
      ],
    });
  };

/** A licensed data service: works of one user, dates as China's clock without a zone. */
export const providerHost =
  (users: ReadonlyMap<string, number[]>, key: string, now: () => number): Host =>
  ({ query }) => {
    if (query.get('token') !== key) return json({ code: 401, msg: '无效的令牌' });
    const plain = (ms: number): string =>
      new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
    const works = (users.get(query.get('user') ?? '') ?? []).map((daysAgo, at) => ({
      workId: `w${at}`,
      title: `视频 ${at + 1}`,
      publishTime: plain(now() - daysAgo * DAY_MS),
    }));
    return json({ code: 200, data: { crawlTime: plain(now() - 3_600_000), works } });
  };

/** Pages that menus and articles lead to. */
export const plainHost =
  (pages: ReadonlyMap<string, string>): Host =>
  ({ path }) => {
    const text = pages.get(path);
    return text === undefined
      ? page('<html><body>404</body></html>', 404)
      : page(`<html><body>${text}</body></html>`);
  };
