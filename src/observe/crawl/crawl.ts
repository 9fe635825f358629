import { isReached } from '../../facts/index.ts';
import { kindOfAddress, normalise } from './address.ts';
import { type AskedAs, ask } from './ask.ts';
import { type Hosts, openHosts } from './hosts.ts';
import { openLanes } from './lanes.ts';
import { summarise } from './outcome.ts';
import { askOutside } from './outside.ts';
import { isOwnFile, Site } from './site.ts';
import { plantSeeds } from './sitemaps.ts';
import type { CrawlOptions, CrawlOutcome, SkipReason } from './types.ts';

const CONCURRENCY = 16;
const OTHER_HOSTS_AT_ONCE = 32;
const PER_OTHER_HOST = 2;

interface Task {
  id: number;
  url: string;
  as: AskedAs;
}

/** Crawls a site level by level: the start, what it links, what that links. Every page is asked once and read once; what
 *  lies outside is checked once. The same facts give the same order, however the answers come. Never throws for what a
 *  site does; resolves early when the signal aborts. */
export async function crawlSite(options: CrawlOptions): Promise<CrawlOutcome> {
  const start = normalise(options.start);
  if (start === null) throw new TypeError(`not an http(s) address: ${options.start}`);
  const site = new Site(options, start);
  const hosts = openHosts(site);
  const lanes = openLanes(PER_OTHER_HOST, OTHER_HOSTS_AT_ONCE);
  const counts = { pages: 0, links: 0 };
  let depth = 0;
  for (let level = site.nextLevel(); level.length > 0; level = site.nextLevel()) {
    const tasks = admit(site, level, depth, counts);
    if (depth === 1) await learnHome(site, hosts, tasks.inLine);
    for (const task of tasks.aside) lanes.add(new URL(task.url).host, () => visit(site, hosts, task));
    await visitAll(site, hosts, tasks.inLine, depth);
    if (depth === 0) await plantSeeds(site);
    depth += 1;
  }
  await lanes.idle();
  return conclude(site);
}

/** How the site answers for missing pages is learnt before any page is asked that is held against it: an answer that
 *  waits for it would be asked for again after a crash. */
async function learnHome(site: Site, hosts: Hosts, tasks: readonly Task[]): Promise<void> {
  if (tasks.some(({ as }) => as === 'page') && site.homeId >= 0 && site.stopReason() === null)
    await hosts.notFoundOf(site.graph.urlOf(site.homeId));
}

/** Decides what of a level is asked and as what; everything else gets its reason. What is only checked goes aside: the
 *  next level need not wait for it. */
function admit(
  site: Site,
  level: readonly number[],
  depth: number,
  counts: { pages: number; links: number },
): { inLine: Task[]; aside: Task[] } {
  const inLine: Task[] = [];
  const aside: Task[] = [];
  for (const id of level) {
    const task = admitOne(site, id, depth, counts);
    if (task?.as === 'check') aside.push(task);
    else if (task) {
      // In the order of the level, not of the answers.
      site.graph.order(id, site.places++);
      inLine.push(task);
    }
  }
  return { inLine, aside };
}

function admitOne(
  site: Site,
  id: number,
  depth: number,
  counts: { pages: number; links: number },
): Task | null {
  const { graph, answers } = site;
  if (answers.has(id)) return null;
  const url = graph.urlOf(id);
  if (kindOfAddress(url) === 'malformed') {
    answers.set(id, { state: 'malformed', status: null });
    return null;
  }
  const task = { id, url, as: manner(site, url) };
  const reason = reasonAgainst(site, task, depth, counts);
  if (reason !== null) {
    answers.skip(id, reason);
    return null;
  }
  counts[task.as === 'page' ? 'pages' : 'links'] += 1;
  return task;
}

function manner({ scope }: Site, url: string): AskedAs {
  if (scope.placeOf(new URL(url)) === 'check') return 'check';
  return isOwnFile(url) ? 'file' : 'page';
}

function reasonAgainst(
  { scope, options, budgets, traps }: Site,
  { url, as }: Task,
  depth: number,
  counts: { pages: number; links: number },
): SkipReason | null {
  if (kindOfAddress(url) === 'scheme') return 'scheme';
  const parsed = new URL(url);
  if (as === 'check' && options.external === false && !scope.isOwn(parsed.host)) return 'external';
  const trap = as === 'page' ? traps.check(parsed) : null;
  if (trap !== null) return trap;
  if (depth > budgets.depth) return 'depth';
  const isSpent = as === 'page' ? counts.pages >= budgets.pages : counts.links >= budgets.links;
  return isSpent ? 'budget' : null;
}

/** A fixed number of hands; each takes the next task when it is done with one. */
async function visitAll(site: Site, hosts: Hosts, tasks: readonly Task[], depth: number): Promise<void> {
  let next = 0;
  const hand = async (): Promise<void> => {
    for (let task = tasks[next++]; task !== undefined; task = tasks[next++]) {
      await visit(site, hosts, task);
      site.options.onProgress?.({
        pages: site.answers.pages,
        asked: site.requests,
        waiting: Math.max(0, tasks.length - next),
        depth,
      });
    }
  };
  const hands = Math.min(site.options.concurrency ?? CONCURRENCY, tasks.length);
  await Promise.all(Array.from({ length: hands }, hand));
}

async function visit(site: Site, hosts: Hosts, { id, url, as }: Task): Promise<void> {
  const { answers, graph, options } = site;
  const known = site.journal.take(id);
  if (known) return site.replay(known);
  const stop = site.stopReason();
  if (stop) return answers.skip(id, stop);
  // A redirect that ended here has answered for it meanwhile.
  if (answers.has(id)) return;
  if (!(await hosts.mayAsk(url))) return answers.skip(id, 'robots_disallowed');
  const referrer = graph.firstReferrer(id);
  const askIt = () =>
    ask(url, as, referrer < 0 ? null : graph.urlOf(referrer), {
      net: options.net,
      signal: options.signal,
      // A site that answers every path with its home page must not have its home page called missing.
      notFoundOf: id === 0 ? async () => null : hosts.notFoundOf,
    });
  const isOutside = as === 'check' && !site.scope.isOwn(new URL(url).host);
  const answer = isOutside ? await askOutside(url, options.outside, askIt) : await askIt();
  if (answer.state === 'interrupted') return answers.skip(id, 'interrupted');
  site.record(id, site.landsOnHome(id, answer) ? { ...answer, state: 'soft_404' } : answer);
}

function conclude(site: Site): CrawlOutcome {
  const { options, graph, answers, traps, load } = site;
  const summary = summarise(site);
  const { skippedByReason: skipped } = summary;
  const how = options.signal.aborted
    ? 'interrupted'
    : (skipped.deadline ?? 0) > 0
      ? 'deadline'
      : (skipped.budget ?? 0) + (skipped.depth ?? 0) > 0
        ? 'budget'
        : 'complete';
  if (how !== 'interrupted') site.journal.end(how, options.now());
  const startState = answers.stateOf(0);
  return {
    start: graph.urlOf(0),
    ...summary,
    traps: traps.found(),
    hosts: [...load].map(([host, counts]) => ({ host, ...counts })).sort((a, b) => b.requests - a.requests),
    requests: site.requests,
    bytes: site.bytes,
    obeyedRobots: options.obeyRobots !== false,
    how,
    startRead:
      startState !== null && isReached(startState) && site.homeId >= 0 && answers.isPage(site.homeId),
  };
}
