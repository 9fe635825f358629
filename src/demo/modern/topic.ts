import type { Content, County, FieldColumn } from '../content/index.ts';
import { directoryTable } from './directory.ts';
import { places } from './frame.ts';
import { type Html, html, raw } from './markup.ts';
import { block, crumbs, rows } from './rows.ts';

export const TOPIC_NAME = '基层政务公开标准化规范化';

/** Who fills the rows and the directory of a field page: the page itself or a script. */
export type FieldFill = 'html' | 'script';

const trail = (county: County) => [{ name: '专题专栏', url: places(county).topics }];

const fieldMenu = (fields: readonly FieldColumn[]): Html => html`<ul class="fields">
${fields.map(
  ({ name, url }) => html`<li><a href="${url}">${name}</a></li>
`,
)}</ul>`;

/** The topic: progress of the work, and its fields. */
export const topicPage = (
  county: County,
  content: Content,
): Html => html`${crumbs(county, trail(county), TOPIC_NAME)}
<div class="topic-head"><img src="${county.root}/images/banner-jczwgk.svg" alt="${county.name}${TOPIC_NAME}"></div>
<h1 class="column-title">${county.name}${TOPIC_NAME}</h1>
${block(content.progress)}
<section class="block"><div class="block-title"><h2>公开领域</h2></div>
${fieldMenu(content.fields)}</section>`;

/** One field: its items and its 标准目录. */
export function fieldPage(county: County, content: Content, field: FieldColumn, fill: FieldFill): Html {
  const menu = html`<aside class="side"><h3>公开领域</h3>${fieldMenu(content.fields)}</aside>`;
  const body =
    fill === 'script'
      ? scriptedRows(county, field)
      : html`${rows(field.articles)}
<h2 class="sub-title">标准目录</h2>
${directoryTable(field)}
<p class="attachments"><a href="${field.file.url}">${field.file.text}</a></p>`;
  return html`${crumbs(county, [...trail(county), { name: TOPIC_NAME, url: county.addresses.topic }], field.name)}
<div class="two">${menu}
<section class="content"><h1 class="column-title">${field.name}</h1>
${body}
</section></div>`;
}

/** Where a scripted field page asks for its rows. */
export const fieldDataUrl = (county: County, slug: string): string =>
  `${county.root}/api/jczwgk/${slug}.json`;

/** What the script receives: rows and the directory as HTML. */
export const fieldData = (field: FieldColumn): string =>
  JSON.stringify({
    total: field.articles.length,
    rows: field.articles.map(({ title, url, day }) => ({ title, url, date: day.iso })),
    directory: directoryTable(field).toString(),
    file: field.file,
  });

/** Empty boxes that the page's own script fills: without a browser there is nothing to read. */
const scriptedRows = (county: County, field: FieldColumn): Html => html`<ul class="list" id="list"></ul>
<h2 class="sub-title">标准目录</h2>
<div id="directory"></div>
<p class="attachments" id="file"></p>
<script>
(function () {
  var request = new XMLHttpRequest();
  request.open('GET', ${raw(JSON.stringify(fieldDataUrl(county, field.slug)))});
  request.onload = function () {
    var data = JSON.parse(request.responseText);
    var list = document.getElementById('list');
    data.rows.forEach(function (row) {
      var item = document.createElement('li');
      item.innerHTML = '<a></a><span class="date"></span>';
      item.firstChild.href = row.url;
      item.firstChild.textContent = row.title;
      item.lastChild.textContent = row.date;
      list.appendChild(item);
    });
    document.getElementById('directory').innerHTML = data.directory;
    var link = document.createElement('a');
    link.href = data.file.url;
    link.textContent = data.file.text;
    document.getElementById('file').appendChild(link);
  };
  request.send();
})();
</script>`;
