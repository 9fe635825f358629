import {
  type DirectoryColumn,
  type DirectoryTable,
  labelOf,
  type PageLink,
  type PortalFacts,
  pageKey,
} from '../facts/index.ts';
import { announcesDirectory } from '../html/index.ts';
import type { Field } from '../policies/types.ts';
import { contentOf } from './content.ts';
import { type FieldSurvey, fieldMatcher } from './fields.ts';
import { type ReadFact, sightAt, sightOf, unturned, unvisited, weightiest } from './sight.ts';
import type { Reason } from './verdict.ts';

/** What was found of one field's 标准目录. `found` null: could not be told, `reason` says why. */
export interface DirectorySurvey {
  found: boolean | null;
  reason: Reason | null;
  tables: { table: DirectoryTable; page: ReadFact }[];
}

const FILE = /\.(pdf|docx?|xlsx?|wps|et|ofd|zip|rar)$/i;

/** Finds the directory of every field: by the table's title, by the page's title, or by the field page that links it. */
export function surveyDirectories(
  facts: PortalFacts,
  fields: readonly FieldSurvey[],
): Map<string, DirectorySurvey> {
  const names = titleMatcher(fields.map(({ field }) => field));
  const owners = ownersOf(facts, fields);
  const pages = [...facts.pages.values()]
    .map((page) => sightOf(page, facts))
    .flatMap((sight) => (sight.how === 'read' ? [sight.page] : []))
    .sort((a, b) => (a.visit.url < b.visit.url ? -1 : 1));

  const tables = new Map<string, DirectorySurvey['tables']>();
  const doubts = new Map<string, Reason[]>();
  const doubt = (id: string, reason: Reason): void =>
    void doubts.set(id, [...(doubts.get(id) ?? []), reason]);

  for (const page of pages) {
    const own = owners.get(pageKey(page.visit.url)) ?? [];
    for (const table of page.reading.directories) {
      const titled = firstNonEmpty(
        names(table.title),
        names(page.reading.article?.title ?? ''),
        names(page.reading.title),
      );
      for (const id of titled.length > 0 ? titled.map((field) => field.id) : own) {
        tables.set(id, [...(tables.get(id) ?? []), { table, page }]);
      }
    }
  }
  const all = fields.map(({ field }) => field.id);
  const isOther = (link: PageLink): boolean => names(labelOf(link)).length > 0;
  const fronts = pages.filter(({ role }) => role === 'topic' || role === 'directory');
  for (const reason of unvisited(facts, fronts, isOther)) for (const id of all) doubt(id, reason);
  for (const page of pages) {
    const own = page.role === 'field' ? (owners.get(pageKey(page.visit.url)) ?? []) : [];
    if (own.length === 0) continue;
    // The directory may be a row on a page of the field's list that was not turned to.
    const left = [...unvisited(facts, [page], isOther), ...unturned(facts, [page])];
    for (const reason of left) for (const id of own) doubt(id, reason);
  }
  for (const page of pages) {
    for (const { ids, reason } of pointersOn(page, facts, owners, names, all))
      for (const id of ids) doubt(id, reason);
  }
  return new Map(fields.map((survey) => [survey.field.id, conclude(survey, tables, doubts)]));
}

function conclude(
  survey: FieldSurvey,
  tables: ReadonlyMap<string, DirectorySurvey['tables']>,
  doubts: ReadonlyMap<string, Reason[]>,
): DirectorySurvey {
  const own = tables.get(survey.field.id) ?? [];
  if (own.length > 0) return { found: true, reason: null, tables: own };
  const unread = survey.content === null && survey.reason !== null ? [survey.reason] : [];
  const reason = weightiest([...(doubts.get(survey.field.id) ?? []), ...unread]);
  return { found: reason === null ? false : null, reason, tables: [] };
}

