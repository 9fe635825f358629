import type { Observation } from '../../facts/index.ts';
import type { Account } from '../../targets/index.ts';
import { ask, askJson, contentId, keepAnswer } from '../ask.ts';
import { MOST_OWN_PAGES } from '../links.ts';
import { failed, noToll, observed, type Toll, type Trouble } from '../observation.ts';
import type { MediaAdapter, MediaContext } from '../types.ts';
import { isSameAccount } from '../whose.ts';
import { readAlbum } from './album.ts';
import { readArticlePage } from './article.ts';

const PROBLEMS = {
  deleted: { cause: 'format_changed', problem: 'article_deleted' },
  violation: { cause: 'format_changed', problem: 'article_violation' },
  expired: { cause: 'format_changed', problem: 'article_expired' },
  unavailable: { cause: 'platform_network', problem: 'article_unavailable' },
  unknown: { cause: 'format_changed', problem: 'article_unknown' },
  blocked: { cause: 'platform_blocked', problem: 'verification' },
} as const satisfies Record<string, Trouble>;

/** Public pages without log-in. An article proves that it was published; a collection what stands in it. */
export const wechatPage: MediaAdapter = {
  kind: 'wechat-page',
  origin: (_, { wechatPage: base }) => new URL(base).host,
  minIntervalMs: 5_000,
  calls: 1,
  offeredPages: MOST_OWN_PAGES,
  observe: ({ account, source }, context) => observePage(source.address, account, source.complete, context),
};

/** Reads one article or collection and makes sure that it is this account's. */
export async function observePage(
  address: string,
  account: Account,
  complete: boolean,
  context: MediaContext,
): Promise<Observation> {
  const url = new URL(address);
  const base = new URL(context.bases.wechatPage);
  // The platform's own name is asked at the place the context knows, which in the sample city is our own.
  if (url.hostname === 'mp.weixin.qq.com') Object.assign(url, { protocol: base.protocol, host: base.host });
  return url.pathname.startsWith('/mp/appmsgalbum')
    ? observeAlbum(url, account, complete, context)
    : observeArticle(url, account, context);
}

async function observeArticle(url: URL, account: Account, context: MediaContext): Promise<Observation> {
  const toll = noToll();
  // Megabytes that nobody asks for again in this run.
  const answer = await ask(context, toll, { url: url.href, purpose: 'page', once: true });
  if (!answer.ok) return failed('wechat-page', context.now(), answer.trouble, toll);
  const page = readArticlePage(answer.text);
  const evidence = [await keepAnswer(context, 'page', answer.response)];
  if (page.state === 'blocked') context.halted.add(url.host);
  if (page.state !== 'article')
    return failed('wechat-page', context.now(), PROBLEMS[page.state], toll, { evidence });
  const { article } = page;
  const identity = {
    name: article.nickname,
    principal: null,
    verified: null,
    verifiedText: null,
    originalId: article.originalId,
  };
  if (!isSameAccount(account, { name: article.nickname, ids: [article.originalId, article.biz] }))
    return foreign(article.nickname, { evidence, identity }, toll, context);
  if (article.date === null)
    return failed('wechat-page', context.now(), { cause: 'dates_unusable', problem: 'dates' }, toll, {
      evidence,
    });
  const post = {
    id: contentId(url.pathname + url.search),
    title: article.title,
    url: answer.response.url,
    ...article.date,
    pinned: false,
    deleted: false,
  };
  const seen = {
    coverage: 'positive-only' as const,
    posts: [post],
    identity,
    offered: article.links,
    evidence,
  };
  return observed('wechat-page', context.now(), seen, toll);
}

async function observeAlbum(
  url: URL,
  account: Account,
  complete: boolean,
  context: MediaContext,
): Promise<Observation> {
  const toll = noToll();
  for (const [name, value] of [
    ['action', 'getalbum'],
    ['count', '20'],
    ['is_reverse', '0'],
    ['f', 'json'],
  ] as const)
    url.searchParams.set(name, value);
  const answer = await askJson(context, toll, { url: url.href });
  if (!answer.ok) {
    if (answer.trouble.problem === 'verification') context.halted.add(url.host);
    return failed('wechat-page', context.now(), answer.trouble, toll);
  }
  const evidence = [await keepAnswer(context, 'page', answer.response)];
  const album = readAlbum(answer.value);
  if (album === null)
    return failed('wechat-page', context.now(), { cause: 'format_changed', problem: 'shape' }, toll, {
      evidence,
    });
  const { nickname, originalId, posts, undated, column } = album;
  const identity = { name: nickname, principal: null, verified: null, verifiedText: null, originalId };
  if (nickname !== null && !isSameAccount(account, { name: nickname, ids: [originalId] }))
    return foreign(nickname, { evidence, identity }, toll, context);
  const at = context.now();
  return observed(
    'wechat-page',
    at,
    {
      coverage: complete && posts.length > 0 ? 'complete' : 'partial',
      freshAt: new Date(at).toISOString(),
      posts,
      undated,
      identity,
      columns: column === null ? [] : [column],
      evidence,
    },
    toll,
  );
}

function foreign(
  name: string | null,
  seen: Partial<Observation>,
  toll: Toll,
  context: MediaContext,
): Observation {
  const trouble: Trouble = {
    cause: 'wrong_account',
    problem: 'other_account',
    details: { seen: name ?? '' },
  };
  return failed('wechat-page', context.now(), trouble, toll, seen);
}
