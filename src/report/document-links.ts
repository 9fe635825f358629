import type { LinkFact, LinkState, PortalFacts } from '../facts/index.ts';
import { isReached, LINK_STATES } from '../facts/index.ts';
import type { CheckDocument } from './check-document.ts';

/** Answers that speak against the address itself. Everything else not reached may be our side, or a guard's. */
const DEAD = new Set<LinkState>([
  'soft_404',
  'gone',
  'server_error',
  'dns_nxdomain',
  'refused',
  'tls_expired',
  'tls_name',
  'too_many_redirects',
  'malformed',
]);

/** Nothing to open as a page, yet an answer: all that a link owes. Or never asked for on purpose. */
const FINE = new Set<LinkState>(['not_html', 'too_large', 'excluded']);

const byPlace = (a: LinkFact, b: LinkFact): number =>
  Number(b.onHome) - Number(a.onHome) || (a.url < b.url ? -1 : a.url > b.url ? 1 : 0);

/** The links of the home page by what became of them. Sorted, because the order of answers is chance. */
export function documentLinks(facts: PortalFacts): CheckDocument['links'] {
  const links = facts.links.toSorted(byPlace);
  const byState: Record<string, number> = {};
  for (const state of LINK_STATES) {
    const count = links.filter((link) => link.state === state).length;
    if (count > 0) byState[state] = count;
  }
  const isBroken = (link: LinkFact): boolean => link.doubt === null && DEAD.has(link.state);
  return {
    checked: links.length,
    byState,
    broken: links.filter(isBroken).map(({ url, state, status, onHome, referrers, attempts, tls }) => ({
      url,
      state,
      status,
      onHome,
      referrers: referrers.map((referrer) => ({ url: referrer.url, text: referrer.text })),
      attempts,
      ...(tls ? { tls } : {}),
    })),
    undetermined: links
      .filter((link) => !isReached(link.state) && !FINE.has(link.state) && !isBroken(link))
      .map(({ url, state, doubt, confirm }) => ({
        url,
        state,
        doubt,
        ...(confirm ? { browser: { state: confirm.state, status: confirm.status } } : {}),
      })),
  };
}
