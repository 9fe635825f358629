import {
  type Article,
  type Attachment,
  type Content,
  type County,
  type Day,
  PHONE,
  SEARCH_FIELD,
} from '../content/index.ts';
import { places } from './frame.ts';
import { type Html, html } from './markup.ts';
import { block, crumbs, rows } from './rows.ts';

/** A part of the disclosure platform with an address of its own. */
export interface Part {
  slug: string;
  name: string;
  body: (county: County, content: Content, day: Day) => Html;
}

const paragraphs = (...texts: string[]): Html[] =>
  texts.map(
    (text) => html`<p>${text}</p>
`,
  );

/** What the platform offers for download. */
export const platformFiles = (county: County, day: Day): Record<'guide' | 'form' | 'report', Attachment> => {
  const file = (key: string, title: string, extension: string): Attachment => ({
    text: `附件：${title}.${extension}`,
    url: county.addresses.file('zfxxgk', key, extension),
    extension,
  });
  const year = Number(day.year) - 1;
  return {
    guide: file('zn-sqb', '政府信息公开申请表', 'docx'),
    form: file('ysqgk-sqb', '政府信息公开申请表', 'doc'),
    report: file(`nb-${year}`, `${year}年政府信息公开工作年度报告`, 'pdf'),
  };
};

const download = ({ url, text }: Attachment): Html => html`<p><a href="${url}">${text}</a></p>`;

const guide: Part['body'] = (county, _content, day) => html`<div class="article-content">
${paragraphs(
  `${county.siteName}办公室负责推进、指导、协调、监督本级政府信息公开工作，并办理向本机关提出的政府信息公开申请。`,
  `机构名称：${county.siteName}办公室政务公开股`,
  `办公地址：${county.place}行政中心一号楼`,
  '办公时间：工作日 8:30—12:00，14:30—17:30',
  `联系电话：${PHONE}`,
  '申请方式：当面申请、信函申请、在线申请。申请人应当提供身份证明和所需信息的名称或者特征描述。',
  `本指南更新于${day.chinese}。`,
)}${download(platformFiles(county, day).guide)}</div>`;

const system: Part['body'] = (county, content) => html`${rows(
  (content.columns.find(({ slug }) => slug === 'zcwj')?.articles ?? []).slice(0, 2),
)}
<div class="article-content">${paragraphs(
  `${county.place}主动公开、依申请公开、保密审查、政策解读、公众参与、舆情回应和监督考核等制度在本栏目集中公布。`,
)}</div>`;

const statutory: Part['body'] = (_county, content) =>
  html`<div class="columns">${[
    ...content.statutory,
    ...content.columns.filter(({ slug }) => slug === 'zcwj' || slug === 'zcjd'),
  ].map((column) => block(column, 3))}</div>`;

const yearReport: Part['body'] = (county, _content, day) => {
  const year = Number(day.year) - 1;
  return html`<div class="article-content"><h2>${county.siteName}${year}年政府信息公开工作年度报告</h2>
${paragraphs(
  `本报告依据《中华人民共和国政府信息公开条例》编制，所列数据统计期限为${year}年1月1日至12月31日。`,
  '一、总体情况。全年主动公开政府信息并及时更新标准目录，政务公开专区运行正常。',
  '二、主动公开政府信息情况。规范性文件、行政许可、行政处罚等信息按规定公开。',
  '三、收到和处理政府信息公开申请情况。全部按期答复。',
)}${download(platformFiles(county, day).report)}</div>`;
};

const onRequest: Part['body'] = (county, _content, day) => html`<div class="article-content">
${paragraphs('公民、法人或者其他组织可以向本机关申请获取相关政府信息。申请前请先阅读政府信息公开指南。')}
${download(platformFiles(county, day).form)}</div>
<form class="form" method="post" action="${county.root}/zfxxgk/ysqgk/submit.shtml">
<label>申请人姓名 <input name="name"></label><label>联系方式 <input name="contact"></label>
<label>所需政府信息的内容描述 <textarea name="content" rows="5"></textarea></label><button>提交申请</button></form>`;

/** The five parts of every platform (standards P61-05). */
export const PARTS: readonly Part[] = [
  { slug: 'zn', name: '政府信息公开指南', body: guide },
  { slug: 'zd', name: '政府信息公开制度', body: system },
  { slug: 'fdzdgknr', name: '法定主动公开内容', body: statutory },
  { slug: 'nb', name: '政府信息公开年报', body: yearReport },
  { slug: 'ysqgk', name: '依申请公开', body: onRequest },
];

export const partUrl = (county: County, part: Pick<Part, 'slug'>): string =>
  `${county.root}/zfxxgk/${part.slug}/index.shtml`;

const partMenu = (county: County): Html =>
  html`<aside class="side"><h3>政府信息公开</h3><ul>${PARTS.map(
    (part) => html`<li><a href="${partUrl(county, part)}">${part.name}</a></li>
`,
  )}</ul></aside>`;

/** The platform: its five parts at the left, what was last published at the right. */
export function platformPage(county: County, content: Content): Html {
  const latest: Article[] = content.statutory.flatMap(({ articles }) => articles);
  return html`${crumbs(county, [], '政府信息公开')}
<div class="two">${partMenu(county)}
<section class="content"><h1 class="column-title">${county.name}政府信息公开</h1>
<form class="search inline" action="${places(county).search}" method="get"><input type="text" name="${SEARCH_FIELD}" placeholder="本栏目检索"><button>检索</button></form>
${rows(latest)}</section></div>`;
}

export const partPage = (county: County, content: Content, part: Part, day: Day): Html => html`${crumbs(
  county,
  [{ name: '政府信息公开', url: places(county).platform }],
  part.name,
)}
<div class="two">${partMenu(county)}
<section class="content"><h1 class="column-title">${part.name}</h1>
${part.body(county, content, day)}</section></div>`;
