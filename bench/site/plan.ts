import { type Dice, openDice } from './random.ts';
import { scatter } from './scatter.ts';
import {
  COLUMNS,
  type Column,
  type Link,
  type Page,
  type PlanOptions,
  plain,
  type SitePlan,
} from './shapes.ts';
import { columnName, titleOf } from './words.ts';

const GBK_SHARE = 0.3;
export const RESOURCES = ['/css/site.css', '/js/site.js', '/img/logo.png', '/img/banner.jpg', '/img/icp.png'];

/** Draws the whole site from its seed: pages, links between them, and what is true of each. */
export function planSite(options: PlanOptions): SitePlan {
  const dice = openDice(options.seed);
  const listsPerColumn = Math.max(1, Math.round((options.pages * 0.05) / COLUMNS));
  const columns = Array.from({ length: COLUMNS }, (_, index) => columnAt(index, listsPerColumn));
  const pages = emptyPages(options, columns, dice);
  const plan: SitePlan = {
    options,
    columns,
    pages,
    friends: Array.from({ length: 10 }, (_, index) =>
      plain(`${options.origins.friend}/site/${index + 1}.html`, `友情链接${index + 1}`),
    ),
    redirects: new Map(),
    files: [],
    queries: [],
    truth: {
      pages: pages.map(({ path }) => options.origins.main + path),
      broken: [],
      soft404: [],
      redirects: [],
      ok: [],
    },
  };
  plan.truth.ok.push(
    ...plan.friends.map(({ url }) => url),
    ...RESOURCES.map((path) => options.origins.main + path),
  );
  linkPages(plan, dice);
  scatter(plan, dice);
  return plan;
}

const columnAt = (index: number, lists: number): Column => ({
  index,
  name: columnName(index),
  // Whole columns, as on real portals, where an old system serves some of them. Three of every ten.
  gbk: index % 10 < GBK_SHARE * 10,
  lists: Array.from(
    { length: lists },
    (_, page) => `/c${index + 1}/index${page === 0 ? '' : `_${page + 1}`}.html`,
  ),
});

function emptyPages({ pages: count }: PlanOptions, columns: Column[], dice: Dice): Page[] {
  const size = (): number => dice.between(30_000, 60_000);
  const [, , , modern] = columns;
  if (!modern) throw new RangeError('no columns');
  const home: Page = { kind: 'home', path: '/', title: '首页', column: modern, own: [], size: size() };
  const lists = columns.flatMap((column) =>
    column.lists.map(
      (path): Page => ({ kind: 'list', path, title: column.name, column, own: [], size: size() }),
    ),
  );
  const articles = Array.from({ length: Math.max(0, count - 1 - lists.length) }, (_, index): Page => {
    const column = columns[index % columns.length] ?? modern;
    const path = `/c${column.index + 1}/20${19 + (index % 6)}-${String(1 + (index % 12)).padStart(2, '0')}/art_${index + 1}.html`;
    return { kind: 'article', path, title: titleOf(dice, index), column, own: [], size: size() };
  });
  return [home, ...lists, ...articles];
}

/** Every list shows its share of articles, so that all can be reached; every article shows others. */
function linkPages(plan: SitePlan, dice: Dice): void {
  const { main } = plan.options.origins;
  const to = (page: Page): Link => ({ href: page.path, text: page.title, url: main + page.path });
  const articles = plan.pages.filter(({ kind }) => kind === 'article');
  const byColumn = Map.groupBy(articles, ({ column }) => column);
  const some = (count: number, from: readonly Page[]): Link[] =>
    from.length === 0 ? [] : Array.from({ length: count }, () => to(dice.pick(from)));
  const lists = Map.groupBy(
    plan.pages.filter(({ kind }) => kind === 'list'),
    ({ column }) => column,
  );
  for (const [column, pages] of lists) {
    const items = byColumn.get(column) ?? [];
    const each = Math.ceil(items.length / pages.length);
    for (const [index, page] of pages.entries()) {
      page.own.push(...items.slice(index * each, (index + 1) * each).map(to), ...pages.slice(0, 8).map(to));
      for (const step of [index - 1, index + 1]) {
        const near = pages[step];
        if (near) page.own.push({ ...to(near), text: step < index ? '上一页' : '下一页' });
      }
    }
  }
  for (const [index, page] of articles.entries()) {
    page.own.push(...[articles[index - 1], articles[index + 1]].filter((near) => near !== undefined).map(to));
    page.own.push(...some(12, byColumn.get(page.column) ?? []), ...some(14, articles));
  }
  plan.pages[0]?.own.push(...articles.slice(0, 60).map(to));
}
