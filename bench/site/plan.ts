import { gbkEscaped } from './gbk.ts';
import { type Dice, openDice } from './random.ts';
import { attachmentName, columnName, titleOf } from './words.ts';

/** Where the site and its neighbours are served; other hosts are other loopback addresses, so that no name is needed. */
export interface Origins {
  main: string;
  /** Answers, or says 404. */
  friend: string;
  /** Nobody listens at `refusedHost(n)`. */
  refusedPort: number;
}

export interface PlanOptions {
  pages: number;
  seed: number;
  origins: Origins;
}

/** A link as it is written on a page and as a browser asks for it. */
export interface Link {
  href: string;
  text: string;
  url: string;
}

export interface Column {
  index: number;
  name: string;
  gbk: boolean;
  lists: string[];
}

export interface Page {
  kind: 'home' | 'list' | 'article';
  path: string;
  title: string;
  column: Column;
  /** Links of this page alone; those of the template are in `SitePlan.columns` and `friends`. */
  own: Link[];
  /** Bytes the page should have, roughly. */
  size: number;
}

/** What is true of every URL of the site. */
export interface Truth {
  pages: string[];
  broken: string[];
  soft404: string[];
  /** Redirects that lead somewhere good, with every step. */
  redirects: { url: string; steps: string[] }[];
  /** Everything else that answers: files, queries, neighbours, resources. */
  ok: string[];
}

export interface SitePlan {
  options: PlanOptions;
  columns: Column[];
  pages: Page[];
  friends: Link[];
  /** Path of the main site → where it points, with the status. */
  redirects: Map<string, { status: number; to: string }>;
  files: string[];
  /** Request targets of answered queries, in the one spelling that is answered. */
  queries: { target: string; gbk: boolean; title: string }[];
  truth: Truth;
}

const COLUMNS = 40;
const SHARE = { gbk: 0.3, broken: 0.02, redirects: 0.01, soft404: 0.01, files: 0.05, queries: 0.01 };
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
  gbk: index % 10 < SHARE.gbk * 10,
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

/** Hangs the special links onto articles: each on one to three pages of the right encoding. */
function scatter(plan: SitePlan, dice: Dice): void {
  const { main, friend, refusedPort } = plan.options.origins;
  const { truth } = plan;
  const articles = plan.pages.filter(({ kind }) => kind === 'article');
  const old = articles.filter(({ column }) => column.gbk);
  const modern = articles.filter(({ column }) => !column.gbk);
  const count = (share: number): number => Math.max(1, Math.round(plan.options.pages * share));
  const each = (total: number, draw: (index: number) => void): void => {
    for (let index = 0; index < total; index += 1) draw(index);
  };
  const hang = (link: Link, pages: readonly Page[] = articles, copies = dice.between(1, 3)): void =>
    each(copies, () => void dice.pick(pages).own.push(link));

  each(count(SHARE.broken), (index) => {
    const link = brokenLink(index, { main, friend, refusedPort }, dice);
    truth.broken.push(link.url);
    hang(link);
  });
  each(count(SHARE.soft404), (index) => {
    const link = softLink(index, main);
    const lead = link.url.startsWith(`${main}/old/`)
      ? '/error/404.html'
      : link.url.startsWith(`${main}/zt/`)
        ? '/'
        : null;
    if (lead !== null) plan.redirects.set(new URL(link.url).pathname, { status: 302, to: lead });
    truth.soft404.push(link.url);
    hang(link);
  });
  each(count(SHARE.redirects), (index) => {
    const target = dice.pick(articles).path;
    const hops = 1 + (index % 3);
    const path = (hop: number): string => `/go/${index + 1}/${hop}`;
    each(hops, (hop) =>
      plan.redirects.set(path(hop), {
        status: hop % 2 === 0 ? 301 : 302,
        to: hop + 1 === hops ? target : path(hop + 1),
      }),
    );
    const steps = Array.from({ length: hops }, (_, hop) => main + path(hop));
    truth.redirects.push({ url: main + path(0), steps: [...steps, main + target] });
    hang(plain(main + path(0), '旧址'));
  });
  each(count(SHARE.files), (index) => {
    const link = fileLink(`/files/${index + 1}/`, attachmentName(dice, index), main, index % 4 === 0);
    plan.files.push(new URL(link.url).pathname);
    truth.ok.push(link.url);
    hang(link);
  });
  each(count(SHARE.queries), (index) => {
    const gbk = index % 2 === 0;
    const name = columnName(index % COLUMNS);
    const page = Math.floor(index / COLUMNS) + 1;
    const target = `/list.jsp?lm=${gbk ? gbkEscaped(name) : encodeURIComponent(name)}&page=${page}&kind=${gbk ? 1 : 2}`;
    plan.queries.push({ target, gbk, title: name });
    truth.ok.push(main + target);
    const href = `/list.jsp?lm=${name}&amp;page=${page}&amp;kind=${gbk ? 1 : 2}`;
    hang({ href, text: `更多${name}`, url: main + target }, gbk ? old : modern);
  });
  each(5, (index) => {
    const link = plain(`${friend}/nohead/${index + 1}.html`, '只应答GET的页面');
    truth.ok.push(link.url);
    hang(link);
  });
}

/** Of ten: six pages, two files with Chinese names, one neighbour's page, one neighbour that is gone. */
function brokenLink(index: number, at: Pick<Origins, 'main' | 'friend' | 'refusedPort'>, dice: Dice): Link {
  const turn = index % 10;
  if (turn < 6)
    return plain(`${at.main}/c${1 + (index % COLUMNS)}/2018-07/removed_${index + 1}.html`, '已迁移的页面');
  if (turn < 8)
    return fileLink(`/files/lost/${index + 1}/`, attachmentName(dice, index), at.main, turn === 6);
  if (turn === 8) return plain(`${at.friend}/gone/${index + 1}.html`, '外部页面');
  // Three links a host: a host with hundreds of dead links is another matter.
  return plain(
    `${refusedOrigin(Math.floor(index / 30), at.refusedPort)}/page_${index + 1}.html`,
    '停用的网站',
  );
}

export const refusedOrigin = (index: number, port: number): string =>
  `http://127.0.1.${1 + (index % 250)}:${port}`;

/** Of five: three say so in words, one is sent to an error page that answers 200, one to the home page. */
function softLink(index: number, main: string): Link {
  const turn = index % 5;
  if (turn < 3) return plain(`${main}/info/${100 + (index % 7)}/${5000 + index}.jspx`, '往期信息');
  if (turn === 3) return plain(`${main}/old/${index + 1}.html`, '旧版页面');
  return plain(`${main}/zt/${2015 + (index % 8)}/topic_${index + 1}.html`, '往年专题');
}

const plain = (url: string, text: string): Link => ({ href: url, text, url });

/** Written raw, as editors do, or escaped, as systems do; asked for in UTF-8 in either case. */
function fileLink(folder: string, name: string, main: string, raw: boolean): Link {
  const escaped = encodeURIComponent(name);
  return { href: folder + (raw ? name : escaped), text: name, url: main + folder + escaped };
}
