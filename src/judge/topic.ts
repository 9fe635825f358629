import type { PageFact, PortalFacts } from '../facts/index.ts';
import { destinationKey } from '../html/index.ts';
import { destinationOf, type Entry, type EntrySurvey, surveyEntries, unreadReasons } from './entries.ts';
import {
  homeOf,
  mayHideItems,
  mayHideLinks,
  type ReadFact,
  readPages,
  sightOf,
  unturned,
  unvisited,
  weightiest,
} from './sight.ts';
import type { JudgeContext, Reason } from './verdict.ts';

/** The topic on standardised grassroots openness, as far as it was found (GZ49-41). */
export type Topic =
  | { state: 'read'; pages: ReadFact[]; entries: Entry[] }
  /** Proven: every link to it leads to a page that is gone. */
  | { state: 'dead'; page: PageFact | null; entries: Entry[] }
  /** Proven: neither the home page nor the topic index names it. */
  | { state: 'absent'; page: PageFact; entries: Entry[] }
  | { state: 'unknown'; reason: Reason; entries: Entry[] };

/** Looks for the topic on the home page and in the topic index. */
export function findTopic(facts: PortalFacts, { lexicon }: Pick<JudgeContext, 'lexicon'>): Topic {
  const seen = homeOf(facts);
  if ('reason' in seen) {
    const entries = seen.page ? surveyEntries(facts, seen.page, 'special-topic', lexicon).entries : [];
    return { state: 'unknown', reason: seen.reason, entries };
  }
  const { home } = seen;
  const indexes = readPages(facts, 'topic-index');
  const surveys = [home, ...indexes].map((page) => surveyEntries(facts, page, 'special-topic', lexicon));
  const claims = surveys.flatMap((survey) => survey.claims);
  const pages = topicPages(facts, claims);
  if (pages.length > 0) return { state: 'read', pages, entries: claims };
  const unread = weightiest(unreadReasons(claims));
  if (unread !== null) return { state: 'unknown', reason: unread, entries: claims };
  const [dead] = claims;
  if (dead) return { state: 'dead', page: dead.sight.page, entries: claims };
  const doors = surveyEntries(facts, home, 'topic-index', lexicon);
  const hidden = weightiest([...hidingPlaces(facts, home, indexes, doors), ...onlyItems(surveys)]);
  const entries = surveys.flatMap((survey) => survey.entries);
  return hidden === null
    ? { state: 'absent', page: home, entries }
    : { state: 'unknown', reason: hidden, entries };
}

/** Destinations that were read, each once, and the pages below them that hold the fields in groups. */
function topicPages(facts: PortalFacts, claims: readonly Entry[]): ReadFact[] {
  const reached = new Map<string, ReadFact>();
  for (const { sight } of claims) {
    if (sight.how === 'read') reached.set(destinationKey(sight.page.visit.finalUrl), sight.page);
  }
  if (reached.size === 0) return [];
  for (const page of readPages(facts, 'topic')) {
    const place = destinationKey(page.visit.finalUrl);
    if (!reached.has(place)) reached.set(place, page);
  }
  return [...reached.values()];
}

/** Reasons why a topic nobody named may still be somewhere: scripted menus, an index that was not read. */
function hidingPlaces(
  facts: PortalFacts,
  home: ReadFact,
  indexes: readonly ReadFact[],
  doors: EntrySurvey,
): Reason[] {
  const scripted = mayHideLinks(home) || indexes.some(mayHideItems) ? (['needs_js'] as const) : [];
  // A menu heading without an address is no riddle once another door to the index was open.
  const isOpen = doors.claims.some(({ sight }) => sight.how === 'read');
  const unread = unreadReasons(doors.claims.filter(({ url }) => url !== null || !isOpen));
  const furtherPages = [...facts.pages.values()]
    .filter((page) => page.role === 'topic-index')
    .map((page) => sightOf(page, facts))
    .flatMap((sight) => (sight.how === 'unknown' ? [sight.reason] : []));
  return [...scripted, ...unread, ...furtherPages, ...unvisited(facts, indexes), ...unturned(facts, indexes)];
}

/** Things that belong to a topic without the topic itself: a person should look. */
const onlyItems = (surveys: readonly EntrySurvey[]): Reason[] =>
  surveys.some((survey) => survey.present === true) ? ['needs_human_judgement'] : [];

/** Addresses of the topic, each once. */
export const topicUrls = (entries: readonly Entry[]): string[] =>
  [...new Set(entries.map(destinationOf).filter((url) => url !== null))].sort();
