import { type Article, type Column, dayAgo } from '../content/index.ts';
import { fileReply } from '../files.ts';
import { type Findable, textOf } from '../modern/index.ts';
import { type Site, shelve, siteAt } from '../server/index.ts';
import { gbkQuery, gbkReply } from './gbk.ts';
import { GUDU } from './gudu.ts';
import { type OldPage, oldLayout } from './layout.ts';
import { oldText } from './pages.ts';

type Body = () => OldPage['body'];

/** Puts pages of the old portal on its shelf and remembers what its search can find. */
export interface Press {
  site: Site;
  index: Findable[];
  draw(page: OldPage): string;
  home(url: string, body: Body): void;
  column(column: Pick<Column, 'name' | 'url'>, body: Body): void;
  article(article: Article, body: Body): void;
  file(url: string, title: string, extension: string): void;
}

export function openPress(now: number): Press {
  const today = dayAgo(now, 0).iso;
  const index: Findable[] = [];
  const draw = (page: OldPage): string => textOf(oldLayout(GUDU, page));
  const missing = (): string =>
    draw({
      title: '找不到页面',
      columnName: '错误提示',
      body: oldText(GUDU, '404', ['您要找的网页不存在，请返回首页。']),
    });
  const site = siteAt(GUDU.host, () => gbkReply(missing(), 404));
  const put = (url: string, page: Omit<OldPage, 'body'>, body: Body): void => {
    for (const wire of wireForms(url)) shelve(site, wire, () => gbkReply(draw({ ...page, body: body() })));
  };
  return {
    site,
    index,
    draw,
    home: (url, body) => put(url, { title: GUDU.siteName }, body),
    column({ name, url }, body) {
      put(url, { title: name, columnName: name }, body);
      index.push({ title: name, url, date: today });
    },
    article(article, body) {
      put(article.url, { title: article.title, columnName: article.columnName, article }, body);
      index.push({ title: article.title, url: article.url, date: article.day.iso });
    },
    file(url, title, extension) {
      shelve(site, url, () => fileReply(extension));
      index.push({ title, url, date: today });
    },
  };
}

/** A query with Chinese characters arrives in GBK from a browser, in UTF-8 from a program that ignores the page's charset. */
function wireForms(url: string): string[] {
  const [path = '', query] = url.split('?');
  if (query === undefined || /^[\x20-\x7e]*$/.test(query)) return [url];
  const [name = '', value = ''] = query.split('=');
  return [`${path}?${name}=${gbkQuery(value)}`, url];
}
