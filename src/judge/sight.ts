import {
  isReached,
  type LinkState,
  type PageFact,
  type PageReading,
  type PortalFacts,
  pageKey,
} from '../facts/index.ts';
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
export function unrenderedReason({ render }: Pick<PageFact, 'render'>): Reason {
  switch (render?.outcome) {
    case 'timeout':
    case 'crashed':
    case 'unreachable':
    case 'refused':
    case 'download':
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
    return page.confirm && isReached(page.confirm.state) ? unknown('inconsistent') : { how: 'dead', page };
  }
  if (!isReached(visit.state)) return unknown(facts.ownNetworkDown ? 'own_network' : reasonOf(visit.state));
  if (reading === null) return unknown('structure_not_recognised');
  if (reading.loginWall) return unknown('login_wall');
  if (reading.kind === 'spa-shell' && !page.rendered) return unknown(unrenderedReason(page));
  if (reading.kind === 'error' || reading.kind === 'empty') return unknown('unreachable');
  if (reading.kind === 'json-api') return unknown('structure_not_recognised');
  return { how: 'read', page: { ...page, reading } };
}

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

/** The home page when it was read, else why nothing can be said of the portal (DESIGN §2). */
export function homeOf(facts: PortalFacts): { home: ReadFact } | { reason: Reason } {
  if (facts.home === null) {
    const sight = sightAt(facts, facts.url);
    return { reason: sight.how === 'unknown' ? sight.reason : 'not_observed' };
  }
  const sight = sightOf(facts.home, facts);
  if (sight.how === 'read') return { home: sight.page };
  // One slow or broken answer of a home page is the business of the availability probes.
  const tells = sight.how === 'unknown' && sight.reason !== 'timeout_single_vantage';
  return { reason: tells ? sight.reason : 'unreachable' };
}

/** Pages of these roles that were read. */
export const readPages = (facts: PortalFacts, ...roles: PageFact['role'][]): ReadFact[] =>
  [...facts.pages.values()]
    .filter((page) => roles.includes(page.role))
    .map((page) => sightOf(page, facts))
    .flatMap((sight) => (sight.how === 'read' ? [sight.page] : []))
    .sort((a, b) => (a.visit.url < b.visit.url ? -1 : 1));

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
