import {
  type Article,
  articlesOf,
  type Column,
  type Content,
  type County,
  type Day,
  dayAgo,
  SEARCH_FIELD,
} from '../content/index.ts';
import { GUIDES, type Guide } from '../data/guides.ts';
import { fileReply } from '../files.ts';
import { htmlReply, type Site, shelve, siteAt, textReply } from '../server/index.ts';
import { aboutPage, missingPage, siteMapPage } from './about.ts';
import { places, siteFooter, siteHeader } from './frame.ts';
import { homePage, topicsPage } from './home.ts';
import { images } from './images.ts';
import { type Frame, layout, type PageSpec } from './layout.ts';
import { type Html, textOf } from './markup.ts';
import { PARTS, partPage, partUrl, platformFiles, platformPage } from './platform.ts';
import { articlePage, listPage, rows } from './rows.ts';
import { type Findable, find, queryValue, searchPage } from './search.ts';
import { guideArticle, guidePage, interactionPage, serviceHall, submittedPage } from './service.ts';
import { styleSheet } from './style.ts';
import { type FieldFill, fieldData, fieldDataUrl, fieldPage, TOPIC_NAME, topicPage } from './topic.ts';

/** What may differ between modern portals. */
export interface Manner {
  frame: Frame;
  fill: FieldFill;
  /** Further blocks of the home page. */
  homeExtra?: Html;
}

/** A portal on the modern template: everything an inspector asks for is there. */
export function modernPortal(county: County, content: Content, now: number, manner: Manner): Site {
  const portal = openPortal(county, manner.frame, now);
  portal.page('/', { kind: 'home', title: county.siteName }, () =>
    homePage(county, content, manner.homeExtra),
  );
  portal.alias(county.addresses.home, '/');
  addColumns(portal, content);
  addTopic(portal, content, manner.fill);
  addPlatform(portal, content);
  addServices(portal, content);
  addFurniture(portal, content);
  return portal.site;
}

interface Portal {
  county: County;
  now: number;
  today: Day;
  site: Site;
  /** The page in this portal's frame, as text. */
  draw(spec: PageSpec): string;
  page(url: string, spec: Omit<PageSpec, 'body'>, body: () => Html): void;
  alias(url: string, of: string): void;
  file(url: string, title: string, extension: string): void;
  index: Findable[];
}

function openPortal(county: County, frame: Frame, now: number): Portal {
  const draw = (spec: PageSpec): string => textOf(layout(county, frame, spec));
  const site = siteAt(county.host, () =>
    htmlReply(draw({ kind: 'column', title: '页面不存在', body: missingPage(county) }), 404),
  );
  const today = dayAgo(now, 0);
  const index: Findable[] = [];
  return {
    county,
    now,
    today,
    site,
    index,
    draw,
    page(url, spec, body) {
      shelve(site, url, () => htmlReply(draw({ ...spec, body: body() })));
      if (spec.kind !== 'home')
        index.push({ title: spec.title, url, date: spec.article?.day.iso ?? today.iso });
    },
    alias(url, of) {
      const page = site.shelf.get(of);
      if (page) shelve(site, url, page);
    },
    file(url, title, extension) {
      shelve(site, url, () => fileReply(extension));
      index.push({ title, url, date: today.iso });
    },
  };
}

function addColumns(portal: Portal, content: Content): void {
  for (const column of content.columns) addColumn(portal, column, content.columns);
  for (const column of content.statutory) addColumn(portal, column, content.statutory);
  for (const column of content.topics) addColumn(portal, column, content.topics);
  for (const article of articlesOf(content)) addArticle(portal, article);
}

function addColumn(portal: Portal, column: Column, siblings: readonly Column[]): void {
  portal.page(column.url, { kind: 'column', title: column.name }, () =>
    listPage(portal.county, column, siblings),
  );
}

function addArticle(portal: Portal, article: Article): void {
  const spec = { kind: 'article', title: article.title, columnName: article.columnName, article } as const;
  portal.page(article.url, spec, () => articlePage(portal.county, article));
  for (const { text, url, extension } of article.attachments) portal.file(url, text, extension);
}

