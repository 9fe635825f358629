import { isReached, type LinkFact, type LinkState, type OfferedLink } from '../facts/index.ts';
import { ask } from './ask.ts';
import { noToll, type Toll } from './observation.ts';
import { redacted } from './redacted.ts';
import type { MediaContext } from './types.ts';
import { readArticlePage } from './wechat/article.ts';

/** A menu and a handful of articles; nobody's whole archive. */
const MOST = 40;

/** Opens what an account offers, once each. The platform's own "deleted" pages answer 200 and are broken all the same. */
export async function checkOffered(
  offered: readonly OfferedLink[],
  context: MediaContext,
  toll: Toll = noToll(),
): Promise<LinkFact[]> {
  const unique = new Map(offered.map((link) => [link.url, link]));
  const facts: LinkFact[] = [];
  for (const link of [...unique.values()].slice(0, MOST)) {
    if (context.signal.aborted) break;
    facts.push(await checkOne(link, context, toll));
  }
  return facts;
}

async function checkOne(
  { url, text, from }: OfferedLink,
  context: MediaContext,
  toll: Toll,
): Promise<LinkFact> {
  const isWechat = new URL(url).hostname === 'mp.weixin.qq.com';
  const asked = isWechat ? onBase(url, context.bases.wechatPage) : url;
  const answer = await ask(context, toll, { url: asked, purpose: isWechat ? 'page' : 'link' });
  const { response } = answer;
  const state: LinkState = !answer.ok
    ? (response?.state ?? 'blocked')
    : isWechat
      ? stateOfPage(answer.text, answer.response.state, new URL(asked).host, context)
      : answer.response.state;
  return {
    type: 'link',
    url,
    finalUrl: redacted(response?.finalUrl ?? url),
    state,
    status: response?.status ?? null,
    external: true,
    onHome: false,
    referrers: [{ url: from, text }],
    attempts: response?.attempts ?? [],
    doubt: null,
  };
}

function stateOfPage(html: string, state: LinkState, host: string, context: MediaContext): LinkState {
  const page = readArticlePage(html);
  if (page.state === 'blocked') context.halted.add(host);
  switch (page.state) {
    case 'deleted':
    case 'violation':
    case 'expired':
      return 'soft_404';
    case 'blocked':
    case 'unavailable':
      return 'blocked';
    default:
      // Profile pages, albums and the like: they answered.
      return isReached(state) ? state : 'blocked';
  }
}

const onBase = (url: string, base: string): string => {
  const { protocol, host } = new URL(base);
  return Object.assign(new URL(url), { protocol, host }).href;
};
