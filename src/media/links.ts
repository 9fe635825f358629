import { isReached, type LinkFact, type LinkState, type OfferedLink } from '../facts/index.ts';
import { ask } from './ask.ts';
import { noToll, type Toll } from './observation.ts';
import { redacted } from './redacted.ts';
import type { MediaContext } from './types.ts';
import { readArticlePage } from './wechat/article.ts';

/** A menu and a handful of articles; nobody's whole archive. */
const MOST = 40;
/** Pages of the platform itself, which is asked slowly: a city's menus must fit into a night. */
export const MOST_OWN_PAGES = 6;

/** Opens what an account offers, once each. The platform's own "deleted" pages answer 200 and are broken all the same. */
export async function checkOffered(
  offered: readonly OfferedLink[],
  context: MediaContext,
  toll: Toll = noToll(),
): Promise<LinkFact[]> {
  const unique = [...new Map(offered.map((link) => [link.url, link])).values()];
  const own = unique.filter(({ url }) => isOwnPage(url)).slice(0, MOST_OWN_PAGES);
  const facts: LinkFact[] = [];
  for (const link of unique.filter((each) => !isOwnPage(each.url) || own.includes(each)).slice(0, MOST)) {
    if (context.signal.aborted) break;
    facts.push(await checkOne(link, context, toll));
  }
  return facts;
}

const isOwnPage = (url: string): boolean => new URL(url).hostname === 'mp.weixin.qq.com';

async function checkOne(
  { url, text, from }: OfferedLink,
  context: MediaContext,
  toll: Toll,
): Promise<LinkFact> {
  const isOwn = isOwnPage(url);
  const answer = isOwn ? await askPlatform(url, context, toll) : await context.askLink(url);
  // What was remembered cost nothing.
  if (!isOwn && answer.remembered === undefined) {
    toll.requests += answer.attempts.length;
    toll.bytes += answer.attempts.reduce((sum, { bytes }) => sum + bytes, 0);
  }
  return {
    type: 'link',
    url,
    ...answer,
    finalUrl: redacted(answer.finalUrl),
    external: true,
    onHome: false,
    referrers: [{ url: from, text }],
  };
}

/** A page of the platform: what it says, not that it answered. */
async function askPlatform(
  url: string,
  context: MediaContext,
  toll: Toll,
): Promise<Awaited<ReturnType<MediaContext['askLink']>>> {
  const asked = onBase(url, context.bases.wechatPage);
  const answer = await ask(context, toll, { url: asked, purpose: 'page', once: true });
  const { response } = answer;
  return {
    finalUrl: response?.finalUrl ?? url,
    state: answer.ok
      ? stateOfPage(answer.text, answer.response.state, new URL(asked).host, context)
      : (response?.state ?? 'blocked'),
    status: response?.status ?? null,
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
