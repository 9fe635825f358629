import type { Session } from '../browser/index.ts';
import { type CrawlOutcome, type CrawlProgress, crawlSite, lookAgain, scopeKey } from '../observe/index.ts';
import { writeAtOnce } from '../store/index.ts';
import { DEFAULT_WATCH, type Portal } from '../targets/index.ts';
import type { RunDeps } from './deps.ts';
import { openOutside } from './memory/index.ts';
import { runIdAt } from './run-document.ts';
import { remembered, type Standing, type Suspicions, standingsOf } from './suspicions.ts';
import { openWaryHosts } from './wary-hosts.ts';
import type { World } from './world.ts';

export interface LinksPlan {
  portal: Portal & { url: string };
  external: boolean;
  /** Pages read at most; the crawler's own limit when absent. */
  maxPages?: number;
}

/** One crawl of a whole site, in a store of its own. */
export interface LinksRun {
  runId: string;
  startedAt: string;
  finishedAt: string;
  /** It went on with what an interrupted crawl had left. */
  resumed: boolean;
  outcome: CrawlOutcome;
  /** How far each broken link may be believed, by address. */
  standings: ReadonlyMap<string, Standing>;
}

/** The crawl under way in a store; left there by a run that did not come to its end. */
interface CurrentCrawl {
  runId: string;
  startedAt: string;
  key: string;
  state: 'running' | 'finished';
}

/** What must be the same for a crawl to be gone on with; names the folder of its store. */
export const linksKey = (world: World, plan: LinksPlan): string => scopeKey(optionsOf(world, plan));

/** Crawls a site and checks every link on it. Facts are in the store as they come: the same call after a crash goes on. */
export async function crawlLinks(
  world: World,
  plan: LinksPlan,
  deps: RunDeps,
  onProgress: (progress: CrawlProgress) => void,
): Promise<LinksRun> {
  const key = linksKey(world, plan);
  const { portal } = plan;
  const left = await deps.store.documents.get<CurrentCrawl>('crawls', 'current');
  const resumed = left !== null && left.state === 'running' && left.key === key;
  const crawl: CurrentCrawl = resumed
    ? left
    : {
        runId: runIdAt(deps.now(), portal.id),
        startedAt: new Date(deps.now()).toISOString(),
        key,
        state: 'running',
      };
  await deps.store.documents.put('crawls', 'current', crawl);
  const earlier = resumed ? await deps.store.facts.read(crawl.runId, portal.id) : [];
  const log = await deps.store.facts.open(crawl.runId, portal.id);
  const { net, now, signal } = deps;
  const shared = { net, now, signal, earlier, onFact: writeAtOnce(log) };
  const outside = await openOutside(world, deps);
  const browser = openOnce(deps);
  let outcome: CrawlOutcome;
  try {
    const options = { ...optionsOf(world, plan), ...shared, outside: outside.pool, onProgress };
    const crawled = await crawlSite(options);
    const waryHosts = await openWaryHosts(deps.memory ?? deps.store, now);
    const { statistics } = net;
    outcome = await lookAgain(crawled, { ...shared, statistics, waryHosts, openBrowser: browser.open });
  } finally {
    await browser.close();
    await log.close();
    await outside.save('now');
  }
  const standings = await compare(world, outcome, deps);
  if (outcome.how !== 'interrupted')
    await deps.store.documents.put('crawls', 'current', { ...crawl, state: 'finished' });
  const finishedAt = new Date(deps.now()).toISOString();
  return {
    runId: crawl.runId,
    startedAt: crawl.startedAt,
    finishedAt,
    resumed: resumed && earlier.length > 0,
    outcome,
    standings,
  };
}

/** Holds what is broken against what earlier runs suspected, and remembers it for the next. */
async function compare(
  { registry }: World,
  outcome: CrawlOutcome,
  { store, now }: RunDeps,
): Promise<ReadonlyMap<string, Standing>> {
  const earlier = (await store.documents.get<Suspicions>('crawls', 'suspicions')) ?? {};
  const { confirmAfterHours } = registry.city.watch ?? DEFAULT_WATCH;
  const standings = standingsOf(outcome, earlier, {
    confirmAfterMs: confirmAfterHours * 3_600_000,
    now: now(),
  });
  if (outcome.how !== 'interrupted')
    await store.documents.put('crawls', 'suspicions', remembered(outcome, earlier, standings));
  return standings;
}

function optionsOf({ registry }: World, { portal, external, maxPages }: LinksPlan) {
  const { crawl } = registry.city;
  return {
    start: portal.url,
    scope: { hosts: portal.hosts },
    external,
    obeyRobots: crawl.obeyRobots,
    concurrency: crawl.connectionsPerHost * 2,
    ...(maxPages === undefined ? {} : { budgets: { pages: maxPages } }),
  };
}

/** A browser session of this run, opened when it is first needed: most runs need none. */
function openOnce({ browsers }: RunDeps): { open(): Promise<Session | null>; close(): Promise<void> } {
  let session: Session | null = null;
  return {
    async open() {
      session ??= (await browsers?.found()) ? (browsers?.open() ?? null) : null;
      return session;
    },
    close: async () => session?.close().catch(() => {}),
  };
}
