import {
  type Article,
  type Column,
  type Content,
  type County,
  type FieldColumn,
  PHONE,
} from '../content/index.ts';
import { type Findable, type Html, html } from '../modern/index.ts';
import { OLD } from './layout.ts';

/** Rows as cells: a bullet, the link, the day in brackets. */
const rows = (
  articles: readonly Article[],
  day: (article: Article) => string,
): Html => html`<table width="100%" border="0" cellspacing="0" cellpadding="2">
${articles.map(
  (
    article,
  ) => html`<tr><td width="14"><font color="#c9a94b">·</font></td><td><a href="${article.url}" target="_blank">${article.title}</a></td><td align="right" nowrap><font color="#999999">${day(article)}</font></td></tr>
`,
)}</table>`;

const short = (article: Article): string => `[${article.day.monthDay}]`;
const long = (article: Article): string => article.day.chinese;

const box = (
  column: Column,
  count: number,
): Html => html`<table width="470" border="0" cellspacing="0" cellpadding="4">
<tr bgcolor="#f7efd6"><td><font color="#8b0000"><b>${column.name}</b></font></td><td align="right"><a href="${column.url}">更多&gt;&gt;</a></td></tr>
<tr><td colspan="2">${rows(column.articles.slice(0, count), short)}</td></tr></table>`;

const searchForm = (): Html =>
  html`<form action="${OLD.search}" method="get" name="sform"><font size="2">站内搜索：</font><input type="text" name="key" size="16"> <input type="hidden" name="act" value="search"><input type="submit" value="搜 索"></form>`;

/** The home page: a running line, a search box, boxes of news in two columns. */
export function oldHome(content: Content): Html {
  const pairs = [content.columns.slice(0, 2), content.columns.slice(2, 4), content.columns.slice(4, 5)];
  return html`<table width="960" border="0" cellpadding="6"><tr><td><marquee scrollamount="3"><font color="#8b0000">欢迎访问古渡县人民政府网站</font></marquee></td><td width="330" align="right">${searchForm()}</td></tr></table>
${pairs.map(
  (pair) =>
    html`<table width="960" border="0" cellpadding="4"><tr valign="top">${pair.map(
      (column) => html`<td width="480">${box(column, 5)}</td>`,
    )}${pair.length === 1 ? html`<td width="480">${topicCell(content)}</td>` : ''}</tr></table>`,
)}
<iframe src="/inc/weather.htm" width="960" height="40" frameborder="0" scrolling="no"></iframe>`;
}

const topicCell = (
  content: Content,
): Html => html`<table width="470" border="0" cellpadding="4"><tr bgcolor="#f7efd6"><td><font color="#8b0000"><b>专题</b></font></td></tr>
${content.topics.map(
  ({ name, url }) => html`<tr><td><a href="${url}">${name}</a></td></tr>
`,
)}</table>`;

const here = (county: County, ...names: string[]): Html =>
  html`<p><font size="2">当前位置：<a href="${county.addresses.home}">首页</a>${names.map((name) => html` &gt;&gt; ${name}`)}</font></p>`;

export const oldList = (county: County, column: Column): Html =>
  html`${here(county, column.name)}<h3 align="center"><font color="#8b0000">${column.name}</font></h3>${rows(column.articles, long)}`;

export const oldArticle = (
  county: County,
  article: Article,
): Html => html`${here(county, article.columnName, '正文')}
<p align="center"><font size="5"><b>${article.title}</b></font></p>
<p align="center"><font size="2" color="#666666">发布日期：${article.day.chinese}　　信息来源：${article.source}</font></p><hr size="1">
<div id="zoom">${article.paragraphs.map(
  (paragraph) => html`<p>　　${paragraph}</p>
`,
)}
${article.attachments.map(({ text, url }) => html`<p><a href="${url}">${text}</a></p>`)}</div>`;

/** 专题专栏: the grassroots topic is a picture with a map over it. */
export const oldTopics = (county: County, content: Content): Html => html`${here(county, '专题专栏')}
<p align="center"><img src="/images/banner-jczwgk.svg" usemap="#zt" border="0"></p>
<map name="zt"><area shape="rect" coords="0,0,580,120" href="${county.addresses.topic}" alt="基层政务公开标准化规范化专题"></map>
<table width="600" align="center" border="1" bordercolor="#c9a94b" cellspacing="0" cellpadding="8">${content.topics.map(
  ({ name, url }) => html`<tr><td align="center"><a href="${url}">${name}</a></td></tr>`,
)}</table>`;

export function oldTopic(county: County, content: Content, pages: readonly Column[]): Html {
  const lines = [0, 5, 10, 15, 20].map((from) => pages.slice(from, from + 5));
  return html`${here(county, '专题专栏', '基层政务公开标准化规范化')}
<h3 align="center"><font color="#8b0000">古渡县基层政务公开标准化规范化</font></h3>
${box(content.progress, 5)}
<table width="940" align="center" border="1" bordercolor="#c9a94b" cellspacing="0" cellpadding="6">${lines.map(
    (
      line,
    ) => html`<tr align="center">${line.map(({ name, url }) => html`<td><a href="${url}"><b>${name}</b></a></td>`)}</tr>
`,
  )}</table>`;
}

