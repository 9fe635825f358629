import { createHash } from 'node:crypto';
import { COLUMNS, type DemoColumn, OTHER_TOPICS, PROGRESS, STATUTORY } from '../data/columns.ts';
import { type DemoField, FIELDS } from '../data/fields.ts';
import { type Day, dayAgo } from './calendar.ts';
import type { County } from './county.ts';

export interface Attachment {
  text: string;
  url: string;
  extension: string;
}

export interface Article {
  title: string;
  url: string;
  day: Day;
  source: string;
  columnName: string;
  columnUrl: string;
  paragraphs: string[];
  attachments: Attachment[];
}

export interface Column {
  name: string;
  slug: string;
  url: string;
  articles: Article[];
}

/** A field of the topic: its column and its 标准目录. */
export interface FieldColumn extends Column {
  field: DemoField;
  publisher: string;
  /** The directory as a file to download. */
  file: Attachment;
}

/** All that a demo unit has published, dated back from `now`. */
export interface Content {
  columns: Column[];
  progress: Column;
  statutory: Column[];
  topics: Column[];
  fields: FieldColumn[];
}

/** Extensions take turns, so that every kind of attachment is on the site. */
const EXTENSIONS = ['pdf', 'docx', 'xlsx', 'xls', 'doc'];

/** Writes the content of a county. The newest item of its first column is one day old. */
export function contentOf(county: County, now: number, demos: readonly DemoColumn[] = COLUMNS): Content {
  const column = (demo: DemoColumn, startDay: number): Column => columnOf(county, now, demo, startDay);
  return {
    columns: demos.map((demo, index) => column(demo, 1 + index)),
    progress: column(PROGRESS, 3),
    statutory: STATUTORY.map((demo, index) => column(demo, 4 + index)),
    topics: OTHER_TOPICS.map((demo, index) => column(demo, 2 + index)),
    fields: county.fields.map(({ slug, label }, index) =>
      fieldColumn(county, now, slug, label, 1 + (index % 5)),
    ),
  };
}

function columnOf(county: County, now: number, demo: DemoColumn, startDay: number): Column {
  const url = county.addresses.column(demo.slug, demo.name);
  const base = { name: demo.name, slug: demo.slug, url };
  return {
    ...base,
    articles: demo.titles.map((title, index) =>
      articleOf(
        county,
        base,
        fillIn(title, county, now),
        `${county.place}${demo.source}`,
        dayAgo(now, startDay + index, index * 47),
      ),
    ),
  };
}

function fieldColumn(
  county: County,
  now: number,
  slug: string,
  label: string,
  startDay: number,
): FieldColumn {
  const field = FIELDS.find((known) => known.slug === slug);
  if (!field) throw new Error(`no demo field ${slug}`);
  const publisher = `${county.place}${field.office}`;
  const base = { name: label, slug, url: county.addresses.field(slug, label) };
  const articles = field.titles.map((title, index) =>
    articleOf(
      county,
      base,
      fillIn(title, county, now),
      publisher,
      dayAgo(now, startDay + index, field.no * 31 + index * 13),
    ),
  );
  const name = `${field.name}领域基层政务公开标准目录`;
  const file = {
    text: `${name}.xls`,
    url: county.addresses.file('jczwgk', keyOf(county, name), 'xls'),
    extension: 'xls',
  };
  return { ...base, field, publisher, articles, file };
}

function articleOf(
  county: County,
  column: Pick<Column, 'name' | 'slug' | 'url'>,
  title: string,
  source: string,
  day: Day,
): Article {
  const key = keyOf(county, `${column.name}/${title}`);
  const extension = EXTENSIONS[Number.parseInt(key.slice(0, 4), 16) % EXTENSIONS.length] ?? 'pdf';
  return {
    title,
    url: county.addresses.article(column.slug, day.month, key),
    day,
    source,
    columnName: column.name,
    columnUrl: column.url,
    paragraphs: [
      `为进一步做好${column.name}相关工作，方便群众了解办理依据、办理进度和办理结果，现将“${title}”有关内容予以公布。`,
      `${source}将按照职责分工抓好落实，及时公开进展情况。公众如有意见建议，可通过本网站互动交流栏目反映，也可在工作日向政务公开专区咨询。`,
      `相关材料见附件，内容如有调整，以本页面最新公布的版本为准。`,
    ],
    attachments: [
      {
        text: `附件：${title}.${extension}`,
        url: county.addresses.file(column.slug, key, extension),
        extension,
      },
    ],
  };
}

const keyOf = (county: County, text: string): string =>
  createHash('md5').update(`${county.id}/${text}`).digest('hex');

const fillIn = (title: string, county: County, now: number): string =>
  title.replaceAll('{县}', county.name).replaceAll('{年}', dayAgo(now, 0).year);

/** Every article of a portal, each once. */
export const articlesOf = (content: Content): Article[] =>
  [...content.columns, content.progress, ...content.statutory, ...content.topics, ...content.fields].flatMap(
    (column) => column.articles,
  );
