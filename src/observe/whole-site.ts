import type { FactRecord, SiteFact, SiteLink } from '../facts/index.ts';
import { type CheckedLink, type CrawlOutcome, crawlSite, lookAgain } from './crawl/index.ts';
import type { ObserveDeps, ObservePlan } from './types.ts';

/** Links kept of each kind, and referrers of each link; how many there are in all is counted. */
const MOST_KEPT = 300;
const MOST_REFERRERS = 3;
/** Missing pages that are asked once more; one 404 may be an accident. */
const MOST_ASKED_AGAIN = 100;

/** Crawls the whole site within its budget, where the plan wants it, and records what it came to. Facts of an
 *  interrupted crawl are gone on with; an ended one is not begun again. */
export async function observeWholeSite(
  plan: ObservePlan,
  deps: ObserveDeps,
  earlier: readonly FactRecord[],
): Promise<void> {
  if (!plan.wholeSite || earlier.some(({ type }) => type === 'site')) return;
  deps.onStep('site');
  const { net, now, signal, waryHosts, record: onFact, outside } = deps;
  const { pages, timeMs } = plan.wholeSite;
  const crawled = await crawlSite({
    start: plan.portal.url,
    scope: { hosts: plan.portal.hosts },
    budgets: { pages, links: pages, timeMs },
    obeyRobots: plan.obeyRobots,
    concurrency: plan.concurrency * 2,
    ...{ net, now, signal, earlier, onFact },
    ...(outside ? { outside } : {}),
    onProgress: () => {},
  });
  const confirmed = await lookAgain(await askAgain(crawled, deps), {
    ...{ net, now, signal, earlier, onFact },
    ...(waryHosts ? { waryHosts } : {}),
    openBrowser: async () => deps.browser ?? null,
  });
  if (confirmed.how !== 'interrupted') onFact(siteFact(confirmed, confirmed.how, now()));
}

/** Asks once more for pages that seem gone; another answer makes them doubtful. */
async function askAgain(outcome: CrawlOutcome, { net, signal }: ObserveDeps): Promise<CrawlOutcome> {
  const doubted = new Set<string>();
  const gone = foremost(outcome.broken.filter(({ state }) => state === 'gone')).slice(0, MOST_ASKED_AGAIN);
  for (const { url } of gone) {
    if (signal.aborted) return { ...outcome, how: 'interrupted' };
    const { state } = await net.fetch({ url, purpose: 'page', once: true, signal });
    if (state !== 'gone') doubted.add(url);
  }
  const isDoubted = ({ url }: CheckedLink): boolean => doubted.has(url);
  return {
    ...outcome,
    broken: outcome.broken.filter((link) => !isDoubted(link)),
    undetermined: [
      ...outcome.broken.filter(isDoubted).map((link) => ({ ...link, doubt: 'inconsistent' as const })),
      ...outcome.undetermined,
    ],
  };
}

/** The links that are kept: below the home page first, for the home page's own are facts already, and of those what is
 *  gone for certain. */
export function foremost(links: readonly CheckedLink[]): CheckedLink[] {
  const weight = ({ onHome, state }: CheckedLink): number =>
    (onHome ? 0 : 2) + (state === 'gone' || state === 'soft_404' ? 1 : 0);
  return links.toSorted((a, b) => weight(b) - weight(a)).slice(0, MOST_KEPT);
}

const hostOf = ({ url }: CheckedLink): string => (URL.canParse(url) ? new URL(url).host : '');

function countBy(
  links: readonly CheckedLink[],
  keyOf: (link: CheckedLink) => string,
): Record<string, number> {
  const groups = [...Map.groupBy(links, keyOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(groups.map(([key, { length }]) => [key, length]));
}

export const siteFact = (
  {
    pages,
    checked,
    skippedByReason,
    broken,
    undetermined,
  }: Pick<CrawlOutcome, 'pages' | 'checked' | 'skippedByReason' | 'broken' | 'undetermined'>,
  how: SiteFact['how'],
  now: number,
): SiteFact => ({
  type: 'site',
  at: new Date(now).toISOString(),
  how,
  pages,
  checked,
  skipped: { ...skippedByReason },
  brokenBelow: countBy(
    broken.filter(({ onHome }) => !onHome),
    ({ state }) => state,
  ),
  collapsed: countBy(
    undetermined.filter(({ doubt }) => doubt === 'host_collapsed'),
    hostOf,
  ),
  brokenCount: broken.length,
  broken: foremost(broken).map(siteLink),
  doubtedCount: undetermined.length,
  doubted: foremost(undetermined).map(siteLink),
});

const siteLink = ({ hops, external, referrers, confirm, ...link }: CheckedLink): SiteLink => ({
  ...link,
  referrers: referrers.slice(0, MOST_REFERRERS),
});
