import { articlesOf, type Content, dayAgo } from '../content/index.ts';
import { GUIDES } from '../data/guides.ts';
import { find, guideArticle, guidePage, images } from '../modern/index.ts';
import { type Site, shelve, textReply } from '../server/index.ts';
import { gbkQueryValue, gbkReply } from './gbk.ts';
import { GUDU, guduContent } from './gudu.ts';
import { OLD } from './layout.ts';
import * as pages from './pages.ts';
import { OLD_PARTS, oldHall } from './parts.ts';
import { openPress, type Press } from './press.ts';

/** The GBK county, page by page. */
export function guduPortal(now: number): Site {
  const content = guduContent(now);
  const press = openPress(now);
  for (const url of ['/', GUDU.addresses.home]) press.home(url, () => pages.oldHome(content));
  addColumns(press, content);
  addTopic(press, content);
  addPlatform(press, content, now);
  addServices(press, content, now);
  addFurniture(press, content);
  return press.site;
}

function addColumns(press: Press, content: Content): void {
  for (const column of [...content.columns, content.progress, ...content.statutory, ...content.topics]) {
    press.column(column, () => pages.oldList(GUDU, column));
  }
  for (const article of articlesOf(content)) {
    // One field is a link to another host; its articles are there too.
    if (!article.columnUrl.startsWith('/')) continue;
    press.article(article, () => pages.oldArticle(GUDU, article));
    for (const { text, url, extension } of article.attachments) press.file(url, text, extension);
  }
}

function addTopic(press: Press, content: Content): void {
  const byPage = [...Map.groupBy(content.fields, ({ url }) => url).values()];
  const links = byPage.flatMap((fields) => fields.slice(0, 1));
  press.column({ name: '专题专栏', url: OLD.topics }, () => pages.oldTopics(GUDU, content));
  press.column({ name: '基层政务公开标准化规范化', url: GUDU.addresses.topic }, () =>
    pages.oldTopic(GUDU, content, links),
  );
  for (const fields of byPage) {
    const [first] = fields;
    if (!first?.url.startsWith('/')) continue;
    press.column(first, () => pages.oldField(GUDU, fields));
    for (const { file } of fields) press.file(file.url, file.text, 'xls');
  }
}

function addPlatform(press: Press, content: Content, now: number): void {
  const today = dayAgo(now, 0);
  const parts = OLD_PARTS.map((part) => ({ ...part, url: `/xxgk/${part.slug}.htm` }));
  press.column({ name: '政府信息公开', url: OLD.platform }, () =>
    pages.oldPlatform(GUDU, parts, content.statutory),
  );
  for (const part of parts) press.column(part, () => part.body(GUDU, content, today));
}

function addServices(press: Press, content: Content, now: number): void {
  press.column({ name: '网上办事', url: GUDU.serviceUrl }, oldHall);
  for (const guide of GUIDES) {
    const article = guideArticle(GUDU, guide, `/bsfw/${guide.slug}.htm`, dayAgo(now, 30));
    press.article(article, () => guidePage(GUDU.name, guide, article.day));
  }
  const consultations = content.columns.find(({ slug }) => slug === 'tzgg')?.articles.slice(0, 1) ?? [];
  press.column({ name: '互动交流', url: OLD.interaction }, () => pages.oldInteraction(GUDU, consultations));
  press.column({ name: '提交结果', url: '/hdjl/save.asp' }, () =>
    pages.oldText(GUDU, '提交结果', ['这是演示网站，留言不会保存。']),
  );
}

function addFurniture(press: Press, content: Content): void {
  const { site, draw, index } = press;
  press.column({ name: GUDU.aboutName, url: OLD.about }, () =>
    pages.oldText(GUDU, GUDU.aboutName, GUDU.about),
  );
  press.column({ name: '网站地图', url: OLD.siteMap }, () => pages.oldSiteMap(GUDU, content.columns));
  shelve(site, '/inc/weather.htm', () => gbkReply(pages.WEATHER));
  site.desks.set(OLD.search, (query) => {
    const words = gbkQueryValue(query, 'key');
    return gbkReply(
      draw({ title: '站内搜索', columnName: '站内搜索', body: pages.oldSearch(words, find(index, words)) }),
    );
  });
  for (const [name, image] of Object.entries(images(GUDU))) {
    shelve(site, `/images/${name}`, () => textReply(image, 'image/svg+xml'));
  }
}
