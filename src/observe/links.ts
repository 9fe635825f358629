import PQueue from 'p-queue';
import { FINE_STATES, isReached, type LinkFact, pageKey } from '../facts/index.ts';
import { keepAnswer } from './answers.ts';
import { type LinkAnswer, once } from './pool.ts';
import { isAccusing, isDead, isTurnedAway } from './second-look.ts';
import type { ObserveDeps, ObservePlan, ReadPage } from './types.ts';
import type { Look, Visitor } from './visitor.ts';
import { mayMeanHome, meansHome } from './way-home.ts';

/** After so many answers of one host, a share of failures above the limit speaks of the host, not of its pages. */
const COLLAPSE = { after: 20, share: 0.8 };

interface HomeLink {
  url: string;
  referrers: { url: string; text: string }[];
  /** It stands in the header or the menu, where ways back to the home page are. */
  inMenu: boolean;
}

/** Asks every link of the home page once; pages already read are not asked again. */
export async function observeHomeLinks(
  home: ReadPage,
  plan: ObservePlan,
  visitor: Visitor,
  deps: ObserveDeps,
): Promise<void> {
  const asked = new Set(visitor.earlier.links.map(({ url }) => url));
  const wanted = linksOf(home).filter(({ url }) => !asked.has(url));
  for (const link of wanted.slice(plan.maxLinks)) visitor.skip(link.url, 'budget');
  const byHost = Map.groupBy(wanted.slice(0, plan.maxLinks), (link) => new URL(link.url).host);
  const queue = new PQueue({ concurrency: plan.concurrency * 4 });
  await queue.addAll(
    [...byHost.values()].map((links) => () => observeHost(links, home, plan, visitor, deps)),
  );
}

function linksOf(home: ReadPage): HomeLink[] {
  const found = new Map<string, HomeLink>();
  for (const link of home.reading.links) {
    if (link.url === null || !/^https?:/.test(link.url) || link.via === 'form') continue;
    const key = pageKey(link.url);
    if (key === pageKey(home.visit.finalUrl) || key === pageKey(home.visit.url)) continue;
    const known = found.get(key) ?? { url: key, referrers: [], inMenu: false };
    found.set(key, known);
    known.inMenu ||= link.region === 'header' || link.region === 'nav';
    known.referrers.push({ url: home.visit.finalUrl, text: link.text || link.label });
  }
  return [...found.values()];
}

async function observeHost(
  links: HomeLink[],
  home: ReadPage,
  plan: ObservePlan,
  visitor: Visitor,
  deps: ObserveDeps,
): Promise<void> {
  const queue = new PQueue({ concurrency: plan.concurrency });
  const facts: LinkFact[] = [];
  const collapsed = (): boolean =>
    facts.length >= COLLAPSE.after &&
    facts.filter((fact) => !isReached(fact.state)).length > COLLAPSE.share * facts.length;

  await queue.addAll(
    links.map((link) => async () => {
      const stop = visitor.stopReason() ?? (collapsed() ? 'host_collapsed' : null);
      if (stop) return visitor.skip(link.url, stop);
      if (plan.obeyRobots && !(await deps.net.robots(link.url)).allowed) {
        return visitor.skip(link.url, 'robots_disallowed');
      }
      const fact = await observeLink(link, home, visitor, deps);
      if (fact.state === 'interrupted') return visitor.skip(link.url, 'interrupted');
      facts.push(fact);
    }),
  );
  const hostFails = collapsed();
  for (const fact of facts) {
    deps.record(hostFails && !isReached(fact.state) ? { ...fact, doubt: 'host_collapsed' } : fact);
  }
}

