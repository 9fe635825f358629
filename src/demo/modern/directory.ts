import type { FieldColumn } from '../content/index.ts';
import { type Html, html } from './markup.ts';

const CHANNELS =
  '■政府网站　□政府公报　■两微一端　□发布会/听证会　□广播电视　□纸质媒体　■公开查阅点　■政务服务中心';
/** Phrases of 公开时限 as counties write them; fields take turns. */
const LIMITS = [
  '自信息形成或者变更之日起20个工作日内',
  '实时公开',
  '及时公开',
  '信息形成之日起7个工作日内',
  '长期公开',
  '每季度公开',
];

/** The 标准目录 of one field: the full template, its cells merged and its boxes ticked. */
export function directoryTable(field: FieldColumn): Html {
  const { no, rows, basis } = field.field;
  return html`<table class="directory">
<caption>（${no}）${field.name}领域基层政务公开标准目录</caption>
<thead>
<tr><th rowspan="2">序号</th><th colspan="2">公开事项</th><th rowspan="2">公开内容（要素）</th><th rowspan="2">公开依据</th><th rowspan="2">公开时限</th><th rowspan="2">公开主体</th><th rowspan="2">公开渠道和载体</th><th colspan="2">公开对象</th><th colspan="2">公开方式</th><th colspan="2">公开层级</th></tr>
<tr><th>一级事项</th><th>二级事项</th><th>全社会</th><th>特定群体</th><th>主动</th><th>依申请</th><th>县级</th><th>乡级</th></tr>
</thead>
<tbody>
${rows.map(([first, second, content], index) => {
  const opens = index === 0 || rows[index - 1]?.[0] !== first;
  const span = rows.filter(([name]) => name === first).length;
  return html`<tr><td>${index + 1}</td>${opens ? html`<td rowspan="${span}">${first}</td>` : ''}<td>${second}</td><td>${content}</td>${
    index === 0 ? html`<td rowspan="${rows.length}">《政府信息公开条例》${basis}</td>` : ''
  }<td>${timeLimit(no, index)}</td><td>${field.publisher}</td><td>${CHANNELS}</td><td>√</td><td>${
    index === 2 ? '√' : ''
  }</td><td>√</td><td></td><td>√</td><td>${index === 1 ? '√' : ''}</td></tr>
`;
})}</tbody>
</table>`;
}

const timeLimit = (no: number, index: number): string =>
  index === 1 ? '同上' : (LIMITS[(no + index) % LIMITS.length] ?? '实时公开');
