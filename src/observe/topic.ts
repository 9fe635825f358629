import { labelOf, type PageFact, pageKey } from '../facts/index.ts';
import { announcesDirectory, matchField, nextPage } from '../html/index.ts';
import { visitEntries } from './entries.ts';
import { isRead, type ObservePlan, type ReadPage } from './types.ts';
import type { Visitor } from './visitor.ts';

/** A topic index is searched page by page before anyone is told the topic is missing (GZ49-41). */
const MAX_INDEX_PAGES = 5;
/** Pages below the topic that hold the fields in groups (试点领域, 26个领域). */
const MAX_FIELD_GROUPS = 4;
const MAX_DIRECTORY_LINKS = 6;

const FIELD_GROUP = /领域/;

/** Finds the topic on the home page or in the topic index, then reads its fields and directories. */
export async function observeTopic(home: ReadPage, plan: ObservePlan, visitor: Visitor): Promise<void> {
  const onHome = await visitEntries(home, 'special-topic', plan.lexicon, visitor);
  const indexes = (await visitEntries(home, 'topic-index', plan.lexicon, visitor)).filter(isRead);
  const inIndex = await Promise.all(indexes.map((index) => searchIndex(index, plan, visitor)));
  const topics = [...onHome, ...inIndex.flat()].filter(isRead);
  await Promise.all(topics.map((topic) => observeFields(topic, plan, visitor)));
}

async function searchIndex(index: ReadPage, plan: ObservePlan, visitor: Visitor): Promise<ReadPage[]> {
  let page: ReadPage | null = index;
  for (let turn = 1; page; turn++) {
    const found = (await visitEntries(page, 'special-topic', plan.lexicon, visitor)).filter(isRead);
    if (found.length > 0) return found;
    if (turn >= MAX_INDEX_PAGES) return [];
    const next = nextPage(page.reading.links, page.visit.finalUrl);
    const turned: PageFact | null = next.state === 'at' ? await visitor.visit(next.url, 'topic-index') : null;
    page = isRead(turned) ? turned : null;
  }
  return [];
}

async function observeFields(topic: ReadPage, plan: ObservePlan, visitor: Visitor): Promise<void> {
  const groups = linksWhere(
    topic,
    (label) => FIELD_GROUP.test(label) && matchField(label, plan.fields).length === 0,
  );
  const groupPages = await visitor.visitAll(groups.slice(0, MAX_FIELD_GROUPS), 'topic');
  const parents = [topic, ...groupPages.filter(isRead)];
  const fieldUrls = parents.flatMap((page) =>
    linksWhere(page, (label) => matchField(label, plan.fields).length > 0),
  );
  const fields = await visitor.visitAll(fieldUrls, 'field');
  const directoryUrls = [...parents, ...fields.filter(isRead)].flatMap((page) =>
    linksWhere(page, announcesDirectory).slice(0, MAX_DIRECTORY_LINKS),
  );
  await visitor.visitAll(directoryUrls, 'directory');
}

/** Addresses of the page's links whose label says so, the page itself left out. */
export function linksWhere(page: ReadPage, says: (label: string) => boolean): string[] {
  const own = pageKey(page.visit.finalUrl);
  const urls = page.reading.links.flatMap((link) =>
    link.url !== null && link.region !== 'breadcrumb' && says(labelOf(link)) ? [link.url] : [],
  );
  return [...new Set(urls)].filter((url) => pageKey(url) !== own);
}
