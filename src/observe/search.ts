import { isReached, type PageForm, pageKey, type SearchFact } from '../facts/index.ts';
import { encodeQuery } from './query.ts';
import { sample } from './sample.ts';
import { listedArticles } from './samples.ts';
import type { ObserveDeps, ObservePlan, ReadPage } from './types.ts';
import type { Look, Visitor } from './visitor.ts';

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
  const found = isFound(look, title, expectUrl);
  // Results that a script fetches are looked for in what a browser shows.
  const shown = found === null ? await visitor.render(look.visit, look.reading, 'platform') : null;
  return {
    type: 'search',
    query,
    expectUrl,
    url,
    state,
    ms: look.response.ms,
    found: shown?.rendered ? isFound({ ...look, reading: { ...shown.reading, needsJs: [] } }, title, expectUrl) : found,
    attempts,
  };
}

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

function isFound({ visit, reading }: Look, title: string, expectUrl: string): boolean | null {
  if (!isReached(visit.state) || !reading) return visit.state === 'soft_404' ? false : null;
  const fold = (text: string): string => text.replace(/\s+/g, '');
  const wanted = fold(title);
  const hit = reading.links.some(
    (link) =>
      (link.url !== null && pageKey(link.url) === pageKey(expectUrl)) || fold(link.text).includes(wanted),
  );
  if (hit) return true;
  return reading.needsJs.length > 0 ? null : false;
}
