import { type Host, json, page } from './host.ts';

const DAY_MS = 86_400_000;

export interface WeiboAccount {
  name: string;
  reason?: string;
  /** Days ago, in the order the platform lists them. */
  posts: { daysAgo: number; text: string; pinned?: boolean }[];
  token?: string;
  /** Error number of the open platform. */
  error?: number;
  /** How m.weibo.cn receives a visitor. */
  visitor?: 'welcome' | 'empty' | 'passport' | '432' | 'visitor-page' | 'strange-page';
}

/** `Fri Nov 20 16:00:11 +0800 2026` */
function created(at: number): string {
  const [week, day, month, year, time] = new Date(at + 8 * 3_600_000)
    .toUTCString()
    .replace(',', '')
    .split(' ');
  return `${week} ${month} ${day} ${time} +0800 ${year}`;
}

const statuses = ({ posts, name, reason = '' }: WeiboAccount, now: number): object[] =>
  posts.map(({ daysAgo, text, pinned = false }, at) => ({
    created_at: created(now - daysAgo * DAY_MS),
    idstr: String(5_000_000 + at),
    mid: String(5_000_000 + at),
    bid: `Q${at}`,
    text,
    ...(pinned ? { isTop: 1, mblogtype: 2, title: { text: '置顶' } } : { mblogtype: 0 }),
    user: { screen_name: name, verified: reason !== '', verified_type: 1, verified_reason: reason },
  }));

/** api.weibo.com and c.api.weibo.com: they send their error numbers with 400. */
export const weiboApiHost =
  (accounts: ReadonlyMap<string, WeiboAccount>, now: () => number): Host =>
  ({ path, query }) => {
    const refuse = (error_code: number) => json({ request: path, error_code, error: 'error' }, 400);
    const account = accounts.get(query.get('uid') ?? '');
    if (!account) return refuse(20003);
    if (account.error !== undefined) return refuse(account.error);
    if (query.get('access_token') !== account.token) return refuse(21332);
    const list = statuses(account, now());
    return json({ statuses: list, total_number: list.length });
  };

/** m.weibo.cn: profile, then the list of posts. */
export const weiboPageHost =
  (accounts: ReadonlyMap<string, WeiboAccount>, now: () => number): Host =>
  ({ query }) => {
    const account = accounts.get(query.get('value') ?? '');
    if (!account || account.visitor === 'empty')
      return json({ ok: 0, msg: '这里还没有内容', data: { cards: [] } });
    if (account.visitor === 'passport')
      return json({ ok: -100, url: 'https://passport.weibo.com/sso/signin' });
    if (account.visitor === '432') return page('', 432);
    if (account.visitor === 'visitor-page') return page('<html><body>Sina Visitor System</body></html>');
    if (account.visitor === 'strange-page') return page('<html><body>系统维护中</body></html>');
    const { name, reason = '' } = account;
    if (!query.has('containerid'))
      return json({
        ok: 1,
        data: {
          userInfo: {
            screen_name: name,
            verified: reason !== '',
            verified_reason: reason,
            toolbar_menus: [{ name: '聊天' }],
          },
        },
      });
    return json({
      ok: 1,
      data: { cards: statuses(account, now()).map((mblog) => ({ card_type: 9, mblog })) },
    });
  };
