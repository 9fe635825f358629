import { BROKEN_STATES, FINE_STATES, type LinkState } from '../../facts/index.ts';
import { mayMeanHome } from '../way-home.ts';
import { normalise } from './address.ts';
import type { Answers } from './answers.ts';
import type { LinkGraph } from './graph.ts';
import type { CrawlScope } from './scope.ts';
import type { CheckedLink, CrawlOutcome, Referrer, SkipReason } from './types.ts';

/** After so many answers of one host, a share of failures above the limit speaks of the host, not of its pages. */
const COLLAPSE = { after: 20, share: 0.8 };

export interface Seen {
  graph: LinkGraph;
  answers: Answers;
  scope: CrawlScope;
  homeId: number;
}

type Summary = Pick<
  CrawlOutcome,
  | 'pages'
  | 'checked'
  | 'byState'
  | 'broken'
  | 'undetermined'
  | 'soft404'
  | 'downgraded'
  | 'skipped'
  | 'skippedByReason'
>;

/** Sorts what was seen into what works, what does not, and what could not be told. */
export function summarise(seen: Seen): Summary {
  const { graph, answers } = seen;
  const context = { tallies: tallyHosts(seen), homes: homePagesOf(seen) };
  const byState: Partial<Record<LinkState, number>> = {};
  const skippedByReason: Partial<Record<SkipReason, number>> = {};
  const skipped: CrawlOutcome['skipped'] = [];
  const failed: CheckedLink[] = [];
  const downgraded: CrawlOutcome['downgraded'] = [];
  const firstReferrers = (id: number): Referrer[] => graph.referrersOf(id).slice(0, 3);
  let checked = 0;
  for (let id = 0; id < graph.size; id++) {
    const state = answers.stateOf(id);
    const reason = answers.skipOf(id);
    if (state !== null) {
      checked += 1;
      byState[state] = (byState[state] ?? 0) + 1;
      if (!FINE_STATES.has(state)) failed.push(checkedLink(seen, id, state, context));
      const finalUrl = downgradeOf(seen, id);
      if (finalUrl !== null)
        downgraded.push({ url: graph.urlOf(id), finalUrl, referrers: firstReferrers(id) });
    } else if (reason !== null) {
      skippedByReason[reason] = (skippedByReason[reason] ?? 0) + 1;
      skipped.push({ url: graph.urlOf(id), reason, referrers: firstReferrers(id) });
    }
  }
  failed.sort((a, b) => Number(b.onHome) - Number(a.onHome) || compare(a.url, b.url));
  const isBroken = (link: CheckedLink): boolean => BROKEN_STATES.has(link.state) && link.doubt === null;
  const broken = failed.filter(isBroken);
  return {
    pages: answers.pages,
    checked,
    byState,
    broken,
    undetermined: failed.filter((link) => !isBroken(link)),
    soft404: broken.filter(({ state }) => state === 'soft_404').map(({ url }) => url),
    downgraded: downgraded.sort((a, b) => compare(a.url, b.url)),
    skipped: skipped.sort((a, b) => compare(a.url, b.url)),
    skippedByReason,
  };
}

/** Where an address ends that is redirected from https to http on its way; null for all others. */
function downgradeOf({ graph, answers }: Seen, id: number): string | null {
  const detail = answers.detailOf(id);
  if (!detail) return null;
  const finalUrl = detail.finalUrl ?? graph.urlOf(detail.to ?? id);
  const way = [...detail.hops.map(({ url }) => url), finalUrl];
  const isDowngraded = way.some(
    (url, step) => url.startsWith('https:') && way[step + 1]?.startsWith('http:') === true,
  );
  return isDowngraded ? finalUrl : null;
}

function checkedLink(
  seen: Seen,
  id: number,
  state: LinkState,
  { tallies, homes }: { tallies: ReadonlyMap<string, Tally>; homes: readonly number[] },
): CheckedLink {
  const { graph, answers, scope } = seen;
  const url = graph.urlOf(id);
  const host = hostOf(url);
  const detail = answers.detailOf(id);
  const isOwn = host === null || scope.isOwn(host);
  return {
    url,
    finalUrl: detail?.finalUrl ?? url,
    state,
    status: answers.statusOf(id),
    external: !isOwn,
    onHome: homes.some((page) => isOn(page, id, graph, answers)),
    referrers: graph.referrersOf(id),
    referrerCount: graph.referrerCount(id),
    hops: detail?.hops ?? [],
    attempts: detail?.attempts ?? [],
    doubt: detail?.doubt ?? doubtOf(seen, id, state, isOfHost(state, isOwn, tallies.get(host ?? ''))),
  };
}

