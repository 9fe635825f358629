import type { Article, Column, County } from '../content/index.ts';
import { type Html, html } from './markup.ts';

/** A link and its day, the commonest thing on a portal. */
export const row = (article: Article): Html =>
  html`<li><a href="${article.url}" title="${article.title}">${article.title}</a><span class="date">${article.day.iso}</span></li>
`;

export const rows = (articles: readonly Article[]): Html => html`<ul class="list">
${articles.map(row)}</ul>`;

/** A titled list with its 更多 link. */
export const block = (column: Column, count = 5): Html => html`<section class="block">
<div class="block-title"><h2><a href="${column.url}">${column.name}</a></h2><a class="more" href="${column.url}">更多</a></div>
${rows(column.articles.slice(0, count))}
</section>`;

export interface Crumb {
  name: string;
  url: string;
}

/** 您的位置 */
export const crumbs = (county: County, trail: readonly Crumb[], here: string): Html =>
  html`<div class="crumbs position">您的位置：<a href="${county.addresses.home}">首页</a>${trail.map(
    ({ name, url }) => html` &gt; <a href="${url}">${name}</a>`,
  )} &gt; <span>${here}</span></div>`;

/** A column page: its neighbours at the left, its rows at the right. */
export const listPage = (
  county: County,
  column: Column,
  siblings: readonly Column[],
  trail: readonly Crumb[] = [],
): Html =>
  html`${crumbs(county, trail, column.name)}
<div class="two">
<aside class="side"><h3>栏目导航</h3><ul>${siblings.map(
    ({ name, url }) => html`<li><a href="${url}">${name}</a></li>`,
  )}</ul></aside>
<section class="content"><h1 class="column-title">${column.name}</h1>
${rows(column.articles)}
<div class="pages">共 ${column.articles.length} 条　第 1/1 页</div>
</section>
</div>`;

/** An article page with its attachments. */
export const articlePage = (county: County, article: Article): Html =>
  html`${crumbs(county, [{ name: article.columnName, url: article.columnUrl }], '正文')}
<article class="article">
<h1>${article.title}</h1>
<div class="info"><span>发布时间：${article.day.stamp}</span><span>来源：${article.source}</span></div>
<div class="article-content" id="zoomcon">
${article.paragraphs.map(
  (paragraph) => html`<p>${paragraph}</p>
`,
)}</div>
<div class="attachments">${article.attachments.map(({ text, url }) => html`<p><a href="${url}">${text}</a></p>`)}</div>
</article>`;
