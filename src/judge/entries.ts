import { type EntryCandidate, type EntryKind, labelOf, type PortalFacts, pageKey } from '../facts/index.ts';
import { destinationKey, entryPresence, selectEntries } from '../html/index.ts';
import type { Lexicon } from '../policies/types.ts';
import { mayHideLinks, type NoHome, type ReadFact, type Sight, sightAt } from './sight.ts';

/** A candidate together with what became of its destination. */
export interface Entry {
  candidate: EntryCandidate;
  /** null when it leads nowhere readable: `#`, a script, or its own page. */
  url: string | null;
  sight: Sight;
}

export interface EntrySurvey {
  /** null: none found, but scripts may write some. */
  present: boolean | null;
  /** Whether the claims name one address; null when they name none. */
  unified: boolean | null;
  /** The entries worth naming, strongest claims only. */
  entries: Entry[];
  /** Those that claim the whole; none when only items were found. */
  claims: Entry[];
}

/** The entries of a kind on one page and where they lead. */
export function surveyEntries(
  facts: PortalFacts,
  page: ReadFact,
  kind: EntryKind,
  lexicon: Lexicon,
): EntrySurvey {
  const pageUrl = page.visit.finalUrl;
  const all = selectEntries(page.reading.links, kind, lexicon, { pageUrl });
  const { present, unified, candidates } = entryPresence(all, {
    needsJs: mayHideLinks(page) ? page.reading.needsJs : [],
  });
  const entries = candidates.map((candidate) => entryOf(facts, page, candidate));
  return {
    present,
    unified,
    entries,
    claims: entries.filter(({ candidate }) => candidate.strength !== 'item'),
  };
}

/** What an answer that is no home page shows of a kind of entry: it may offer one, but it cannot lack one. */
export function shownWithoutHome(facts: PortalFacts, { page }: NoHome, kind: EntryKind, lexicon: Lexicon) {
  const survey = page === null ? null : surveyEntries(facts, page, kind, lexicon);
  return {
    present: survey?.present === true ? true : null,
    unified: survey?.unified ?? null,
    candidates: (survey?.entries ?? []).map((entry) => candidateFact(entry, null)),
  };
}

function entryOf(facts: PortalFacts, page: ReadFact, candidate: EntryCandidate): Entry {
  const pageUrl = page.visit.finalUrl;
  const { url, link } = candidate;
  // `http://this.page/#` is how browsers save a heading dressed as a link.
  // What a browser has clicked without getting anywhere is for a person to click.
  if (url === null || /#$/.test(link.href ?? ''))
    return nowhere(candidate, page.rendered || link.via === 'code' ? 'needs_human_judgement' : 'needs_js');
  // A block of the page itself is an entry of sorts; whether it serves is for a person to see.
  if (pageKey(url) === pageKey(pageUrl)) return nowhere(candidate, 'needs_human_judgement');
  return { candidate, url, sight: sightAt(facts, url) };
}

const nowhere = (candidate: EntryCandidate, reason: 'needs_js' | 'needs_human_judgement'): Entry => ({
  candidate,
  url: null,
  sight: { how: 'unknown', reason, page: null },
});

/** Where an entry ends up once redirects are followed. */
export const destinationOf = ({ sight, url }: Entry): string | null => sight.page?.visit.finalUrl ?? url;

/** Entries behind one destination. */
export interface Group {
  place: string;
  entries: Entry[];
  url: string;
  sight: Sight;
}

/** Groups entries by the place they resolve to, in the order of the page. Entries that lead nowhere have no group. */
export function groupByDestination(entries: readonly Entry[]): Group[] {
  const groups = new Map<string, Group>();
  for (const entry of entries) {
    const url = destinationOf(entry);
    if (url === null) continue;
    const place = destinationKey(url);
    const group = groups.get(place);
    if (group) group.entries.push(entry);
    else groups.set(place, { place, entries: [entry], url, sight: entry.sight });
  }
  return [...groups.values()];
}

/** The shape of a candidate in a check document (DESIGN §10). */
export const candidateFact = (entry: Entry, effective: boolean | null) => ({
  text: labelOf(entry.candidate.link),
  href: entry.candidate.link.href,
  region: entry.candidate.link.region,
  visible: entry.candidate.link.visible,
  destination: destinationOf(entry),
  effective,
});

/** Reasons of the entries whose destination nobody could read. */
export const unreadReasons = (entries: readonly Entry[]) =>
  entries.flatMap(({ sight }) => (sight.how === 'unknown' ? [sight.reason] : []));
