import { type Html, html } from './markup.ts';

/** Something the site's search can find. */
export interface Findable {
  title: string;
  url: string;
  date: string;
}

/** The value of a form field in a query as it stands on the wire. */
export function queryValue(query: string, name: string): string {
  return new URLSearchParams(query).get(name)?.trim() ?? '';
}

/** Hits whose title holds the words; the query may be the beginning of a title. */
export const find = (index: readonly Findable[], words: string): Findable[] =>
  words === '' ? [] : index.filter(({ title }) => title.includes(words)).slice(0, 20);

export const searchPage = (
  words: string,
  hits: readonly Findable[],
): Html => html`<h1 class="column-title">站内搜索</h1>
<p class="result-head">搜索“<b>${words}</b>”，共找到 ${hits.length} 条结果</p>
<ul class="list">${hits.map(
  ({ title, url, date }) => html`<li><a href="${url}">${title}</a><span class="date">${date}</span></li>
`,
)}</ul>`;
