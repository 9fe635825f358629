import { type County, PHONE } from '../content/index.ts';
import { type Html, html } from './markup.ts';
import { crumbs } from './rows.ts';

/** What a unit says about itself. */
export const aboutPage = (county: County): Html => html`${crumbs(county, [], county.aboutName)}
<h1 class="column-title">${county.aboutName}</h1>
<div class="article-content">
${county.about.map(
  (paragraph) => html`<p>${paragraph}</p>
`,
)}<p>主办单位：${county.siteName}办公室，联系电话：${PHONE}。</p></div>`;

export const siteMapPage = (county: County, links: readonly { name: string; url: string }[]): Html => html`
${crumbs(county, [], '网站地图')}
<h1 class="column-title">网站地图</h1>
<ul class="tiles wide">${links.map(
  ({ name, url }) => html`<li><a href="${url}">${name}</a></li>
`,
)}</ul>`;

/** A friendly not-found page, answered with a real 404. */
export const missingPage = (county: County): Html => html`<div class="error-page">
<h1>404</h1><p>抱歉，您访问的页面不存在或已被移走。</p>
<p><a href="${county.addresses.home}">返回首页</a></p></div>`;
