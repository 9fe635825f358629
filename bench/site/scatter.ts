import { gbkEscaped } from './gbk.ts';
import type { Dice } from './random.ts';
import { COLUMNS, type Link, type Origins, type Page, plain, type SitePlan } from './shapes.ts';
import { attachmentName, columnName } from './words.ts';

/** Shares of the number of pages. */
const SHARE = { broken: 0.02, redirects: 0.01, soft404: 0.01, files: 0.05, queries: 0.01 };

/** Hangs the special links onto articles: each on one to three pages of the right encoding. */
export function scatter(plan: SitePlan, dice: Dice): void {
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

/** Written raw, as editors do, or escaped, as systems do; asked for in UTF-8 in either case. */
function fileLink(folder: string, name: string, main: string, raw: boolean): Link {
  const escaped = encodeURIComponent(name);
  return { href: folder + (raw ? name : escaped), text: name, url: main + folder + escaped };
}
