import { createHash } from 'node:crypto';
import { dayAgo } from '../content/index.ts';
import { banner, textOf } from '../modern/index.ts';
import { htmlReply, type Reply, type Site, shelve, siteAt, textReply } from '../server/index.ts';
import {
  BAISHI_BLANK,
  BAISHI_DEAD,
  BAISHI_NEWS,
  BAISHI_NOTICES,
  BAISHI_STALE_DAYS,
  BAISHI_TOPICS,
} from './baishi-content.ts';
import * as pages from './baishi-pages.ts';
import { BAISHI } from './counties.ts';

/** The county that fails: no topic, rival halls, dead links, stale home, blank columns, wrong codes, false files. */
export function baishiPortal(now: number): Site {
  const today = dayAgo(now, 0);
  const reply = (title: string, body: Parameters<typeof pages.baishiPage>[2], status = 200): Reply =>
    htmlReply(textOf(pages.baishiPage(title, today, body)), status);
  const site = siteAt(BAISHI.host, () => reply('404', pages.baishiText('404', '您访问的页面不存在。'), 404));
  const page = (path: string, title: string, body: () => Parameters<typeof pages.baishiPage>[2]): void =>
    shelve(site, path, () => reply(title, body()));

  const news = articles(now, BAISHI_NEWS, 'xwzx', BAISHI_STALE_DAYS);
  const notices = articles(now, BAISHI_NOTICES, 'tzgg', BAISHI_STALE_DAYS + 3);
  page('/', '', () => pages.baishiHome(news, notices));
  page(pages.AT.news, '新闻中心', () => pages.baishiList('新闻中心', news));
  page(pages.AT.notices, '通知公告', () => pages.baishiList('通知公告', notices));
  for (const article of [...news, ...notices]) {
    page(article.url, article.title, () => pages.baishiArticle(article));
    shelve(site, article.fileUrl, () => ({ ...reply('文件下载', expired()), type: 'application/pdf' }));
  }
  for (const { slug, name } of BAISHI_BLANK)
    page(`/bsx/${slug}/list.shtml`, name, () => pages.baishiList(name, []));
  page(pages.AT.topics, '专题专栏', pages.baishiTopics);
  for (const { slug, name } of BAISHI_TOPICS)
    page(`/bsx/zt/${slug}.shtml`, name, () => pages.baishiList(name, news.slice(0, 3)));
  page(pages.AT.about, '白石概况', () => pages.baishiText('白石概况', ...BAISHI.about));
  page(pages.AT.platform, '政府信息公开', () => pages.baishiPlatform(notices));
  page('/bsx/xxgk/zn.shtml', '政府信息公开指南', () =>
    pages.baishiText(
      '政府信息公开指南',
      '本指南说明本机关政府信息的分类、编排体系和获取方式，公众可在行政中心查阅点查阅。',
    ),
  );
  page('/bsx/xxgk/fd.shtml', '法定主动公开内容', () => pages.baishiList('法定主动公开内容', notices));
  addFailures(site, reply);
  shelve(site, '/bsx/images/banshi.svg', () =>
    textReply(banner(BAISHI.accent, '网上办事大厅', '白石县'), 'image/svg+xml'),
  );
  return site;
}

/** What answers where the broken links lead, and the search that finds nothing. */
function addFailures(
  site: Site,
  reply: (title: string, body: ReturnType<typeof pages.baishiText>, status?: number) => Reply,
): void {
  for (const { path, status } of BAISHI_DEAD) {
    if (status === 500) {
      shelve(site, path, () => htmlReply('<h1>500 Internal Server Error</h1>', 500));
    } else if (status === 200) {
      shelve(site, path, () =>
        reply('页面不存在', pages.baishiText('页面不存在', '抱歉，您访问的页面不存在或已被删除。')),
      );
    }
  }
  site.desks.set(pages.AT.search, () =>
    reply('站内搜索', pages.baishiText('站内搜索', '没有找到相关信息，请更换关键字。')),
  );
}

/** What a download answers whose file was lost: a page, under the name and type of a PDF. */
const expired = () => pages.baishiText('文件下载', '文件已失效，请联系网站管理员。');

function articles(
  now: number,
  titles: readonly string[],
  slug: string,
  newestDays: number,
): pages.BaishiArticle[] {
  return titles.map((title, index) => {
    const day = dayAgo(now, newestDays + index * 4, index * 61);
    const key = createHash('md5').update(title).digest('hex');
    return {
      title,
      day,
      url: `/bsx/${slug}/${day.month}/${key}.shtml`,
      fileUrl: `/bsx/${slug}/files/${key.slice(0, 16)}.pdf`,
    };
  });
}