function addTopic(portal: Portal, content: Content, fill: FieldFill): void {
  const { county, page } = portal;
  page(places(county).topics, { kind: 'column', title: '专题专栏' }, () => topicsPage(county, content));
  page(county.addresses.topic, { kind: 'column', title: TOPIC_NAME }, () => topicPage(county, content));
  addColumn(portal, content.progress, [content.progress]);
  for (const field of content.fields) {
    page(field.url, { kind: 'column', title: field.name }, () => fieldPage(county, content, field, fill));
    portal.file(field.file.url, field.file.text, 'xls');
    if (fill === 'script') {
      shelve(portal.site, fieldDataUrl(county, field.slug), () =>
        textReply(fieldData(field), 'application/json'),
      );
    }
  }
}

function addPlatform(portal: Portal, content: Content): void {
  const { county, page, today, file } = portal;
  page(places(county).platform, { kind: 'column', title: '政府信息公开' }, () =>
    platformPage(county, content),
  );
  for (const part of PARTS) {
    page(partUrl(county, part), { kind: 'column', title: part.name }, () =>
      partPage(county, content, part, today),
    );
  }
  for (const { url, text, extension } of Object.values(platformFiles(county, today)))
    file(url, text, extension);
}

function addServices(portal: Portal, content: Content): void {
  const { county, page } = portal;
  const consultations = content.columns.find(({ slug }) => slug === 'tzgg')?.articles.slice(0, 1) ?? [];
  page(places(county).interaction, { kind: 'column', title: '互动交流' }, () =>
    interactionPage(county, rows(consultations)),
  );
  for (const url of [`${county.root}/hdjl/submit.shtml`, `${county.root}/zfxxgk/ysqgk/submit.shtml`]) {
    page(url, { kind: 'column', title: '提交结果' }, () => submittedPage(county));
  }
  if (!county.serviceUrl.startsWith('/')) return;
  const guideUrl = (guide: Guide): string => `${county.root}/zwfw/${guide.slug}.shtml`;
  page(county.serviceUrl, { kind: 'column', title: '政务服务' }, () =>
    serviceHall(county.name, guideUrl, places(county).search),
  );
  for (const guide of GUIDES) {
    const article = guideArticle(county, guide, guideUrl(guide), dayAgo(portal.now, 30));
    const spec = { kind: 'article', title: article.title, columnName: '政务服务', article } as const;
    page(article.url, spec, () => guidePage(county.name, guide, article.day));
  }
}

function addFurniture(portal: Portal, content: Content): void {
  const { county, page, site } = portal;
  const at = places(county);
  page(at.about, { kind: 'column', title: county.aboutName }, () => aboutPage(county));
  const columns = [...content.columns, ...content.statutory, ...content.fields];
  page(at.siteMap, { kind: 'column', title: '网站地图' }, () => siteMapPage(county, columns));
  site.desks.set(at.search, (query) => {
    const words = queryValue(query, SEARCH_FIELD);
    const body = searchPage(words, find(portal.index, words));
    return htmlReply(portal.draw({ kind: 'column', title: '站内搜索', body }));
  });
  shelve(site, `${county.root}/css/style.css`, () =>
    textReply(styleSheet(county.accent), 'text/css; charset=utf-8'),
  );
  for (const [name, image] of Object.entries(images(county))) {
    shelve(site, `${county.root}/images/${name}`, () => textReply(image, 'image/svg+xml'));
  }
  shelve(site, `${county.root}/js/header.js`, () => scriptReply(textOf(siteHeader(county))));
  shelve(site, `${county.root}/js/footer.js`, () => scriptReply(textOf(siteFooter(county))));
  shelve(site, '/robots.txt', () => textReply('User-agent: *\nAllow: /\n'));
}

/** A script file that writes the given HTML line by line, as many portals do for header and footer. */
const scriptReply = (written: string) =>
  textReply(
    written
      .split('\n')
      .map(
        (line) =>
          `document.write('${line.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('</script', '<\\/script')}');`,
      )
      .join('\n'),
    'application/javascript; charset=utf-8',
  );
