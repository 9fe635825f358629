import { contextOf } from './context.ts';
import { type PageSpec, type Scene, SITE } from './facts.ts';

const topic = '/ztzl/jczwgk/';
const fields = contextOf().fields;

const fieldPages = (): Record<string, PageSpec> =>
  Object.fromEntries(
    fields.flatMap((field) => [
      [`${topic}${field.id.toLowerCase()}/`, { file: 'portal/field.html', role: 'field' }],
      [
        `${topic}${field.id.toLowerCase()}/bzml/`,
        { file: 'portal/directory.html', role: 'directory', values: { field: field.name } },
      ],
    ]),
  );

/** A county that passes everything. */
export const MODEL: Scene = {
  home: { file: 'model/home.html' },
  usability: { labels: ['无障碍浏览'] },
  pages: {
    '/zwfw/': { file: 'portal/hall.html', role: 'entry' },
    '/hdjl/': { file: 'portal/letters.html', role: 'entry' },
    '/ztzl/': { file: 'special-topic/index-with.html', role: 'topic-index' },
    [topic]: { file: 'model/topic.html', role: 'topic' },
    ...fieldPages(),
    '/zwgk/': { file: 'disclosure-platform/platform.html', role: 'platform' },
    '/zwgk/zn/': { file: 'disclosure-platform/text.html', role: 'platform' },
    '/zwgk/zd/': { file: 'portal/news.html', role: 'platform' },
    '/zwgk/fd/': { file: 'portal/news.html', role: 'platform' },
    '/zwgk/nb/': { file: 'portal/news.html', role: 'platform' },
    '/zwgk/ysq/': { file: 'unified-entry/form.html', role: 'platform' },
    '/xwdt/': { file: 'model/column.html', role: 'column' },
    '/xwdt/t3.html': { file: 'model/article.html', role: 'article' },
  },
  searches: [{}, {}, {}, {}],
  attachments: [{ url: `${SITE}/f.pdf` }],
  links: [{ url: `${SITE}/xwdt/` }, { url: `${SITE}/zwgk/` }],
};

/** A county without a topic, with rival halls, a stale home page and dead links. */
export const FAILING: Scene = {
  home: { file: 'model/failing-home.html', bare: true },
  pages: {
    '/bsfw/': { file: 'portal/hall.html', role: 'entry' },
    '/wsbs/': { file: 'portal/hall.html', role: 'entry' },
    '/hdjl/': { role: 'entry', state: 'gone' },
    '/ztzl/': { file: 'special-topic/index-without.html', role: 'topic-index' },
    '/zwgk/': { file: 'disclosure-platform/four-parts.html', role: 'platform' },
    '/zwgk/zn/': { role: 'platform', state: 'gone' },
  },
  searches: [{ found: false }, { found: false }, { found: false }, { found: false }],
  attachments: [
    { url: `${SITE}/f.pdf`, magic: 'html' },
    { url: `${SITE}/g.doc`, extension: 'doc', magic: 'pdf' },
  ],
  links: [{ url: `${SITE}/a`, state: 'gone' }, { url: `${SITE}/b`, state: 'timeout' }, { url: `${SITE}/c` }],
};