/** One page for a field, or for the two fields that share a name. */
export const oldField = (
  county: County,
  fields: readonly FieldColumn[],
): Html => html`${here(county, '基层政务公开', fields[0]?.name ?? '')}
<h3 align="center"><font color="#8b0000">${fields[0]?.name}</font></h3>
${rows(
  fields.flatMap(({ articles }) => articles),
  long,
)}
${fields.map(oldDirectory)}
${fields.map(({ file }) => html`<p><a href="${file.url}">${file.text}</a></p>`)}`;

/** A 标准目录 exported from a word processor: the header in ordinary cells, the boxes drawn with characters. */
export const oldDirectory = ({
  field,
  publisher,
}: FieldColumn): Html => html`<p align="center"><b>（${field.no}）${field.name}领域基层政务公开标准目录</b></p>
<table border="1" bordercolor="#999999" cellspacing="0" cellpadding="3" width="940">
<tr align="center" bgcolor="#f7efd6"><td rowspan="2">序号</td><td colspan="2">公开事项</td><td rowspan="2">公开内容(要素)</td><td rowspan="2">公开依据</td><td rowspan="2">公开时限</td><td rowspan="2">公开主体</td><td rowspan="2">公开渠道和载体</td><td colspan="2">公开对象</td><td colspan="2">公开方式</td><td colspan="2">公开层级</td></tr>
<tr align="center" bgcolor="#f7efd6"><td>一级事项</td><td>二级事项</td><td>全社会</td><td>特定群众</td><td>主动</td><td>依申请公开</td><td>县级</td><td>乡级</td></tr>
${field.rows.map(
  (
    [first, second, content],
    index,
  ) => html`<tr><td>${index + 1}</td><td>${first}</td><td>${second}</td><td>${content}</td><td>${field.basis}</td><td>信息形成或变更之日起20个工作日</td><td>${publisher}</td><td>■政府网站<br>□政府公报<br>■公开查阅点</td><td align="center">■</td><td align="center">□</td><td align="center">■</td><td align="center">□</td><td align="center">■</td><td align="center">${index === 1 ? '■' : '□'}</td></tr>
`,
)}</table>`;

export const oldSearch = (
  words: string,
  hits: readonly Findable[],
): Html => html`<p>您搜索的关键字：<font color="red">${words}</font>，共 ${hits.length} 条记录</p>
<table width="100%" border="0">${hits.map(
  ({ title, url, date }) => html`<tr><td><a href="${url}">${title}</a></td><td align="right">${date}</td></tr>
`,
)}</table>`;

export const oldText = (county: County, name: string, lines: readonly string[]): Html =>
  html`${here(county, name)}<h3 align="center"><font color="#8b0000">${name}</font></h3>${lines.map(
    (line) => html`<p>　　${line}</p>
`,
  )}`;

export const oldSiteMap = (
  county: County,
  columns: readonly Column[],
): Html => html`${here(county, '网站地图')}
<table width="600" align="center" border="0" cellpadding="6">${columns.map(
  ({ name, url }) => html`<tr><td><a href="${url}">${name}</a></td></tr>
`,
)}</table>`;

/** The disclosure platform: its parts at the left, what was last published at the right. */
export const oldPlatform = (
  county: County,
  parts: readonly { name: string; url: string }[],
  statutory: readonly Column[],
): Html => html`${here(county, '政府信息公开')}
<table width="940" align="center" border="0" cellpadding="6"><tr valign="top"><td width="220" bgcolor="#f7efd6">${parts.map(
  ({ name, url }) => html`<p><a href="${url}"><b>${name}</b></a></p>
`,
)}</td><td>${rows(
  statutory.flatMap(({ articles }) => articles),
  long,
)}</td></tr></table>`;

/** The message board and what the public is asked. */
export const oldInteraction = (
  county: County,
  consultations: readonly Article[],
): Html => html`${here(county, '互动交流')}
<form action="/hdjl/save.asp" method="post"><table width="600" align="center" border="0" cellpadding="4">
<tr><td colspan="2" align="center"><font color="#8b0000"><b>我要留言</b></font></td></tr>
<tr><td>留言标题：</td><td><input name="title" size="40"></td></tr>
<tr><td>留言内容：</td><td><textarea name="content" cols="50" rows="6"></textarea></td></tr>
<tr><td colspan="2" align="center"><input type="submit" value="提交留言"> <font size="2">咨询电话：${PHONE}</font></td></tr></table></form>
<p><b>意见征集</b></p>${rows(consultations, long)}`;

/** The frame at the foot of the home page. */
export const WEATHER = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>天气</title></head>
<body bgcolor="#f7efd6" topmargin="6"><font size="2" color="#8b0000">今日天气：多云，12至18摄氏度，微风。</font></body></html>`;
