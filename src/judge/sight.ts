import {
  isReached,
  type LinkState,
  labelOf,
  type PageFact,
  type PageLink,
  type PageReading,
  type PortalFacts,
  pageKey,
  type RenderOutcome,
  type SkippedFact,
} from '../facts/index.ts';
import { isArticleAddress, nextPage } from '../html/index.ts';
import { isSameSite } from './address.ts';
import type { Reason } from './verdict.ts';

export type ReadFact = PageFact & { reading: PageReading };

/** What we know of one address. `dead` is proven; `unknown` proves nothing and accuses nobody. */
export type Sight =
  | { how: 'read'; page: ReadFact }
  | { how: 'dead'; page: PageFact }
  | { how: 'unknown'; reason: Reason; page: PageFact | null };

/** Why an answer of this state tells nothing about the page. */
export function reasonOf(state: LinkState): Reason {
  switch (state) {
    case 'blocked':
      return 'blocked';
    case 'login_required':
      return 'login_wall';
    case 'excluded':
      return 'robots_disallowed';
    case 'timeout':
      return 'timeout_single_vantage';
    case 'not_html':
    case 'too_large':
      return 'structure_not_recognised';
    case 'interrupted':
      return 'not_observed';
    default:
      return 'unreachable';
  }
}

/** Why nobody knows what the scripts of a page would show: no browser was asked, or it could not tell. */
export const unrenderedReason = ({ render }: Pick<PageFact, 'render'>): Reason =>
  outcomeReason(render?.outcome);

/** Why a visit of a browser that ended like this tells nothing. */
export function outcomeReason(outcome: RenderOutcome | undefined): Reason {
  switch (outcome) {
    case 'timeout':
    case 'crashed':
    case 'unreachable':
    case 'refused':
    case 'download':
    case 'unreadable':
      return 'browser_failed';
    case 'blocked':
      return 'blocked';
    case 'inconsistent':
      return 'inconsistent';
    default:
      return 'needs_js';
  }
}

/** Reads one page fact: read, proven dead, or unknown with its reason. */
export function sightOf(page: PageFact, facts: Pick<PortalFacts, 'ownNetworkDown'>): Sight {
  const unknown = (reason: Reason): Sight => ({ how: 'unknown', reason, page });
  const { reading, visit } = page;
  if (visit.challenge !== null || reading?.kind === 'challenge') return unknown('blocked');
  if (visit.state === 'gone' || visit.state === 'soft_404') {
    return isDoubted(page) ? unknown('inconsistent') : { how: 'dead', page };
  }
  if (!isReached(visit.state)) return unknown(facts.ownNetworkDown ? 'own_network' : reasonOf(visit.state));
  if (reading === null) return unknown('structure_not_recognised');
  if (reading.loginWall) return unknown('login_wall');
  if (reading.kind === 'spa-shell' && !page.rendered) return unknown(unrenderedReason(page));
  if (reading.kind === 'error' || reading.kind === 'empty') return unknown('unreachable');
  if (reading.kind === 'json-api') return unknown('structure_not_recognised');
  return { how: 'read', page: { ...page, reading } };
}

/** A browser was told something else than the plain request that found nothing, or must be asked before it counts. */
const isDoubted = ({ confirm, doubt }: PageFact): boolean =>
  doubt !== undefined || (confirm !== undefined && isReached(confirm.state));

/** The same for an address that may never have been asked for. */
export function sightAt(facts: PortalFacts, url: string): Sight {
  const key = pageKey(url);
  const page = facts.pages.get(key);
  if (page) return sightOf(page, facts);
  if (facts.ownNetworkDown) return { how: 'unknown', reason: 'own_network', page: null };
  const skipped = facts.skipped.find((each) => pageKey(each.url) === key);
  const robots = skipped?.reason === 'robots_disallowed';
  return { how: 'unknown', reason: robots ? 'robots_disallowed' : 'not_observed', page: null };
}

/** What a portal without a judged home page still shows: `page` is an answer that was read and is no home page. */
export interface NoHome {
  reason: Reason;
  page: ReadFact | null;
}

/** The home page when it was read, else why nothing can be said of the portal (DESIGN §2). */
export function homeOf(facts: PortalFacts): { home: ReadFact } | NoHome {
  if (facts.home === null) {
    const sight = sightAt(facts, facts.url);
    return { reason: sight.how === 'unknown' ? sight.reason : 'not_observed', page: null };
  }
  const sight = sightOf(facts.home, facts);
  if (sight.how === 'read') {
    const { page } = sight;
    return offersWays(page) ? { home: page } : { reason: whyNoWays(page), page };
  }
  // One slow or broken answer of a home page is the business of the availability probes.
  const tells = sight.how === 'unknown' && sight.reason !== 'timeout_single_vantage';
  return { reason: tells ? sight.reason : 'unreachable', page: null };
}

/** A maintenance notice, a splash page or somebody else's block page answers with 200, too. Nothing can be missed on
 *  a page that offers hardly any ways. */
