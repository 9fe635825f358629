import type { MetaTag } from '../facts/index.ts';
import type { PageDocument } from './document.ts';

/** The ten prescribed tags (国办发〔2017〕47号): three for every page, four for columns, three for articles. */
export const META_TAGS = [
  'SiteName',
  'SiteDomain',
  'SiteIDCode',
  'ColumnName',
  'ColumnDescription',
  'ColumnKeywords',
  'ColumnType',
  'ArticleTitle',
  'PubDate',
  'ContentSource',
] as const;

const CANONICAL = new Map<string, string>(META_TAGS.map((name) => [name.toLowerCase(), name]));

/** All `<meta name content>` pairs in document order. */
export const metaPairs = (document: PageDocument): { name: string; content: string }[] =>
  document.elements
    .filter((element) => element.name === 'meta' && (element.attribs.name ?? '').trim() !== '')
    .map(({ attribs }) => ({ name: (attribs.name ?? '').trim(), content: (attribs.content ?? '').trim() }));

/** The prescribed tags by canonical name. Of repeated tags the first with a value counts. */
export function readMeta(document: PageDocument): Record<string, MetaTag> {
  const meta: Record<string, MetaTag> = {};
  for (const { name, content } of metaPairs(document)) {
    const canonical = CANONICAL.get(name.toLowerCase());
    if (!canonical || meta[canonical]?.value) continue;
    meta[canonical] = { value: content, spelled: name };
  }
  return meta;
}
