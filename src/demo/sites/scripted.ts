import { type Content, type County, contentOf } from '../content/index.ts';
import { html, modernPortal, siteFooter, siteTags, textOf } from '../modern/index.ts';
import { htmlReply, type Site, shelve, textReply } from '../server/index.ts';
import { HALL_HOST, LIANHU, SHUANGXI } from './counties.ts';

/** What the script of a scripted home page is given to build from. */
interface Parts {
  name: string;
  menu: { text: string; to: string }[];
  /** Full-page sections, named by anchor and shown one at a time. */
  pages: { anchor: string; title: string; to: string; label: string }[];
  /** Pictures whose click opens a window, with a stamp against caches. */
  banners: { alt: string; to: string }[];
  lists: { title: string; more: string; rows: [string, string, string][] }[];
  footer: string;
}

/** Everything on its home page is written by a script from data that comes later: a menu into a full-page slider, a
 *  banner that opens a window, lists, footer. All of it leads somewhere. Two fields are published, 24 are not. */
export function lianhuPortal(now: number): Site {
  return scriptedPortal(LIANHU, contentOf(LIANHU, now), now, [
    { alt: '互动交流', to: `${LIANHU.root}/hdjl/index.shtml` },
  ]);
}

/** Made the same way, and what only a browser sees is wrong: a banner opens a second hall, the interaction banner leads
 *  to nothing, and the newest item is six weeks old. */
export function shuangxiPortal(now: number): Site {
  const { columns } = contentOf(SHUANGXI, now - STALE_DAYS * DAY_MS);
  return scriptedPortal(SHUANGXI, { ...contentOf(SHUANGXI, now), columns }, now, [
    { alt: '网上办事大厅', to: `http://${HALL_HOST}/shuangxi/` },
    { alt: '互动交流', to: `${SHUANGXI.root}/hudong/index.shtml` },
  ]);
}

const DAY_MS = 86_400_000;
const STALE_DAYS = 42;

function scriptedPortal(county: County, content: Content, now: number, banners: Parts['banners']): Site {
  const site = modernPortal(county, content, now, { frame: 'inline', fill: 'html' });
  const home = (): ReturnType<typeof htmlReply> => htmlReply(textOf(shell(county)));
  shelve(site, '/', home);
  shelve(site, county.addresses.home, home);
  shelve(site, `${county.root}/js/app.js`, () => textReply(APP, 'application/javascript; charset=utf-8'));
  shelve(site, `${county.root}/api/home.json`, () =>
    textReply(JSON.stringify(partsOf(county, content, banners)), 'application/json'),
  );
  return site;
}

/** The page before its script has run: tags, an empty mount and nothing else. */
const shell = (county: County) => html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
${siteTags(county)}<title>${county.siteName}</title>
<link rel="stylesheet" href="${county.root}/css/style.css"></head>
<body><div id="app" data-from="${county.root}/api/home.json"></div><script src="${county.root}/js/app.js"></script></body></html>`;

function partsOf(county: County, content: Content, banners: Parts['banners']): Parts {
  const [news, notices] = content.columns;
  const { root, addresses } = county;
  return {
    name: county.siteName,
    menu: [
      { text: '首页', to: addresses.home },
      { text: county.aboutName, to: `${root}/zjgk/index.shtml` },
      { text: '政府信息公开', to: `${root}/zfxxgk/xxgk.shtml` },
      { text: '政务服务', to: '#page3' },
      { text: '专题专栏', to: '#page4' },
    ],
    pages: [
      { anchor: 'page3', title: '政务服务', to: county.serviceUrl, label: '更多' },
      { anchor: 'page4', title: '专题专栏', to: `${root}/ztzl/list.shtml`, label: '更多' },
    ],
    banners,
    lists: [news, notices]
      .filter((column) => column !== undefined)
      .map((column) => ({
        title: column.name,
        more: column.url,
        rows: column.articles.map(({ title, url, day }) => [title, url, day.iso]),
      })),
    footer: textOf(siteFooter(county)),
  };
}

/** Builds the home page. The handlers are added by code, so that no attribute says where a click leads. */
const APP = `(async () => {
  const app = document.getElementById('app');
  const parts = await (await fetch(app.dataset.from)).json();
  const make = (name, attributes, ...children) => {
    const element = Object.assign(document.createElement(name), attributes);
    element.append(...children);
    return element;
  };
  const link = ({ text, to }) => make('a', { href: to, textContent: text });
  const menu = make('ul', { className: 'wrap' }, ...parts.menu.map((item) => make('li', {}, link(item))));
  const header = make('header', { className: 'header' }, make('div', { className: 'wrap top' }, make('b', { textContent: parts.name })), make('nav', { className: 'nav' }, menu));
  const lists = parts.lists.map(({ title, more, rows }) => make('section', { className: 'block' },
    make('div', { className: 'block-title' }, make('h2', {}, link({ text: title, to: more }))),
    make('ul', { className: 'list' }, ...rows.map(([text, to, day]) => make('li', {}, link({ text, to }), make('span', { className: 'date', textContent: day }))))));
  const banners = parts.banners.map(({ alt, to }) => {
    const banner = make('div', { className: 'banner', title: alt, textContent: alt });
    banner.style.cssText = 'cursor:pointer;display:inline-block;margin:12px;padding:24px 48px;background:#dfe9f5;font-size:20px';
    banner.addEventListener('click', () => window.open(to + '?t=' + Date.now()));
    return banner;
  });
  const pages = parts.pages.map(({ anchor, title, to, label }) => {
    const page = make('section', { className: 'section block' }, make('div', { className: 'block-title' }, make('h2', { textContent: title }), make('a', { className: 'more', href: to, textContent: label })));
    page.dataset.anchor = anchor;
    return page;
  });
  const footer = make('div', { innerHTML: parts.footer });
  app.replaceWith(header, make('main', { className: 'main wrap' }, make('div', { className: 'columns' }, ...lists), make('div', { className: 'banners' }, ...banners), ...pages), footer);
})();
`;
