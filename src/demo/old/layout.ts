import type { Article, County } from '../content/index.ts';
import { PHONE } from '../content/index.ts';
import { errorReportUrl, type Html, html, icpNumber, markUrl, policeNumber } from '../modern/index.ts';

/** Fixed places of the old portal. */
export const OLD = {
  platform: '/xxgk/index.htm',
  interaction: '/hdjl/index.htm',
  topics: '/zt/index.htm',
  search: '/search.asp',
  siteMap: '/map.htm',
  about: '/gk/index.htm',
} as const;

export interface OldPage {
  title: string;
  /** Absent on the home page. */
  columnName?: string;
  article?: Article;
  body: Html;
}

/** A whole page of the frames era: tables for layout, no landmarks, tags in capitals. */
export function oldLayout(county: County, { title, columnName, article, body }: OldPage): Html {
  return html`<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<HTML>
<HEAD>
<META http-equiv="Content-Type" content="text/html; charset=gb2312">
<TITLE>${columnName === undefined ? county.siteName : `${title}-${county.siteName}`}</TITLE>
${tag('SiteName', county.siteName)}${tag('SiteDomain', county.host)}${tag('SiteIDCode', county.siteCode)}
${columnName === undefined ? '' : columnTags(county, columnName)}
${article ? articleTags(county, article) : ''}
<style type="text/css">
<!--
td{font-size:14px;line-height:24px;font-family:宋体,SimSun,"Noto Serif CJK SC",serif}
a{color:#003366;text-decoration:none} a:hover{color:#ff0000}
-->
</style>
</HEAD>
<body topmargin="0" leftmargin="0" bgcolor="#e8e4d8">
<table width="960" align="center" border="0" cellspacing="0" cellpadding="0" bgcolor="#ffffff">
<tr><td height="110" bgcolor="${county.accent}" align="center" style="line-height:normal"><font size="7" color="#ffe9a8" face="隶书,STLiti,Noto Serif CJK SC"><b>${county.siteName}</b></font><br><font color="#ffffff">${county.host}</font></td></tr>
<tr><td>${menu(county)}</td></tr>
<tr><td valign="top">
${body}
</td></tr>
<tr><td>${bottom(county)}</td></tr>
</table>
</body>
</HTML>`;
}

const tag = (name: string, content: string): Html => html`<META NAME="${name}" CONTENT="${content}">
`;

const columnTags = (county: County, name: string): Html[] => [
  tag('ColumnName', name),
  tag('ColumnDescription', `${county.name}${name}`),
  tag('ColumnKeywords', name),
  tag('ColumnType', name),
];

const articleTags = (county: County, article: Article): Html[] => [
  tag('ArticleTitle', article.title),
  tag('PubDate', article.day.stamp),
  tag('ContentSource', article.source),
  tag('Keywords', article.columnName),
  tag('Author', article.source),
  tag('Description', article.title),
  tag('Image', ''),
  tag('Url', `http://${county.host}${article.url}`),
];

/** The menu: cells of a table. The interaction entry is a handler, as the old generator wrote it. */
const menu = (
  county: County,
): Html => html`<table width="960" border="0" cellspacing="1" cellpadding="0" bgcolor="#c9a94b"><tr align="center" bgcolor="#f7efd6" height="34">
<td><a href="${county.addresses.home}" target="_top"><font color="#8b0000"><b>首 页</b></font></a></td>
<td><a href="${OLD.about}"><font color="#8b0000"><b>${county.aboutName}</b></font></a></td>
<td><a href="${county.addresses.column('zwyw', '政务要闻')}"><font color="#8b0000"><b>政务要闻</b></font></a></td>
<td><a href="${OLD.platform}"><font color="#8b0000"><b>政府信息公开</b></font></a></td>
<td><a href="${county.serviceUrl}"><font color="#8b0000"><b>网上办事</b></font></a></td>
<td><a style="cursor:hand" onclick="window.open('${OLD.interaction}')"><font color="#8b0000"><b>互动交流</b></font></a></td>
<td><a href="${OLD.topics}"><font color="#8b0000"><b>专题专栏</b></font></a></td>
</tr></table>`;

const bottom = (county: County): Html => html`<hr size="1" color="#c9a94b"><p align="center"><font size="2">
<a href="${OLD.siteMap}">网站地图</a> | <a href="${OLD.about}">关于我们</a><br>
主办单位：${county.siteName}办公室&nbsp;&nbsp;联系电话：${PHONE}<br>
网站标识码：${county.siteCode}&nbsp;&nbsp;<a href="http://beian.miit.gov.cn/" target="_blank">${icpNumber(county)}</a>&nbsp;&nbsp;<a href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=${policeNumber(county)}" target="_blank">赣公网安备 ${policeNumber(county)}号</a><br>
<a href="${markUrl(county)}" target="_blank"><img src="/images/red.svg" border="0" alt="党政机关网站标识"></a>
<a href="${errorReportUrl(county)}" target="_blank"><img src="/images/jiucuo.svg" border="0" alt="政府网站找错"></a>
</font></p>`;
