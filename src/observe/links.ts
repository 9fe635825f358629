import PQueue from 'p-queue';
import { isReached, type LinkFact, type LinkState, pageKey } from '../facts/index.ts';
import { contradicts } from './rendering.ts';
import type { ObserveDeps, ObservePlan, ReadPage } from './types.ts';
import type { Look, Visitor } from './visitor.ts';

/** After so many answers of one host, a share of failures above the limit speaks of the host, not of its pages. */
const COLLAPSE = { after: 20, share: 0.8 };
const SECOND_LOOK: readonly LinkState[] = ['gone', 'soft_404', 'server_error', 'client_error'];
/** What would be called broken for certain is asked once more as a visitor asks. */
const CONFIRMED: readonly LinkState[] = ['gone', 'soft_404'];

interface HomeLink {
  url: string;
  referrers: { url: string; text: string }[];
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
    const known = found.get(key) ?? { url: key, referrers: [] };
    found.set(key, known);
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
  const base = { type: 'link', url: link.url, external: !visitor.scope.has(link.url), onHome: true } as const;
  const known = visitor.pages.get(link.url);
  const first = known
    ? { visit: known.visit, reading: known.reading }
    : await visitor.look(link.url, 'link', home.visit.finalUrl);
  const second = SECOND_LOOK.includes(first.visit.state)
    ? await visitor.look(link.url, 'page', home.visit.finalUrl)
    : null;
  const { state: answered, status, finalUrl } = (second ?? first).visit;
  const state = landsOnHome(link, finalUrl, home) ? 'soft_404' : answered;
  const confirm = CONFIRMED.includes(state) ? await visitor.confirm(link.url) : null;
  const differs = contradicts(confirm) && !landsOnHome(link, confirm.finalUrl, home);
  const tls = await visitor.tls({ state, finalUrl });
  const title = (second ?? first).reading?.title;
  const ownLine = state.startsWith('dns_') && deps.net.ownNetworkUp() !== true;
  return {
    ...base,
    finalUrl,
    state,
    status,
    referrers: link.referrers.slice(0, 10),
    attempts: [...first.visit.attempts, ...(second?.visit.attempts ?? [])],
    doubt: ownLine ? 'own_network' : differs ? 'inconsistent' : disagree(first, second) ? 'needs_browser' : null,
    ...(confirm ? { confirm } : {}),
    ...tls,
    ...(title ? { title } : {}),
  };
}

const disagree = (first: Pick<Look, 'visit'>, second: Pick<Look, 'visit'> | null): boolean =>
  second !== null && second.visit.state !== first.visit.state;

/** A link to a page that is answered with the home page leads nowhere (soft-404 by redirect). */
function landsOnHome(link: HomeLink, finalUrl: string, home: ReadPage): boolean {
  if (pageKey(finalUrl) === link.url || pageKey(finalUrl) !== pageKey(home.visit.finalUrl)) return false;
  const { pathname } = new URL(link.url);
  return (
    !/^\/((index|default|home|main)[^/]*)?$/i.test(pathname) &&
    !link.referrers.some(({ text }) => /首页|主页/.test(text))
  );
}