async function observeLink(
  link: HomeLink,
  home: ReadPage,
  visitor: Visitor,
  deps: ObserveDeps,
): Promise<LinkFact> {
  const external = !visitor.scope.has(link.url);
  const ask = () => askLink(link, home, visitor, deps);
  // What lies outside is asked once for all targets of the run; what this one has read already is known to it.
  const answer =
    external && !visitor.pages.has(link.url) ? await once(deps.outside, link.url, ask, isTold) : await ask();
  const landed = landsOnHome(link, answer.finalUrl, home);
  const mayMeanHome = landed && isWayHome(link, home);
  const state = landed && !mayMeanHome ? 'soft_404' : answer.state;
  const looked =
    state === answer.state || answer.confirm
      ? { doubt: answer.doubt }
      : await visitor.confirm(link.url, state, (url) => landsOnHome(link, url, home));
  return {
    type: 'link',
    url: link.url,
    external,
    onHome: true,
    ...answer,
    ...looked,
    state,
    referrers: link.referrers.slice(0, 10),
    doubt: answer.doubt ?? looked.doubt ?? (mayMeanHome ? 'needs_browser' : null),
  };
}

/** Asks an address, a second time when the first answer is held against it, and as a visitor before it is called
 *  broken. */
async function askLink(
  link: HomeLink,
  home: ReadPage,
  visitor: Visitor,
  deps: ObserveDeps,
): Promise<LinkAnswer> {
  const { url } = link;
  const referrer = home.visit.finalUrl;
  const known = visitor.pages.get(url);
  const first = known
    ? { visit: known.visit, reading: known.reading }
    : await visitor.look(url, 'link', referrer);
  // A page was asked twice when it was visited; dead means that both answers said so.
  const wantsSecond = isAccusing(first.visit.state) && !(known && isDead(first.visit.state));
  const second = wantsSecond ? await visitor.look(url, 'page', referrer) : null;
  const { state, status, finalUrl } = (second ?? first).visit;
  const asksBrowser = isDead(state) || (isTurnedAway(state) && deps.waryHosts?.has(url) === true);
  const { confirm, doubt: told } = known?.confirm
    ? { confirm: known.confirm, doubt: known.doubt ?? null }
    : asksBrowser
      ? await visitor.confirm(url, state, (to) => landsOnHome(link, to, home))
      : { doubt: null };
  const tls = await visitor.tls({ state, finalUrl });
  const title = (second ?? first).reading?.title;
  const ownLine = state.startsWith('dns_') && deps.net.ownNetworkUp() !== true;
  const doubt = ownLine ? 'own_network' : (told ?? (disagree(first, second) ? 'needs_browser' : null));
  // A page that was visited is kept already.
  const last = second?.response ?? ('response' in first ? first.response : null);
  const isHeldAgainst = doubt !== null || !FINE_STATES.has(state) || landsOnHome(link, finalUrl, home);
  return {
    finalUrl,
    state,
    status,
    attempts: [...first.visit.attempts, ...(second?.visit.attempts ?? [])],
    doubt,
    ...(last && isHeldAgainst ? { answer: await keepAnswer(last, deps) } : {}),
    ...(confirm ? { confirm } : {}),
    ...tls,
    ...(title ? { title } : {}),
  };
}

/** An answer of the address and not of our own line or a run that was called off. */
const isTold = ({ state, doubt }: LinkAnswer): boolean => state !== 'interrupted' && doubt !== 'own_network';

const disagree = (first: Pick<Look, 'visit'>, second: Pick<Look, 'visit'> | null): boolean =>
  second !== null && second.visit.state !== first.visit.state;

/** A link to a page that is answered with the home page leads nowhere (soft-404 by redirect). */
const landsOnHome = ({ url, referrers }: HomeLink, finalUrl: string, home: ReadPage): boolean =>
  pageKey(finalUrl) !== url &&
  pageKey(finalUrl) === pageKey(home.visit.finalUrl) &&
  !meansHome(url, textsOf(referrers));

const isWayHome = ({ url, referrers, inMenu }: HomeLink, home: ReadPage): boolean =>
  inMenu || mayMeanHome(url, textsOf(referrers), home.visit.finalUrl);

const textsOf = (referrers: HomeLink['referrers']): string[] => referrers.map(({ text }) => text);
