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
/** Pages of one target that are worth a picture; the rest of the findings keep their stored pages. */
const MOST_PAGES = 16;
const MOST_OUTLINES = 30;

/** Which pages of a target show what was found on it. Pure. */
export function picturesWanted({ results }: CheckDocument, facts: PortalFacts): WantedPicture[] {
  const wanted = new Map<string, WantedPicture>();
  for (const result of results.filter(needsProof)) {
    for (const { url, outlines, shows } of picturesOf(result, facts)) {
      // Pictures without a frame show the same for every indicator.
      const key = outlines.length === 0 ? url : `${url} ${result.indicator}`;
      const known = wanted.get(key) ?? { url, outlines: [], shows: [] };
      wanted.set(key, known);
      known.shows.push(...shows);
      known.outlines.push(...outlines.slice(0, MOST_OUTLINES - known.outlines.length));
    }
  }
  return [...wanted.values()].slice(0, MOST_PAGES);
}

const needsProof = ({ verdict, reason }: CheckResult): boolean =>
  verdict === 'fail' || verdict === 'warn' || (verdict === 'undetermined' && FOR_A_PERSON.has(reason ?? ''));

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
    const from = url === null ? null : linkTo(url, facts);
    return from ? [{ ...from, shows }] : [];
  });
}

/** A page a visitor is shown, not a gate and not an error. */
const isShown = (page: PageFact | null): page is PageFact =>
  page !== null && page.visit.challenge === null && page.reading !== null && isReached(page.visit.state);

/** Where a dead address is linked: the first page that was read and shows the link. */
function linkTo(url: string, facts: PortalFacts): Pick<WantedPicture, 'url' | 'outlines'> | null {
  const key = pageKey(url);
  for (const page of [facts.home, ...facts.pages.values()].filter(isShown)) {
    const link = page.reading?.links.find((each) => each.url !== null && pageKey(each.url) === key);
    if (link) return { url: page.visit.finalUrl, outlines: [{ url: link.url, label: labelOf(link) }] };
  }
  return null;
}
