import type { Outline } from '../browser/index.ts';
import { isReached, labelOf, type PageFact, type PortalFacts, pageKey } from '../facts/index.ts';
import type { CheckDocument, CheckResult } from '../report/index.ts';

/** A page to take a picture of, what to frame on it, and which findings it shows. */
export interface WantedPicture {
  url: string;
  outlines: Outline[];
  shows: string[];
}

/** Reasons behind which a person has something to look at. */
const FOR_A_PERSON = new Set([
  'needs_human_judgement',
  'inconsistent',
  'browser_failed',
  'structure_not_recognised',
  'date_not_parsed',
  'needs_js',
]);
/** What no picture of a page on a desk shows: its source, its scripts, its speed, how a phone shows it. */
const UNSEEN = new Set(['page-tags', 'load-time', 'mobile-view', 'script-errors', 'mixed-content']);
/** Pages of one target that are worth a picture; the rest of the findings keep their stored pages. */
const MOST_PAGES = 18;
const MOST_OUTLINES = 30;

/** Which pages of a target show what was found on it: of every result the first page, then of every one the second …,
 *  so that nine dead files of one result do not crowd out the others. Pure. */
export function picturesWanted({ results }: CheckDocument, facts: PortalFacts): WantedPicture[] {
  const byResult = results.filter(needsProof).map((result) => pagesOf(result, facts));
  const longest = Math.max(0, ...byResult.map((pages) => pages.length));
  const inTurn = Array.from({ length: longest }, (_, turn) => byResult.flatMap((pages) => pages[turn] ?? []));
  const wanted = new Map<string, WantedPicture>();
  for (const page of inTurn.flat()) {
    // The same page with the same frames shows the same for every result.
    const key = JSON.stringify([page.url, page.outlines]);
    const known = wanted.get(key);
    if (known) known.shows.push(...page.shows);
    else if (wanted.size < MOST_PAGES) wanted.set(key, page);
  }
  return [...wanted.values()];
}

/** The pages of one result, each once, with everything that is framed on it. */
function pagesOf(result: CheckResult, facts: PortalFacts): WantedPicture[] {
  const pages = new Map<string, WantedPicture>();
  for (const { url, outlines, shows } of picturesOf(result, facts)) {
    const known = pages.get(url) ?? { url, outlines: [], shows: [] };
    pages.set(url, known);
    known.shows.push(...shows);
    const fresh = outlines.filter((one) => !known.outlines.some((other) => isSame(one, other)));
    known.outlines.push(...fresh.slice(0, MOST_OUTLINES - known.outlines.length));
  }
  return [...pages.values()];
}

const isSame = (one: Outline, other: Outline): boolean => one.url === other.url && one.label === other.label;

const needsProof = ({ indicator, verdict, reason }: CheckResult): boolean =>
  !UNSEEN.has(indicator) &&
  (verdict === 'fail' ||
    verdict === 'warn' ||
    (verdict === 'undetermined' && FOR_A_PERSON.has(reason ?? '')));

/** Key of what a picture shows: one finding, or a result that has none. */
export const shownKey = (indicator: string, subject: string | null): string =>
  subject === null ? indicator : `${indicator} ${subject}`;

function picturesOf(result: CheckResult, facts: PortalFacts): WantedPicture[] {
  const candidates = (result.facts?.candidates ?? []).map(({ destination, text }) => ({
    url: destination,
    label: text,
  }));
  const home = facts.home?.visit.finalUrl ?? facts.url;
  if (result.findings.length === 0) {
    return isShown(facts.home)
      ? [{ url: home, outlines: candidates, shows: [shownKey(result.indicator, null)] }]
      : [];
  }
  return result.findings.flatMap(({ url, subject }) => {
    const shows = [shownKey(result.indicator, subject)];
    const page = url === null ? facts.home : (facts.pages.get(pageKey(url)) ?? null);
    if (isShown(page))
      return [{ url: page.visit.finalUrl, outlines: page === facts.home ? candidates : [], shows }];
    if (url === null) return [];
    const from = facts.searches.some((search) => search.url === url && isReached(search.state))
      ? { url, outlines: [] }
      : linkTo(url, facts);
    return from ? [{ ...from, shows }] : [];
  });
}

/** A page a visitor is shown, not a gate, be it one for browsers alone, and not an error. */
const isShown = (page: PageFact | null): page is PageFact =>
  page !== null &&
  page.visit.challenge === null &&
  page.render?.outcome !== 'blocked' &&
  page.reading !== null &&
  isReached(page.visit.state);

/** Where a dead address is linked: the first page that was read and shows the link. */
function linkTo(url: string, facts: PortalFacts): Pick<WantedPicture, 'url' | 'outlines'> | null {
  const key = pageKey(url);
  for (const page of [facts.home, ...facts.pages.values()].filter(isShown)) {
    const link = page.reading?.links.find((each) => each.url !== null && pageKey(each.url) === key);
    if (link) return { url: page.visit.finalUrl, outlines: [{ url: link.url, label: labelOf(link) }] };
  }
  return null;
}
