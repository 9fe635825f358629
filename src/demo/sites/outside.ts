import { type Content, dayAgo } from '../content/index.ts';
import { GUIDES, type Guide } from '../data/guides.ts';
import { guidePage, type Html, html, raw, serviceHall, styleSheet, textOf } from '../modern/index.ts';
import { oldDirectory } from '../old/index.ts';
import { htmlReply, type Site, shelve, siteAt } from '../server/index.ts';
import { BAISHI_HALL_HOST } from './baishi-pages.ts';
import { HALL_HOST, TAX_HOST } from './counties.ts';

const ACCENT = '#0b5cad';

const page = (title: string, body: Html): Html => html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title><style>${raw(styleSheet(ACCENT))}</style></head>
<body><header class="header"><div class="wrap top"><a class="logo" href="/"><span><b>${title}</b></span></a></div></header>
<main class="main wrap">${body}</main></body></html>`;

/** A host outside the portals with a front page. */
function outsideSite(host: string, name: string): Site {
  const site = siteAt(host, () => htmlReply(textOf(page('页面不存在', html`<p>404</p>`)), 404));
  shelve(site, '/', () => htmlReply(textOf(page(name, html`<p>${name}（演示）</p>`))));
  return site;
}

function addHall(site: Site, path: string, name: string, now: number): void {
  const guideUrl = (guide: Guide): string => `${path}${guide.slug}.html`;
  shelve(site, path, () =>
    htmlReply(textOf(page(`${name}政务服务`, serviceHall(name, guideUrl, `${path}search`)))),
  );
  site.desks.set(`${path}search`, () =>
    htmlReply(textOf(page('事项搜索', html`<p>请从办事指南列表中选择事项。</p>`))),
  );
  for (const guide of GUIDES) {
    shelve(site, guideUrl(guide), () =>
      htmlReply(textOf(page(guide.name, guidePage(name, guide, dayAgo(now, 30))))),
    );
  }
}

/** The hall of the province with a part for each county that has none of its own, and the rival hall of one of them. */
export function hallSites(now: number): Site[] {
  const hall = outsideSite(HALL_HOST, '示范省政务服务网');
  addHall(hall, '/qingshan/', '青山县', now);
  addHall(hall, '/baishi/', '白石县', now);
  addHall(hall, '/shuangxi/', '双溪县', now);
  const rival = outsideSite(BAISHI_HALL_HOST, '白石县网上办事大厅');
  addHall(rival, '/', '白石县', now);
  return [hall, rival];
}

/** The tax office, which keeps the field 税收管理 of one county. */
export function taxSite(content: Content): Site {
  const site = outsideSite(TAX_HOST, '示范省税务局');
  const field = content.fields.find(({ slug }) => slug === 'ssgl');
  if (!field) return site;
  shelve(site, '/gudu/', () => {
    const rows = field.articles.map(
      ({ title, url, day }) => html`<li><a href="${url}">${title}</a><span class="date">${day.iso}</span></li>
`,
    );
    const body = html`<h1 class="column-title">税收管理</h1><ul class="list">${rows}</ul>${oldDirectory(field)}`;
    return htmlReply(textOf(page('古渡县税收管理', body)));
  });
  for (const article of field.articles) {
    const body = html`<article class="article"><h1>${article.title}</h1><div class="info">发布时间：${article.day.stamp}</div>
<div class="article-content">${article.paragraphs.map((text) => html`<p>${text}</p>`)}</div></article>`;
    shelve(site, article.url, () => htmlReply(textOf(page(article.title, body))));
  }
  return site;
}

/** Hosts of the marks every footer must link: the real names, answered on loopback so that nothing leaves the machine. */
const MARK_HOSTS = ['bszs.conac.cn', 'beian.miit.gov.cn', 'www.beian.gov.cn', 'zfwzgl.www.gov.cn'];

export const markSites = (): Site[] =>
  MARK_HOSTS.map((host) => {
    const reply = () =>
      htmlReply(textOf(page('标识查询（演示）', html`<p>演示环境中的标识查询页面，不是真实登记信息。</p>`)));
    return { host, shelf: new Map(), desks: new Map(), missing: reply };
  });

export const citySite = (): Site => outsideSite('www.shifan.gov.test', '示范市人民政府');
