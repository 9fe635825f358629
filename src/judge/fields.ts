import { isReached, labelOf, type PageFact, type PortalFacts, pageKey } from '../facts/index.ts';
import { matchField } from '../html/index.ts';
import type { Field } from '../policies/types.ts';
import type { Unit } from '../targets/types.ts';
import { isSameSite } from './address.ts';
import { newestOf } from './clock.ts';
import { contentOf, datesOf, itemsOf } from './content.ts';
import {
  columnLinks,
  mayHideItems,
  mayHideLinks,
  ownLinks,
  type ReadFact,
  sightAt,
  sightOf,
  unvisited,
  weightiest,
} from './sight.ts';
import type { JudgeContext, Reason } from './verdict.ts';

/** What was found of one field (领域). `content` null: could not be told, `reason` says why. */
export interface FieldSurvey {
  field: Field;
  entry: boolean | null;
  content: 'some' | 'none' | 'dead' | null;
  reason: Reason | null;
  /** Where its entry leads; the first that works. */
  url: string | null;
  pages: PageFact[];
  items: number | null;
  newest: string | null;
  /** Why one of its entries could not be told, whatever the others showed. */
  unread: Reason | null;
}

/** Whether the unit lacks the function behind a field (EX-CENTRAL, GZ49-10). */
export const isExempt = (field: Field, unit: Unit): boolean =>
  [field.id, field.name, ...field.aliases].some((name) => unit.functionsAbsent.includes(name));

/** Names of fields on links, each label matched once. */
export function fieldMatcher(fields: readonly Field[]): (label: string) => Field[] {
  const known = new Map<string, Field[]>();
  return (label) => {
    const matched = known.get(label) ?? (label === '' ? [] : matchField(label, fields));
    known.set(label, matched);
    return matched;
  };
}

interface Find {
  content: FieldSurvey['content'];
  reason: Reason | null;
  url: string | null;
  page: PageFact | null;
  items: number | null;
  newest: string | null;
}

/** Surveys the entries of all fields on the given pages. `hidden` is why an entry nobody saw may still exist. */
export function surveyFields(
  facts: PortalFacts,
  sources: readonly ReadFact[],
  context: Pick<JudgeContext, 'fields' | 'now' | 'portal'>,
  hidden: Reason | null,
): FieldSurvey[] {
  const match = fieldMatcher(context.fields);
  const finds = new Map<string, Map<string, Find>>();
  const note = (field: Field, key: string, find: () => Find): void => {
    const own = finds.get(field.id) ?? new Map<string, Find>();
    finds.set(field.id, own);
    if (!own.has(key)) own.set(key, find());
  };
  for (const source of sources) {
    for (const link of ownLinks(facts, source)) {
      if (link.region === 'breadcrumb') continue;
      for (const field of match(labelOf(link))) {
        note(field, link.url === null ? '' : pageKey(link.url), () => follow(facts, link.url, context));
      }
    }
    for (const section of sectionsOf(source, match, context.now))
      note(section.field, section.key, () => section.find);
  }
  return context.fields.map((field) => surveyOf(field, [...(finds.get(field.id)?.values() ?? [])], hidden));
}

/** What lies behind one link of a field. */
function follow(
  facts: PortalFacts,
  url: string | null,
  { now, portal }: Pick<JudgeContext, 'now' | 'portal'>,
): Find {
  const nothing: Find = { content: null, reason: null, url, page: null, items: null, newest: null };
  if (url === null) return { ...nothing, reason: 'needs_js' };
  const sight = sightAt(facts, url);
  const { page } = sight;
  if (sight.how === 'dead') return { ...nothing, content: 'dead', page };
  // A field may be kept by another authority (税收 → chinatax, 公共资源 → 交易中心): that it answers is enough.
  if (page && answersOutside(page, facts, portal.hosts)) return { ...nothing, content: 'some', page };
  if (sight.how === 'unknown') return { ...nothing, reason: sight.reason, page };
  const content = contentOf(sight.page);
  if (content.has === 'unknown') return { ...nothing, reason: content.reason, page };
  const { reading } = sight.page;
  return {
    ...nothing,
    content: content.has,
    page,
    items: itemsOf(reading).length,
    newest: newestOf(datesOf(reading), now),
  };
}

