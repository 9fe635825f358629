import { decode } from '../charset/index.ts';
import {
  isReached,
  type LinkState,
  labelOf,
  type PageForm,
  type PageLink,
  type PageReading,
  pageKey,
  type SearchFact,
} from '../facts/index.ts';
import { keepAnswer } from './answers.ts';
import { encodeQuery } from './query.ts';
import { textShown } from './read.ts';
import type { Rendered } from './rendering.ts';
import { sample } from './sample.ts';
import { listedArticles } from './samples.ts';
import type { ObserveDeps, ObservePlan, ReadPage } from './types.ts';
import type { Visitor } from './visitor.ts';

const TITLE_LENGTH = { least: 6, most: 60 };
/** Long titles are cut: many engines refuse long queries, and the beginning is what a citizen types. */
const QUERY_LENGTH = 24;

/** Looks for sampled titles with the site's own search (GZ49-26). Nothing is submitted but a GET query. */
export async function observeSearch(
  home: ReadPage,
  plan: ObservePlan,
  visitor: Visitor,
  deps: ObserveDeps,
): Promise<void> {
  const form = searchForm(visitor, home);
  if (!form) return;
  const titles = listedArticles(visitor).filter(
    ({ title }) =>
      title.length >= TITLE_LENGTH.least && title.length <= TITLE_LENGTH.most && !/(\.{3}|…)$/.test(title),
  );
  for (const { title, url } of sample(titles, plan.samples.searches, plan.seed, (article) => article.url)) {
    if (visitor.stopReason()) return;
    if (visitor.earlier.searches.some((known) => known.expectUrl === url)) continue;
    deps.record(await searchFor(title, url, form, home, plan, visitor, deps));
  }
}

/** The search form of the home page, else of any page of the platform. */
function searchForm(visitor: Visitor, home: ReadPage): PageForm | null {
  const readings = [home, ...[...visitor.pages.values()].filter((page) => page.role === 'platform')].map(
    (page) => page.reading,
  );
  const forms = readings
    .flatMap((reading) => reading?.forms ?? [])
    .filter((form) => form.purpose === 'search');
  return forms.find(isAskable) ?? forms[0] ?? null;
}

const isAskable = (form: PageForm): boolean =>
  form.method === 'get' && form.action !== null && form.mainField !== null && /^https?:/.test(form.action);

async function searchFor(
  title: string,
  expectUrl: string,
  form: PageForm,
  home: ReadPage,
  plan: ObservePlan,
  visitor: Visitor,
  deps: ObserveDeps,
): Promise<SearchFact> {
  const query = title.slice(0, QUERY_LENGTH);
  const url = searchUrl(form, query, home.visit.charset.actual ?? 'utf-8');
  const unasked = { type: 'search' as const, query, expectUrl, ms: 0, found: null, attempts: [] };
  if (url === null) return { ...unasked, url: home.visit.finalUrl, state: 'excluded' };
  if (plan.obeyRobots && !(await deps.net.robots(url)).allowed) return { ...unasked, url, state: 'excluded' };
  const look = await visitor.look(url, 'page', home.visit.finalUrl);
  const { state, attempts } = look.visit;
  const { text: html } = decode(look.response.body ?? new Uint8Array(), look.response.contentType);
  const findIn = (reading: PageReading | null, html: string): boolean | null =>
    isFound({ state, reading, text: textShown(html, url) }, title, expectUrl, url, home);
  const found = findIn(look.reading, html);
  // Results that a script fetches are looked for in what a browser shows.
  const shown = found === null ? await visitor.render(look.visit, look.reading, 'platform') : null;
  const told = shown?.rendered ? findIn({ ...shown.reading, needsJs: [] }, shown.html ?? '') : found;
  return {
    type: 'search',
    query,
    expectUrl,
    url,
    state,
    ms: look.response.ms,
    found: told,
    attempts,
    ...(told === true
      ? {}
      : { answer: { ...(await keepAnswer(look.response, deps)), ...renderedIn(shown) } }),
  };
}

const renderedIn = (shown: Rendered | null): { rendered?: string } =>
  shown?.render.evidence ? { rendered: shown.render.evidence } : {};

function searchUrl(form: PageForm, query: string, charset: string): string | null {
  if (!isAskable(form) || form.action === null) return null;
  const url = new URL(form.action);
  const fields = form.fields
    .filter(
      (field) =>
        field.name !== '' &&
        field.name !== form.mainField &&
        !/^(submit|button|image|reset)$/.test(field.type),
    )
    .map((field) => `${encodeQuery(field.name, charset)}=${encodeQuery(field.value, charset)}`);
  url.search = [
    ...fields,
    `${encodeQuery(form.mainField ?? '', charset)}=${encodeQuery(query, charset)}`,
  ].join('&');
  return url.href;
}

/** A search that would not search: too many questions, or a riddle first. */
const REFUSES = /过于频繁|频率过[高快]|(?:操作|访问|搜索)(?:太|过)?(?:频繁|快)|验证码/;
const NOTHING_FOUND =
  /(?:没有|没|未|未能|无法|暂未)(?:找到|搜索到|搜到|检索到|查询到|查到)|找不到|无(?:搜索|检索|查询)?结果|(?:没有|暂无|无)(?:任何)?相关|(?<![\d.])0(?:条|个结果|项结果|篇)/;
/** Titles that engines cut are compared by their beginning. */
const CUT = { mark: /(?:\.{3}|…)$/, compared: 10 };
/** Shorter labels are tools of the page (高级搜索, 下一页), not results. */
const LEAST_RESULT = 8;

export interface Shown {
  state: LinkState;
  reading: PageReading | null;
  /** Without white space. */
  text: string;
}

const fold = (text: string): string => text.replace(/\s+/g, '');

/** null when the page neither shows the title nor says or shows that it is not among the results. */
export function isFound(
  shown: Shown,
  title: string,
  expectUrl: string,
  url: string,
  home: Pick<ReadPage, 'reading'>,
): boolean | null {
  const { state, reading, text } = shown;
  if (state === 'soft_404') return reading?.notFoundWords ? false : null;
  if (!isReached(state) || !reading) return null;
  if (reading.links.some((link) => leadsTo(link, expectUrl) || isTitle(link, fold(title)))) return true;
  if (reading.needsJs.length > 0 || REFUSES.test(text)) return null;
  return NOTHING_FOUND.test(text) || showsOthers(reading, url, home) ? false : null;
}

const leadsTo = (link: PageLink, url: string): boolean =>
  link.url !== null && pageKey(link.url) === pageKey(url);

const isTitle = (link: PageLink, wanted: string): boolean =>
  [link.text, link.label].map(fold).some((label) => {
    if (label.includes(wanted)) return true;
    return CUT.mark.test(label) && label.includes(wanted.slice(0, CUT.compared));
  });

/** Results other than the one asked for: titles in the body that are no part of the site's frame. */
function showsOthers(reading: PageReading, url: string, home: Pick<ReadPage, 'reading'>): boolean {
  const known = new Set(home.reading.links.flatMap((link) => (link.url === null ? [] : [pageKey(link.url)])));
  const asked = new URL(url).pathname;
  const isOther = (title: string, to: string | null): boolean =>
    to !== null &&
    fold(title).length >= LEAST_RESULT &&
    !known.has(pageKey(to)) &&
    new URL(to).pathname !== asked;
  const bodyLists = reading.lists.filter(({ region }) => region === 'body');
  return (
    bodyLists.some(({ items }) => items.some((item) => isOther(item.title, item.url))) ||
    reading.links.some((link) => link.region === 'body' && link.visible && isOther(labelOf(link), link.url))
  );
}
