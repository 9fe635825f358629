import { type Article, type County, type Day, PHONE, SEARCH_FIELD } from '../content/index.ts';
import { GUIDE_HOURS, GUIDE_PLACE, GUIDES, type Guide } from '../data/guides.ts';
import { type Html, html } from './markup.ts';

/** The inside of a service hall: who it serves, what it does, how far a case is. */
export const serviceHall = (
  name: string,
  guideUrl: (guide: Guide) => string,
  searchUrl: string,
): Html => html`
<h1 class="column-title">${name}政务服务</h1>
<ul class="tiles wide"><li><b>个人办事</b><span>户籍、社保、教育、医疗</span></li><li><b>法人办事</b><span>设立、变更、准营、注销</span></li><li><b>部门服务</b><span>按部门查找事项</span></li><li><b>办件查询</b><span>凭受理编号查询办理进度</span></li></ul>
<form class="search inline" action="${searchUrl}" method="get"><input type="text" name="${SEARCH_FIELD}" placeholder="请输入办事事项"><button>搜索</button></form>
<section class="block"><div class="block-title"><h2>办事指南</h2></div>
<ul class="list">${GUIDES.map(
  (guide) => html`<li><a href="${guideUrl(guide)}">${guide.name}办事指南</a><span>在线办理</span></li>
`,
)}</ul></section>`;

/** One guide with all its elements. */
export const guidePage = (name: string, guide: Guide, day: Day): Html => html`<article class="article">
<h1>${guide.name}办事指南</h1>
<div class="info"><span>发布时间：${day.stamp}</span><span>来源：${name}政务服务中心</span></div>
<div class="article-content"><table class="guide"><tbody>
${elementsOf(name, guide).map(
  ([label, value]) => html`<tr><th>${label}</th><td>${value}</td></tr>
`,
)}</tbody></table></div></article>`;

/** A guide as an article of the column 政务服务, for the tags and the search. */
export const guideArticle = (county: County, guide: Guide, url: string, day: Day): Article => ({
  title: `${guide.name}办事指南`,
  url,
  day,
  source: `${county.name}政务服务中心`,
  columnName: '政务服务',
  columnUrl: county.serviceUrl,
  paragraphs: [],
  attachments: [],
});

const elementsOf = (name: string, guide: Guide): [string, string][] => [
  ['事项名称', guide.name],
  ['设定依据', guide.basis],
  ['申请条件', guide.condition],
  ['办理材料', guide.material],
  ['办理流程', guide.steps],
  ['办理地点', `${name}${GUIDE_PLACE}`],
  ['办理时间', GUIDE_HOURS],
  ['联系电话', PHONE],
  ['收费标准', '不收费'],
];

/** The unified interaction entry: a message form, public answers and consultations. */
export const interactionPage = (county: County, consultations: Html): Html => html`
<h1 class="column-title">互动交流</h1>
<div class="columns">
<section class="block"><div class="block-title"><h2>我要留言</h2></div>
<form class="form" method="post" action="${county.root}/hdjl/submit.shtml">
<label>留言类型 <select name="type"><option>咨询</option><option>建议</option><option>投诉</option></select></label>
<label>标题 <input name="title"></label>
<label>留言内容 <textarea name="content" rows="5"></textarea></label>
<label>验证码 <input name="captcha" size="6"></label><button type="submit">提交留言</button></form></section>
<section class="block"><div class="block-title"><h2>意见征集</h2></div>
${consultations}</section></div>
<section class="block"><div class="block-title"><h2>办理情况</h2></div>
<p>本季度受理留言 36 件，办结 36 件，按时答复率 100%。</p></section>`;

/** The demo takes messages and forgets them. */
export const submittedPage = (county: County): Html => html`<h1 class="column-title">提交结果</h1>
<p>${county.siteName}网站是演示网站，提交的内容不会保存。</p>`;