/** Whether what answers is no page of this portal. */
export function answersOutside(page: PageFact, facts: PortalFacts, hosts: readonly string[]): boolean {
  const { visit } = page;
  if (visit.challenge !== null || !isReached(visit.state)) return false;
  const own = [facts.url, facts.home?.visit.finalUrl ?? facts.url, ...hosts.map((host) => `http://${host}/`)];
  return !own.some((site) => isSameSite(site, visit.finalUrl));
}

/** Fields shown as sections of a page, each with a list of its own. */
function sectionsOf(source: ReadFact, match: (label: string) => Field[], now: number) {
  return source.reading.lists
    .filter((list) => list.region !== 'footer' && list.items.length > 0)
    .flatMap((list) =>
      match(list.heading).map((field) => {
        const newest = newestOf(
          list.items.map((item) => item.date),
          now,
        );
        const url = list.moreUrl ?? source.visit.url;
        const find: Find = {
          content: 'some',
          reason: null,
          url,
          page: source,
          items: list.items.length,
          newest,
        };
        return { field, key: `${pageKey(source.visit.url)}#${list.heading}`, find };
      }),
    );
}

function surveyOf(field: Field, finds: readonly Find[], hidden: Reason | null): FieldSurvey {
  if (finds.length === 0) {
    const entry = hidden === null ? false : null;
    const nothing = { url: null, pages: [], items: null, newest: null, unread: hidden };
    return { field, entry, content: null, reason: hidden, ...nothing };
  }
  const good = finds.filter((find) => find.content === 'some');
  const reason = weightiest(finds.flatMap((find) => (find.reason === null ? [] : [find.reason])));
  const told =
    good[0] ?? (reason === null ? (finds.find((find) => find.content === 'none') ?? finds[0]) : undefined);
  const counted = finds.flatMap((find) => (find.items === null ? [] : [find.items]));
  const dates = finds.flatMap((find) => (find.newest === null ? [] : [find.newest])).sort();
  return {
    field,
    entry: true,
    content: told?.content ?? null,
    reason: told ? null : reason,
    url: (told ?? finds.find((find) => find.url !== null))?.url ?? null,
    pages: finds.flatMap((find) => (find.page === null ? [] : [find.page])),
    items: counted.length === 0 ? null : counted.reduce((sum, count) => sum + count, 0),
    newest: dates.at(-1) ?? null,
    unread: reason,
  };
}

/** Why a field that is named nowhere may still be there: scripted menus, or pages of the topic nobody could read. */
export function hiddenFields(
  facts: PortalFacts,
  sources: readonly ReadFact[],
  roles: PageFact['role'][],
  fields: readonly Field[],
): Reason | null {
  const match = fieldMatcher(fields);
  const unread = [...facts.pages.values()]
    .filter((page) => roles.includes(page.role))
    .map((page) => sightOf(page, facts))
    .flatMap((sight) => (sight.how === 'unknown' ? [sight.reason] : []));
  // A list that scripts fill may be the list of the fields; on a home page it holds news.
  const isScripted = sources.some((page) => (page.role === 'home' ? mayHideLinks(page) : mayHideItems(page)));
  // The page of one field does not hold another.
  const left = unvisited(facts, sources, (link) => match(labelOf(link)).length > 0);
  return weightiest([...(isScripted ? (['needs_js'] as const) : []), ...unread, ...left]);
}

/** A topic that names no field keeps them on a page below it; one that nobody opened proves nothing. */
export function unaskedGroups(
  facts: PortalFacts,
  pages: readonly ReadFact[],
  fields: readonly Field[],
): Reason[] {
  const match = fieldMatcher(fields);
  const names = (page: ReadFact): string[] => [
    ...ownLinks(facts, page).map(labelOf),
    ...page.reading.lists.map(({ heading }) => heading),
  ];
  if (pages.some((page) => names(page).some((label) => match(label).length > 0))) return [];
  const unasked = pages
    .flatMap((page) => columnLinks(facts, page))
    .filter((link) => isColumnLabel(labelOf(link)) && !facts.pages.has(pageKey(link.url ?? '')));
  return unasked.length > 0 ? ['not_observed'] : [];
}

/** Names of columns are short; titles of articles and the 更多 of a list are none. */
const LONGEST_COLUMN = 16;
export const isColumnLabel = (label: string): boolean =>
  label !== '' && label.length <= LONGEST_COLUMN && !/更多|more/i.test(label);
