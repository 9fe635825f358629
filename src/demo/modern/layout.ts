import type { Article, County } from '../content/index.ts';
import { siteFooter, siteHeader } from './frame.ts';
import { type Html, html } from './markup.ts';

/** A page of a portal before it gets its head, header and footer. */
export interface PageSpec {
  kind: 'home' | 'column' | 'article';
  title: string;
  /** Name of the column the page is or belongs to; not on the home page. */
  columnName?: string;
  article?: Article;
  body: Html;
}

/** Who draws header and footer: the page itself or script files. */
export type Frame = 'inline' | 'script';

/** A whole page: prescribed tags (home 3, column 7, article 10), header, body, footer. */
export function layout(county: County, frame: Frame, spec: PageSpec): Html {
  const title = spec.kind === 'home' ? county.siteName : `${spec.title}_${county.siteName}`;
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${siteTags(county)}
${spec.kind === 'home' ? '' : columnTags(county, spec.columnName ?? spec.title)}
${spec.article ? articleTags(county, spec.article) : ''}
<title>${title}</title>
<link rel="stylesheet" href="${county.root}/css/style.css">
</head>
<body>
${frame === 'inline' ? siteHeader(county) : html`<script src="${county.root}/js/header.js"></script>`}
<main class="main wrap">
${spec.body}
</main>
${frame === 'inline' ? siteFooter(county) : html`<script src="${county.root}/js/footer.js"></script>`}
</body>
</html>`;
}

const tag = (name: string, content: string): Html => html`<meta name="${name}" content="${content}">
`;

export const siteTags = (county: County): Html[] => [
  tag('SiteName', county.siteName),
  tag('SiteDomain', county.host),
  tag('SiteIDCode', county.siteCode),
];

export const columnTags = (county: County, name: string): Html[] => [
  tag('ColumnName', name),
  tag('ColumnDescription', `${county.siteName}网站${name}栏目`),
  tag('ColumnKeywords', `${county.name},${name}`),
  tag('ColumnType', name),
];

export const articleTags = (county: County, article: Article): Html[] => [
  tag('ArticleTitle', article.title),
  tag('PubDate', article.day.stamp),
  tag('ContentSource', article.source),
  tag('Keywords', `${county.name},${article.columnName}`),
  tag('Author', article.source),
  tag('Description', article.title),
  tag('Image', ''),
  tag('Url', `http://${county.host}${article.url}`),
];
