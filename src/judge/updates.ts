import { labelOf, type PageFact, type PortalFacts, pageKey } from '../facts/index.ts';
import { announcesDirectory, isPagerLabel } from '../html/index.ts';
import type { Column } from '../targets/types.ts';
import { ageDays, newestOf } from './clock.ts';
import { contentOf, datesOf, itemsOf } from './content.ts';
import type { DirectorySurvey } from './directories.ts';
import { answersOutside, type FieldSurvey, fieldMatcher, isColumnLabel } from './fields.ts';
import {
  columnLinks,
  mayHideItems,
  type ReadFact,
  readPages,
  type Sight,
  sightAt,
  sightOf,
  unrenderedReason,
  weightiest,
} from './sight.ts';
import type { JudgeContext, Reason } from './verdict.ts';

/** Whether what stands under a field is kept up to date. The notice names no days for a field (GZ49-42 speaks of the
 *  topic), so this informs and is held against nobody: the cycle is the one registered for the column, else one of
 *  monitoring practice (standards §8.5, C). */
export interface FieldUpdate {
  state: 'timely' | 'overdue' | 'undetermined';
  /** Why it could not be told. */
  reason: Reason | null;
  cycleDays: number;
  by: 'registry' | 'practice';
}

type Cycle = Pick<FieldUpdate, 'cycleDays' | 'by'>;
type Context = Pick<JudgeContext, 'now' | 'fields' | 'portal' | 'columns'>;
type Updates = (
  survey: FieldSurvey,
  directory: DirectorySurvey | undefined,
) => { newest: string | null; update: FieldUpdate | null };

/** Answers of each field its newest day, of its own pages and of the columns below them, and whether that is in time.
 *  `update` is null where there is nothing to keep up: no content, no cycle, an archived column, a directory that asks
 *  for presence alone. A new day is proof; an old one only when nothing newer may stand where nobody looked. */
export function openUpdates(facts: PortalFacts, context: Context): Updates {
  const columnsBelow = openColumnsBelow(facts, context.fields);
  return (survey, directory) => {
    const pages = readOf(facts, survey.pages);
    const below = pages.flatMap(columnsBelow).map((url) => sightAt(facts, url));
    const days = below.flatMap((sight) => (sight.how === 'read' ? datesOf(sight.page.reading) : []));
    const newest = newestOf([survey.newest, ...days], context.now);
    const cycle = cycleOf(survey, context.columns ?? []);
    if (cycle === null || survey.content !== 'some' || isForGood(pages, directory))
      return { newest, update: null };
    if (newest !== null && ageDays(newest, context.now) <= cycle.cycleDays)
      return { newest, update: { state: 'timely', reason: null, ...cycle } };
    const isOutside = survey.pages.some((page) => answersOutside(page, facts, context.portal.hosts));
    const reason = weightiest([
      ...(survey.unread === null ? [] : [survey.unread]),
      ...(isOutside ? (['not_observed'] as const) : []),
      ...pages.flatMap(hidesOn),
      ...below.flatMap((sight: Sight) => (sight.how === 'unknown' ? [sight.reason] : [])),
      ...(newest === null ? (['date_not_parsed'] as const) : []),
    ]);
    return { newest, update: { state: reason === null ? 'overdue' : 'undetermined', reason, ...cycle } };
  };
}

const readOf = (facts: PortalFacts, pages: readonly PageFact[]): ReadFact[] =>
  pages.map((page) => sightOf(page, facts)).flatMap((sight) => (sight.how === 'read' ? [sight.page] : []));

/** The longest cycle registered for a page of the field, else the field's own. */
function cycleOf({ field, url, pages }: FieldSurvey, columns: readonly Column[]): Cycle | null {
  const seen = [...(url === null ? [] : [url]), ...pages.flatMap(({ visit }) => [visit.url, visit.finalUrl])];
  const places = new Set(seen.map(pageKey));
  const own = columns.filter((column) => places.has(pageKey(column.url)));
  if (own.some(({ state }) => state === 'archived')) return null;
  const cycles = own.flatMap(({ cycleDays }) => (cycleDays === null ? [] : [cycleDays]));
  if (cycles.length > 0) return { cycleDays: Math.max(...cycles), by: 'registry' };
  return field.cycleDays === null ? null : { cycleDays: field.cycleDays, by: 'practice' };
}

/** Finished and marked so (G47-36), or published once and kept: 永久公开 asks for no new day. */
function isForGood(pages: readonly ReadFact[], directory: DirectorySurvey | undefined): boolean {
  const rows = directory?.tables.flatMap(({ table }) => table.rows) ?? [];
  return (
    (pages.length > 0 && pages.every(({ reading }) => reading.archived)) ||
    (rows.length > 0 && rows.every(({ limit }) => limit.kind === 'existence'))
  );
}

/** Why a page of a field may show something newer than the days that were read on it. */
function hidesOn(page: ReadFact): Reason[] {
  if (mayHideItems(page)) return [unrenderedReason(page)];
  const content = contentOf(page);
  if (content.has === 'unknown') return [content.reason];
  const rows = itemsOf(page.reading);
  return rows.length > 0 && rows.every(({ date }) => date === null) ? ['date_not_parsed'] : [];
}

/** Addresses of the columns that a page of a field leads to. What the topic leads to as well is the topic's; a page that
 *  fields share through sections leads to the columns of all. */
function openColumnsBelow(facts: PortalFacts, fields: Context['fields']): (page: ReadFact) => string[] {
  const match = fieldMatcher(fields);
  const topical = new Set(
    readPages(facts, 'topic').flatMap(({ reading, visit }) => [
      pageKey(visit.finalUrl),
      ...reading.links.flatMap(({ url }) => (url === null ? [] : [pageKey(url)])),
    ]),
  );
  return (page) => {
    if (page.role !== 'field' && page.role !== 'column') return [];
    const aside = new Set([page.visit.url, page.visit.finalUrl, facts.url].map(pageKey));
    return columnLinks(facts, page).flatMap((link) => {
      const label = labelOf(link);
      const isOther = match(label).length > 0 || announcesDirectory(label) || isPagerLabel(label);
      if (link.url === null || isOther || !isColumnLabel(label)) return [];
      const key = pageKey(link.url);
      return topical.has(key) || aside.has(key) ? [] : [link.url];
    });
  };
}
