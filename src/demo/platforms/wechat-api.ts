import { chinaDay } from '../../facts/index.ts';
import { type Host, json, page, type Question } from './host.ts';

const DAY_MS = 86_400_000;

export interface WechatButton {
  name: string;
  type?: string;
  url?: string;
  below?: WechatButton[];
}

/** An official account as its platform knows it. */
export interface WechatAccount {
  secret: string;
  /** null: 46003, there is no menu. */
  menu: WechatButton[] | null;
  replies?: string[];
  /** Published without a push, days ago; content may hold links. */
  published?: { daysAgo: number; title: string; content?: string; url?: string; deleted?: boolean }[];
  /** Pushed, days ago. */
  pushed?: number[];
  /** Error number by path; `*` for every call with a token, `token` for the token itself. */
  errors?: Record<string, number>;
  /** Calls after which a token is worn out, once. */
  tokenLasts?: number;
  /** Answers a page where data was due. */
  html?: boolean;
  /** Answers with this status and nothing else. */
  status?: number;
}

const MESSAGES: Record<number, string> = {
  [-1]: 'system error',
  40164: 'invalid ip 192.0.2.17 ipv6 ::ffff:192.0.2.17, not in whitelist rid: 0-0-0',
  45009: 'reach max api daily quota limit',
  46003: 'menu no exist',
  48001: 'api unauthorized rid: 0-0-0',
};
const error = (errcode: number) => json({ errcode, errmsg: MESSAGES[errcode] ?? 'error' });

/** api.weixin.qq.com for the given accounts, by application id. The classic token call ends the test: it must not be made. */
export function wechatApiHost(accounts: ReadonlyMap<string, WechatAccount>, now: () => number): Host {
  const tokens = new Map<string, { appId: string; calls: number; lasts: number }>();
  let issued = 0;
  const issue = ({ body }: Question) => {
    const { appid, secret, force_refresh } = JSON.parse(body || '{}') as Record<string, unknown>;
    const account = accounts.get(String(appid));
    if (!account) return error(40013);
    if (account.errors?.token) return error(account.errors.token);
    if (secret !== account.secret || force_refresh === true) return error(40125);
    issued += 1;
    const first = ![...tokens.values()].some((each) => each.appId === appid);
    const lasts = first && account.tokenLasts !== undefined ? account.tokenLasts : Number.POSITIVE_INFINITY;
    const token = `STANDIN-TOKEN-${issued}-${String(appid)}`;
    tokens.set(token, { appId: String(appid), calls: 0, lasts });
    return json({ access_token: token, expires_in: 7200 });
  };
  return (question) => {
    if (question.path === '/cgi-bin/token') return page('classic token must not be used', 500);
    if (question.path === '/cgi-bin/stable_token') return issue(question);
    const token = tokens.get(question.query.get('access_token') ?? '');
    const account = token && accounts.get(token.appId);
    if (!token || !account) return error(40001);
    token.calls += 1;
    if (token.calls > token.lasts) return error(42001);
    if (account.status !== undefined) return page('', account.status);
    if (account.html) return page('<html><body>系统维护</body></html>');
    const failure = account.errors?.[question.path] ?? account.errors?.['*'];
    return failure ? error(failure) : answer(question, account, now());
  };
}

function answer({ path, body }: Question, account: WechatAccount, now: number) {
  switch (path) {
    case '/cgi-bin/get_current_selfmenu_info':
      return account.menu === null
        ? error(46003)
        : json({
            is_menu_open: account.menu.length > 0 ? 1 : 0,
            selfmenu_info: { button: account.menu.map(button) },
          });
    case '/cgi-bin/get_current_autoreply_info':
      return json({
        is_add_friend_reply_open: 1,
        is_autoreply_open: 1,
        keyword_autoreply_info: {
          list: (account.replies ?? []).map((word) => ({
            rule_name: word,
            keyword_list_info: [{ type: 'text', match_mode: 'contain', content: word }],
          })),
        },
      });
    case '/cgi-bin/freepublish/batchget':
      return json(published(account, now));
    case '/datacube/getarticletotal':
      return json(pushed(account, JSON.parse(body) as { begin_date: string }, now));
    default:
      return error(48001);
  }
}

const button = ({ name, type = 'view', url = '', below }: WechatButton): object =>
  below ? { name, sub_button: { list: below.map(button) } } : { name, type, url };

function published({ published: list = [] }: WechatAccount, now: number): object {
  const item = list.map(({ daysAgo, title, content = '', url = '', deleted = false }, at) => {
    const update_time = Math.floor((now - daysAgo * DAY_MS) / 1000);
    const news = { title, author: '', digest: '', content, content_source_url: '', url, is_deleted: deleted };
    return { article_id: `article-${at}`, content: { news_item: [news], update_time }, update_time };
  });
  return { total_count: item.length, item_count: item.length, item };
}

function pushed(
  { pushed: days = [] }: WechatAccount,
  { begin_date }: { begin_date: string },
  now: number,
): object {
  const list = days
    .filter((daysAgo) => chinaDay(now - daysAgo * DAY_MS) === begin_date)
    .map((daysAgo) => ({
      ref_date: begin_date,
      msgid: `${daysAgo}_1`,
      title: `${daysAgo} 天前的推送`,
      details: [],
    }));
  return { list };
}