function doubtOf(seen: Seen, id: number, state: LinkState, isHosts: boolean): CheckedLink['doubt'] {
  if (isHosts) return 'host_collapsed';
  return state === 'soft_404' && isWayHome(seen, id) ? 'leads_home' : null;
}

/** Sent to the home page, and perhaps meant to be: another version of the site, or a part of the menu. */
function isWayHome({ graph, answers, homeId }: Seen, id: number): boolean {
  const finalUrl = answers.detailOf(id)?.finalUrl ?? null;
  if (homeId < 0 || finalUrl === null || normalise(finalUrl) !== graph.urlOf(homeId)) return false;
  const isInMenu = answers.pages >= MENU.after && graph.referrerCount(id) > answers.pages * MENU.share;
  const texts = graph.referrersOf(id).map(({ text }) => text);
  return isInMenu || mayMeanHome(graph.urlOf(id), texts, finalUrl);
}

/** What more pages than this share link is in the menu, once there are some. */
const MENU = { after: 10, share: 0.5 };

/** On a page, or written into it by a script or style sheet that it loads. */
const isOn = (page: number, id: number, graph: LinkGraph, answers: Answers): boolean =>
  graph.isReferredBy(id, page) ||
  graph.referringPages(id).some((from) => !answers.isPage(from) && graph.isReferredBy(from, page));

/** The home page; and the one behind it, where it is but a door: a page that sends its visitors on to a single other. */
function homePagesOf({ graph, answers, scope, homeId }: Seen): number[] {
  if (homeId < 0) return [];
  const linked: number[] = [];
  for (let id = 0; id < graph.size && linked.length < 2; id++) {
    if (id === homeId || !graph.isReferredBy(id, homeId)) continue;
    const host = hostOf(graph.urlOf(id));
    if (answers.isPage(id) || (host !== null && !scope.isOwn(host))) linked.push(id);
  }
  const [behind] = linked;
  return linked.length === 1 && behind !== undefined && answers.isPage(behind) ? [homeId, behind] : [homeId];
}

/** How the answers of one host came out. */
interface Tally {
  asked: number;
  failed: number;
  /** Gave any answer at all. */
  answered: number;
  /** Failed before there was an answer. */
  cutOff: number;
}

const CUT_OFF: ReadonlySet<LinkState> = new Set([
  'refused',
  'reset',
  'timeout',
  'dns_nxdomain',
  'dns_temporary',
]);
/** A host that answers and then goes silent so often may have shut us out. */
const MANY_CUT_OFF = 5;

function tallyHosts({ graph, answers }: Seen): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (let id = 0; id < graph.size; id++) {
    const state = answers.stateOf(id);
    const host = state === null || state === 'malformed' ? null : hostOf(graph.urlOf(id));
    if (state === null || host === null) continue;
    const tally = tallies.get(host) ?? { asked: 0, failed: 0, answered: 0, cutOff: 0 };
    tallies.set(host, tally);
    tally.asked += 1;
    if (!FINE_STATES.has(state)) tally.failed += 1;
    if (CUT_OFF.has(state)) tally.cutOff += 1;
    else if (answers.statusOf(id) !== null) tally.answered += 1;
  }
  return tallies;
}

/** Whether a failure speaks of the host, or of how it treats us, and not of the address. A host that never answered
 *  is as dead as it looks; one that fails as a whole, or stopped answering on the way, proves nothing. */
function isOfHost(state: LinkState, isOwn: boolean, tally: Tally | undefined): boolean {
  if (tally === undefined) return false;
  if (CUT_OFF.has(state)) return tally.answered > 0 && tally.cutOff >= MANY_CUT_OFF;
  const isCollapsed = tally.asked >= COLLAPSE.after && tally.failed > tally.asked * COLLAPSE.share;
  return isCollapsed && (isOwn || state === 'server_error');
}

const hostOf = (url: string): string | null => URL.parse(url)?.host ?? null;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
