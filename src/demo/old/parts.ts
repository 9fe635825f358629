import { type Content, type County, type Day, PHONE } from '../content/index.ts';
import { GUIDES } from '../data/guides.ts';
import { type Html, html } from '../modern/index.ts';

export interface OldPart {
  slug: string;
  name: string;
  body: (county: County, content: Content, day: Day) => Html;
}

const text = (...lines: string[]): Html[] =>
  lines.map(
    (line) => html`<p>　　${line}</p>
`,
  );

const links = (articles: Content['columns'][number]['articles']): Html =>
  html`<ul>${articles.map(
    ({ title, url, day }) => html`<li><a href="${url}">${title}</a> [${day.iso}]</li>
`,
  )}</ul>`;

/** The five parts of the platform (standards P61-05). */
export const OLD_PARTS: readonly OldPart[] = [
  {
    slug: 'zhinan',
    name: '政府信息公开指南',
    body: (county, _content, day) =>
      html`${text(
        `机构名称：${county.siteName}办公室。办公地址：${county.name}行政中心。`,
        `办公时间：工作日8:30—12:00，14:30—17:30。联系电话：${PHONE}。`,
        `申请方式：当面、信函或者网上提交申请，需提供身份证明和信息名称。本指南更新于${day.chinese}。`,
      )}`,
  },
  {
    slug: 'zhidu',
    name: '政府信息公开制度',
    body: (_county, content) =>
      links((content.columns.find(({ slug }) => slug === 'zcwj')?.articles ?? []).slice(0, 2)),
  },
  {
    slug: 'fading',
    name: '法定主动公开内容',
    body: (_county, content) =>
      html`${content.statutory.map(({ name, url, articles }) => html`<p><a href="${url}"><b>${name}</b></a></p>${links(articles)}`)}`,
  },
  {
    slug: 'nianbao',
    name: '政府信息公开年报',
    body: (county, _content, day) =>
      html`<p align="center"><b>${county.siteName}${Number(day.year) - 1}年政府信息公开工作年度报告</b></p>${text(
        '一、总体情况。全年按规定公开政府信息，政务公开工作有序推进。',
        '二、主动公开政府信息情况。三、收到和处理政府信息公开申请情况，全部按期答复。',
      )}`,
  },
  {
    slug: 'ysq',
    name: '依申请公开',
    body: () =>
      html`${text('公民、法人或者其他组织可以向本机关申请获取政府信息，请先阅读政府信息公开指南，再填写申请表。')}`,
  },
];

/** The service hall: guides with all their elements on one page each. */
export const oldHall = (): Html => html`<h3 align="center"><font color="#8b0000">网上办事</font></h3>
<p align="center"><b>个人办事</b> | <b>法人办事</b> | <b>部门服务</b> | <b>办件查询</b></p>
<p><b>办事指南</b></p><table width="600" align="center" border="0">${GUIDES.map(
  ({ slug, name }) =>
    html`<tr><td><a href="/bsfw/${slug}.htm">${name}办事指南</a></td><td>在线办理</td></tr>`,
)}</table>`;
