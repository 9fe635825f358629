import { isReached, NO_IDENTITY, type PageFact, type PageKind, type PortalFacts } from '../facts/index.ts';
import type { CheckDocument } from './check-document.ts';

type Page = NonNullable<CheckDocument['page']>;

/** What to call a page nothing could be read from. */
function unreadKind({ visit }: PageFact): PageKind {
  if (visit.challenge !== null) return 'challenge';
  return visit.state === 'empty' ? 'empty' : 'error';
}

/** Whether a visitor without scripts would miss something; also where we read the scripts' own files. */
const needsJs = (reading: PageFact['reading']): boolean =>
  reading !== null && (reading.needsJs.length > 0 || reading.links.some(({ via }) => via === 'script'));

/** The home page as the document shows it; null when it was never asked for. */
export function documentPage(home: PageFact | null): Page | null {
  if (home === null) return null;
  const { visit, reading } = home;
  const tags = Object.entries(reading?.meta ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    url: visit.finalUrl,
    status: visit.status,
    state: visit.state,
    kind: reading?.kind ?? unreadKind(home),
    charset: visit.charset,
    ...(visit.tls ? { tls: visit.tls } : {}),
    challenge: visit.challenge,
    soft404: visit.state === 'soft_404',
    newestDate: reading?.newest?.date ?? null,
    emptyList: reading?.listState === 'empty',
    needsJs: needsJs(reading),
    rendered: home.rendered,
    meta: Object.fromEntries(tags.map(([name, tag]) => [name, tag.value])),
    identity: structuredClone(reading?.identity ?? NO_IDENTITY),
  };
}

/** Pages asked for, read and blocked; what was left out and why. Printed before any result. */
export function documentCoverage(facts: PortalFacts): CheckDocument['coverage'] {
  const pages = [...facts.pages.values()];
  const skipped: Record<string, number> = {};
  for (const { reason } of facts.skipped.toSorted((a, b) => (a.reason < b.reason ? -1 : 1)))
    skipped[reason] = (skipped[reason] ?? 0) + 1;
  return {
    attempted: pages.length,
    read: pages.filter((page) => page.reading !== null && isReached(page.visit.state)).length,
    blocked: pages.filter((page) => page.visit.state === 'blocked').length,
    skipped,
    requests: facts.requests,
    bytes: facts.bytes,
    ...rendersOf(pages, facts.links),
  };
}

/** Visits of the browser by what became of them; `confirmed` are addresses that seemed dead, asked once more. */
function rendersOf(
  pages: readonly PageFact[],
  links: PortalFacts['links'],
): Pick<CheckDocument['coverage'], 'renders'> {
  const renders: Record<string, number> = {};
  for (const outcome of pages.flatMap(({ render }) => (render ? [render.outcome] : [])).sort())
    renders[outcome] = (renders[outcome] ?? 0) + 1;
  const confirmed = new Set([
    ...pages.filter(({ confirm }) => confirm).map(({ visit }) => visit.url),
    ...links.filter(({ confirm }) => confirm).map(({ url }) => url),
  ]);
  if (confirmed.size > 0) renders.confirmed = confirmed.size;
  return Object.keys(renders).length === 0 ? {} : { renders };
}