/** Fields a page belongs to: the field's own pages and what they call their directory. */
function ownersOf(facts: PortalFacts, fields: readonly FieldSurvey[]): Map<string, string[]> {
  const owners = new Map<string, string[]>();
  const own = (url: string, id: string): void => {
    const ids = owners.get(pageKey(url)) ?? [];
    if (!ids.includes(id)) owners.set(pageKey(url), [...ids, id]);
  };
  for (const { field, pages } of fields) {
    for (const page of pages) {
      // A page that several fields share through a section says nothing about whose directory it links.
      if (page.role !== 'field' && page.role !== 'column') continue;
      own(page.visit.url, field.id);
      const sight = sightOf(page, facts);
      if (sight.how !== 'read') continue;
      for (const link of sight.page.reading.links) {
        if (link.url !== null && link.region === 'body' && announcesDirectory(labelOf(link)))
          own(link.url, field.id);
      }
    }
  }
  return owners;
}

/** Links that announce a directory which could not be read as a table, with the fields they speak of. */
function pointersOn(
  page: ReadFact,
  facts: PortalFacts,
  owners: ReadonlyMap<string, string[]>,
  names: (title: string) => Field[],
  all: readonly string[],
): { ids: readonly string[]; reason: Reason }[] {
  const { role, reading } = page;
  const own = owners.get(pageKey(page.visit.url)) ?? [];
  const ofTopic = role === 'directory' || role === 'field' || role === 'topic';
  const idsOf = (label: string): readonly string[] => {
    const named = names(label).map(({ id }) => id);
    return named.length > 0 ? named : own.length > 0 ? own : all;
  };
  const speaks = (label: string): boolean => {
    // Far from the topic only the full word counts; a directory page may list the fields by name alone.
    if (!ofTopic) return announcesDirectory(label) && label.includes('标准目录');
    return announcesDirectory(label) || (role === 'directory' && names(label).length > 0);
  };
  const links = reading.links
    .filter(({ region }) => region !== 'breadcrumb' && region !== 'footer')
    .map((link) => ({ label: labelOf(link), url: link.url }))
    .filter(({ label }) => speaks(label));
  const attached = role === 'directory' ? (reading.article?.attachments ?? []) : [];
  const files = attached.map(({ text, url }) => ({ label: text, url }));
  return [...links, ...files].flatMap(({ label, url }) => {
    const reason = whyUnread(facts, url, names);
    return reason === null ? [] : [{ ids: idsOf(label), reason }];
  });
}

/** Why an announced directory was not read; null when there is nothing behind the link. */
function whyUnread(facts: PortalFacts, url: string | null, names: (title: string) => Field[]): Reason | null {
  if (url === null) return 'needs_js';
  if (FILE.test(URL.parse(url)?.pathname ?? '')) return 'attachment_not_parsed';
  const sight = sightAt(facts, url);
  if (sight.how === 'unknown') return sight.reason;
  if (sight.how === 'dead') return null;
  const { reading, role } = sight.page;
  if (reading.directories.length > 0) return null;
  if (reading.article !== null && reading.article.attachments.length > 0) return 'attachment_not_parsed';
  // Menus lead back to field pages; lists of directories are read link by link.
  const isList = reading.links.some(
    (link) => announcesDirectory(labelOf(link)) && names(labelOf(link)).length > 0,
  );
  if (role !== 'directory' || isList) return null;
  const content = contentOf(sight.page);
  if (content.has === 'none') return null;
  return content.has === 'unknown' ? content.reason : 'structure_not_recognised';
}

/** Fields named in the title of a directory, which also carries a number, a region and 领域…标准目录. */
function titleMatcher(fields: readonly Field[]): (title: string) => Field[] {
  const match = fieldMatcher(fields);
  return (title) => {
    const exact = match(title);
    const bare = title.replace(/(领域)?(基层)?(政务公开)?(事项)?(标准)?目录.*$/, '');
    if (exact.length > 0 || bare === title) return exact;
    return fields.filter((field) => [field.name, ...field.aliases].some((name) => bare.includes(name)));
  };
}

const firstNonEmpty = <T>(...lists: readonly (readonly T[])[]): readonly T[] =>
  lists.find((list) => list.length > 0) ?? [];

/** Columns every row must fill (GZ49-11); numbering and the first level may be merged away. */
export const REQUIRED_COLUMNS: readonly DirectoryColumn[] = [
  'itemLevel2',
  'content',
  'basis',
  'timeLimit',
  'publisher',
  'channels',
  'audience',
  'manner',
  'level',
];
