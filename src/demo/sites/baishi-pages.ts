import { type Day, PHONE } from '../content/index.ts';
import { errorReportUrl, type Html, html, icpNumber, raw, styleSheet } from '../modern/index.ts';
import { BAISHI_BLANK, BAISHI_DEAD, BAISHI_TOPICS } from './baishi-content.ts';
import { BAISHI, HALL_HOST } from './counties.ts';

/** Its own hall, kept beside the province's. */
export const BAISHI_HALL_HOST = 'banshi.baishi.gov.test';

export const AT = {
  news: '/bsx/xwzx/list.shtml',
  notices: '/bsx/tzgg/list.shtml',
  platform: '/bsx/xxgk/index.shtml',
  topics: '/bsx/zt/list.shtml',
  about: '/bsx/bsgk/index.shtml',
  search: '/bsx/search/index.shtml',
} as const;

export interface BaishiArticle {
  title: string;
  url: string;
  day: Day;
  fileUrl: string;
}

/** A page without the tags it should have, under a clock that shows today. */
export const baishiPage = (title: string, today: Day, body: Html): Html => html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
${
  title === ''
    ? html`<meta name="SiteName" content="${BAISHI.siteName}">
<meta name="SiteIDCode" content="${BAISHI.siteCode}">`
    : ''
}
<title>${title === '' ? BAISHI.siteName : `${title} - ${BAISHI.name}`}</title>
<style>${raw(styleSheet(BAISHI.accent))}</style>
</head>
<body>
<div class="header"><div class="wrap top">
  <a class="logo" href="/"><span><b>${BAISHI.siteName}</b><i>今天是${today.chinese}</i></span></a>
  <form class="search" action="${AT.search}" method="get"><input type="text" name="q" placeholder="站内搜索"><button type="submit">搜索</button></form>
</div>
<div class="nav"><ul class="wrap">
  <li><a href="/">首页</a></li>
  <li><a href="${AT.about}">白石概况</a></li>
  <li><a href="${AT.news}">新闻中心</a></li>
  <li><a href="${AT.platform}">政府信息公开</a></li>
  <li><a href="http://${HALL_HOST}/baishi/">政务服务</a></li>
  <li><a href="${deadPath('互动交流')}">互动交流</a></li>
  <li><a href="${AT.topics}">专题专栏</a></li>
${BAISHI_BLANK.map(
  ({ slug, name }) => html`  <li><a href="/bsx/${slug}/list.shtml">${name}</a></li>
`,
)}</ul></div></div>
<div class="main wrap">
${body}
</div>
<div class="footer"><div class="wrap">
<p>主办单位：${BAISHI.siteName}办公室　联系电话：${PHONE}　${icpNumber(BAISHI)}</p>
<p>网站标识码：9901029999　<a href="${errorReportUrl(BAISHI)}">政府网站找错</a></p>
</div></div>
</body>
</html>`;

const deadPath = (text: string): string => BAISHI_DEAD.find((link) => link.text === text)?.path ?? '/';

const rows = (articles: readonly BaishiArticle[]): Html =>
  html`<ul class="list">${articles.map(
    ({ title, url, day }) => html`<li><a href="${url}">${title}</a><span class="date">${day.iso}</span></li>
`,
  )}</ul>`;

const block = (
  name: string,
  url: string,
  articles: readonly BaishiArticle[],
): Html => html`<div class="block">
<div class="block-title"><h2>${name}</h2><a class="more" href="${url}">更多</a></div>${rows(articles)}</div>`;

/** Two halls that both claim the whole, links to nowhere, and nothing new for weeks. */
export const baishiHome = (
  news: readonly BaishiArticle[],
  notices: readonly BaishiArticle[],
): Html => html`<div class="columns">
${block('新闻中心', AT.news, news)}
${block('通知公告', AT.notices, notices)}
</div>
<div class="banners"><a href="http://${BAISHI_HALL_HOST}/"><img src="/bsx/images/banshi.svg" alt="网上办事大厅"></a></div>
<div class="block"><div class="block-title"><h2>快速通道</h2></div><ul class="tiles">${BAISHI_DEAD.slice(
  1,
).map(
  ({ text, path }) => html`<li><a href="${path}">${text}</a></li>
`,
)}</ul></div>`;

export const baishiList = (name: string, articles: readonly BaishiArticle[]): Html =>
  html`<h1 class="column-title">${name}</h1>${articles.length === 0 ? html`<ul class="list"></ul>` : rows(articles)}`;

export const baishiArticle = ({
  title,
  day,
  fileUrl,
}: BaishiArticle): Html => html`<div class="article"><h1>${title}</h1>
<div class="info"><span>发布时间：${day.stamp}</span></div>
<div class="article-content"><p>${title}。有关单位按照职责分工推进，具体安排和联系方式见附件，请相关单位和群众及时下载查阅。</p>
<p><a href="${fileUrl}">附件：${title}.pdf</a></p></div></div>`;

export const baishiTopics = (): Html =>
  html`<h1 class="column-title">专题专栏</h1><ul class="tiles wide">${BAISHI_TOPICS.map(
    ({ slug, name }) => html`<li><a href="/bsx/zt/${slug}.shtml">${name}</a></li>
`,
  )}</ul>`;

/** A platform with two of its five parts. */
export const baishiPlatform = (notices: readonly BaishiArticle[]): Html => html`<div class="two">
<div class="side"><h3>政府信息公开</h3><ul><li><a href="/bsx/xxgk/zn.shtml">政府信息公开指南</a></li><li><a href="/bsx/xxgk/fd.shtml">法定主动公开内容</a></li></ul></div>
<div class="content"><h1 class="column-title">政府信息公开</h1>${rows(notices)}</div></div>`;

export const baishiText = (name: string, ...lines: string[]): Html =>
  html`<h1 class="column-title">${name}</h1>${lines.map(
    (line) => html`<p>${line}</p>
`,
  )}`;