const FEWEST_WAYS = 8;

function offersWays({ reading }: ReadFact): boolean {
  const ways = reading.links.filter(({ url, via }) => url !== null && via !== 'form').map(labelOf);
  return new Set(ways.filter((label) => label !== '')).size >= FEWEST_WAYS;
}

const whyNoWays = (page: ReadFact): Reason =>
  page.reading.needsJs.length > 0 && !page.rendered ? unrenderedReason(page) : 'structure_not_recognised';

/** Pages of these roles that were read. */
export const readPages = (facts: PortalFacts, ...roles: PageFact['role'][]): ReadFact[] =>
  [...facts.pages.values()]
    .filter((page) => roles.includes(page.role))
    .map((page) => sightOf(page, facts))
    .flatMap((sight) => (sight.how === 'read' ? [sight.page] : []))
    .sort((a, b) => (a.visit.url < b.visit.url ? -1 : 1));

/** Links of a page that are its own: menus and footers it shares with the home page say nothing about it. */
export function ownLinks(facts: PortalFacts, page: ReadFact): PageLink[] {
  const home = facts.home?.reading ?? null;
  if (home === null || page.role === 'home') return page.reading.links;
  const framed = home.links.filter(isFrame);
  const shared = new Set(framed.flatMap(({ url }) => (url === null ? [] : [pageKey(url)])));
  return page.reading.links.filter(
    (link) => !isFrame(link) || link.url === null || !shared.has(pageKey(link.url)),
  );
}

const isFrame = ({ region }: PageLink): boolean => region !== 'body' && region !== 'breadcrumb';

/** Columns a page itself leads to within its site; articles, shared menus, footers and breadcrumbs are none. */
export function columnLinks(facts: PortalFacts, page: ReadFact): PageLink[] {
  const dated = new Set(
    page.reading.lists.flatMap(({ items }) => items.flatMap(({ url, date }) => (date === null ? [] : [url]))),
  );
  return ownLinks(facts, page).filter(
    ({ url, via, region }) =>
      url !== null &&
      via !== 'form' &&
      region !== 'footer' &&
      region !== 'breadcrumb' &&
      isSameSite(url, page.visit.finalUrl) &&
      !isArticleAddress(url) &&
      !dated.has(url),
  );
}

/** Why columns below these pages were left unread: what is named nowhere may stand there. `isAside` names links
 *  that cannot hold it. */
export function unvisited(
  facts: PortalFacts,
  pages: readonly ReadFact[],
  isAside: (link: PageLink) => boolean = () => false,
): Reason[] {
  const left = new Map(
    facts.skipped.filter(({ reason }) => LEFT.has(reason)).map(({ url, reason }) => [pageKey(url), reason]),
  );
  if (left.size === 0) return [];
  return pages
    .flatMap((page) => columnLinks(facts, page))
    .filter((link) => !isAside(link))
    .map(({ url }) => pageKey(url ?? ''))
    .filter((key) => !facts.pages.has(key) && left.has(key))
    .map((key): Reason => (left.get(key) === 'robots_disallowed' ? 'robots_disallowed' : 'not_observed'));
}

const LEFT: ReadonlySet<SkippedFact['reason']> = new Set([
  'robots_disallowed',
  'budget',
  'deadline',
  'host_collapsed',
]);

/** Why pages of a list were never turned to. Where other pages turn by an address, a 下一页 without one is
 *  merely the end. */
export function unturned(facts: PortalFacts, lists: readonly ReadFact[]): Reason[] {
  const turns = lists.map((page) => nextPage(page.reading.links, page.visit.finalUrl));
  const urls = turns.flatMap((turn) => (turn.state === 'at' ? [turn.url] : []));
  if (urls.length === 0) return turns.some(({ state }) => state === 'scripted') ? ['needs_js'] : [];
  return urls
    .map((url) => sightAt(facts, url))
    .flatMap((sight) => (sight.how === 'unknown' ? [sight.reason] : []));
}

/** Scripts may add links to the page that its HTML does not show. A list they fill says nothing about menus. */
export const mayHideLinks = ({ reading, rendered }: ReadFact): boolean =>
  !rendered && reading.needsJs.some((why) => why !== 'empty-list');

/** Scripts may add items to the page that its HTML does not show. */
export const mayHideItems = ({ reading, rendered }: ReadFact): boolean =>
  !rendered && reading.needsJs.length > 0;

/** The first reason by weight, so that the answer does not hang on the order of records. */
export function weightiest(reasons: Iterable<Reason>): Reason | null {
  const all = new Set(reasons);
  return WEIGHT.find((reason) => all.has(reason)) ?? null;
}

const WEIGHT: readonly Reason[] = [
  'own_network',
  'blocked',
  'needs_js',
  'browser_failed',
  'inconsistent',
  'login_wall',
  'robots_disallowed',
  'unreachable',
  'timeout_single_vantage',
  'date_not_parsed',
  'attachment_not_parsed',
  'structure_not_recognised',
  'needs_human_judgement',
  'not_observed',
];
