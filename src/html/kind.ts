import type {
  ArticleReading,
  DirectoryTable,
  ItemList,
  MetaTag,
  PageKind,
  PageLink,
} from '../facts/index.ts';
import { isArticleAddress } from './addresses.ts';
import type { PageDocument } from './document.ts';
import { foldLabel } from './labels.ts';
import { shortText } from './regions.ts';

/** What the other readers found out and the kind is decided from. */
export interface KindFacts {
  status: number | null;
  contentType: string | null;
  challenge: string | null;
  notFound: boolean;
  isShell: boolean;
  textLength: number;
  links: readonly PageLink[];
  lists: readonly ItemList[];
  meta: Record<string, MetaTag>;
  article: ArticleReading | null;
  directories: readonly DirectoryTable[];
}

/** What a page is by its looks. The order is from the unmistakable to the usual; the address is only a hint. */
export function pageKind(document: PageDocument, facts: KindFacts): PageKind {
  if (facts.challenge !== null) return 'challenge';
  if (isJson(document, facts)) return 'json-api';
  if (isError(document, facts)) return 'error';
  if (isEmpty(document, facts)) return 'empty';
  if (isWechatArticle(document)) return 'wechat-article';
  if (facts.isShell) return 'spa-shell';
  if (isArticle(document, facts)) return 'article';
  if (isDirectory(document, facts)) return 'directory';
  if (isHome(document, facts)) return 'home';
  return facts.links.length + facts.textLength < 20 ? 'other' : 'column';
}

/** Data instead of a page; a file that is cut or holds several values is none the less. */
function isJson({ html }: PageDocument, { contentType }: KindFacts): boolean {
  const start = html.slice(0, 400).trimStart();
  if (!/^[[{]/.test(start)) return false;
  return /\bjson\b/i.test(contentType ?? '') || /^[[{][\s[{]*"[^"]*"\s*[:,\]]/.test(start);
}

const ERROR_TITLE =
  /^\s*50\d\s+(?:bad gateway|service|internal|gateway)|bad gateway|service (?:temporarily )?unavailable|服务器(?:内部)?错误/i;
const LONGEST_ERROR = 600;

/** Some gateways send their error page with status 200. */
const isError = ({ title }: PageDocument, { status, notFound, textLength }: KindFacts): boolean =>
  notFound || (status !== null && status >= 400) || (textLength <= LONGEST_ERROR && ERROR_TITLE.test(title));

function isEmpty(document: PageDocument, { textLength, links }: KindFacts): boolean {
  return (
    textLength === 0 &&
    links.length === 0 &&
    !document.elements.some(({ name }) => /^(?:img|script|i?frame|embed|object)$/.test(name))
  );
}

/** The article page of WeChat by its ids, wherever it is served. */
function isWechatArticle({ elements, url }: PageDocument): boolean {
  const has = (ids: RegExp): boolean =>
    elements.some(({ attribs }) => attribs.id !== undefined && ids.test(attribs.id));
  if (!has(/^(?:js_content|js_article)$/)) return false;
  return has(/^(?:js_name|activity-name)$/) || /^https?:\/\/mp\.weixin\.qq\.com\/s[/?]/.test(url);
}

const SHORTEST_ARTICLE = 200;
/** Rows with a date beyond which a page is a list, whatever text it has. */
const FEW_ROWS = 10;
const ARTICLE_WORDS = [
  /(?:发布|发文|成文|更新)(?:时间|日期)|时间\s*[:：]/,
  /(?:信息|文章|稿件)?来\s*源\s*[:：]/,
  /字\s*[号体]|\[?\s*大\s+中\s+小/,
  /打印(?:本页)?|关闭(?:窗口|本页)/,
  /责任编辑|编辑\s*[:：]|作\s*者\s*[:：]|审核\s*[:：]/,
  /(?:浏览|点击|阅读|访问)(?:次数|量|数)|分享到/,
  /[上下]一篇/,
];

/** Named by its meta tags; or a dated body that is most of the page; or long text between the words all articles carry. */
function isArticle(document: PageDocument, facts: KindFacts): boolean {
  const { meta, article, lists, links, textLength } = facts;
  if (meta.ArticleTitle?.value) return true;
  if (turnsPages(links)) return false;
  const rows = lists.reduce((sum, { items }) => sum + items.filter(({ date }) => date !== null).length, 0);
  if (article !== null && article.published !== null) {
    if (meta.PubDate?.value || isArticleAddress(document.url)) return true;
    if (
      article.bodyTextLength >= SHORTEST_ARTICLE &&
      article.bodyTextLength * 3 >= textLength &&
      rows <= FEW_ROWS
    )
      return true;
  }
  const linked = links.reduce((sum, { text }) => sum + text.length, 0);
  if (textLength - linked < SHORTEST_ARTICLE * 1.5 || rows > FEW_ROWS) return false;
  return ARTICLE_WORDS.filter((word) => word.test(document.text)).length >= 3;
}

const PLATFORM_TITLE =
  /(?:政府|政务|法定主动)?信息公开(?:指南|目录|制度|规定|年报|年度报告|平台|专栏|专网|网|栏目|首页|主页)?$|依申请公开$|法定主动公开内容$|网站地图|站点地图|网站导航|site\s?map|标准目录$|公开目录$/i;
const PLATFORM_LABELS =
  /^(?:政府|政务)?信息公开(?:指南|目录|制度|年报|年度报告|规定)$|^公开(?:指南|目录|制度|年报)$|^法定主动公开(?:内容)?$|^(?:政府信息)?依申请公开$|^(?:组织机构|机构职能|机构设置|领导(?:信息|之窗))$|^财政(?:预决算|资金|信息)$|^(?:部门|规范性)文件$|^规划计划$|^人事信息$/;
const DISCLOSURE = /^(?:政府|政务)?信息公开(?:目录|平台|专栏)?$|^政务公开$/;
const SITEMAP_ADDRESS = /site-?map|wzdt\b|\/map\b/i;

/** A list of so many dated rows makes a column of any page. */
const LONG_LIST = 15;

/** A disclosure platform, a guide or catalogue of it, a site map, a 标准目录: it leads on and lists no news of its own. */
function isDirectory(document: PageDocument, { directories, links, meta, lists }: KindFacts): boolean {
  if (directories.length > 0) return true;
  if (turnsPages(links)) return false;
  const titles = [...document.title.split(/\s*[-_|–—]+\s*/), meta.ColumnName?.value ?? ''].map((part) =>
    part.trim(),
  );
  const longest = Math.max(
    0,
    ...lists.filter(({ region }) => region === 'body').map(({ items }) => items.length),
  );
  if (longest >= LONG_LIST) return false;
  if (titles.some((title) => PLATFORM_TITLE.test(title))) return true;
  if (SITEMAP_ADDRESS.test(document.url.replace(/^https?:\/\/[^/]+/, ''))) return true;
  if (isRoot(document.url)) return showsPlatform(document, links) && !offersMore(links);
  return showsPlatform(document, links);
}

/** The parts of a platform stand in the body, or its frame does while the menu marks disclosure as the current item. */
function showsPlatform(document: PageDocument, links: readonly PageLink[]): boolean {
  const parts = new Set(
    links
      .filter(({ region }) => region !== 'footer')
      .map(({ text, label }) => foldLabel(text || label))
      .filter((label) => PLATFORM_LABELS.test(label)),
  );
  if (parts.size >= 4) return true;
  return (
    isCurrentItem(document, DISCLOSURE) &&
    (parts.size >= 1 ||
      hasFrame(links) ||
      document.elements.some(
        (element) => element.name === 'h2' && DISCLOSURE.test(foldLabel(shortText(element, 20) ?? '')),
      ))
  );
}

const hasFrame = (links: readonly PageLink[]): boolean =>
  links.some(({ via, label }) => via === 'frame' && /信息公开|公开目录|检索/.test(label));

const MARKED = /elect(?:ed)?|current|active|(?:^|[\s_-])(?:on|cur|hover)(?:$|[\s_-])/i;

/** Whether the marked item of the menu carries such a label. */
const isCurrentItem = ({ elements }: PageDocument, label: RegExp): boolean =>
  elements.some(
    (element) =>
      MARKED.test(element.attribs.class ?? '') && label.test(foldLabel(shortText(element, 20) ?? '')),
  );

/** The body of a home page offers services and a dialogue besides disclosure. */
function offersMore(links: readonly PageLink[]): boolean {
  const words = links
    .filter(({ region }) => region === 'body')
    .map(({ text, section }) => `${text}|${section}`)
    .join('|');
  return /办事|服务/.test(words) && /互动|信箱|咨询|留言/.test(words);
}

const FEWEST_HOME_LINKS = 8;
const MANY_HOME_LINKS = 60;

const COLUMN_TITLE = /专题|专栏|列表|栏目|频道|检索|搜索|信箱|留言|访谈|调查|征集/;
const FEWEST_BLOCKS = 3;

/** The root of a site, or something with its shape: many blocks, no way back up, no pages to turn. */
function isHome(document: PageDocument, { links, meta, lists }: KindFacts): boolean {
  const trail = links.filter(({ region, text }) => region === 'breadcrumb' && text !== '').length;
  if (turnsPages(links) || trail > 1 || meta.ColumnName?.value || COLUMN_TITLE.test(document.title))
    return false;
  // Before its scripts are read a home page may have no link at all.
  if (isRoot(document.url)) return links.length === 0 || links.length >= FEWEST_HOME_LINKS;
  const headings = lists
    .filter(({ region, items }) => region === 'body' && items.length > 2)
    .map(({ heading }) => heading);
  const more = links.filter(({ text }) => saysMore(text)).length;
  const isWide = new Set(headings).size >= FEWEST_BLOCKS || more > FEWEST_BLOCKS;
  return (
    trail === 0 &&
    isWide &&
    links.length >= MANY_HOME_LINKS &&
    /\/(?:index|default|home|main)[^/]*$|\/$/.test(document.url)
  );
}

/** 更多 or MORE, with no other word of Latin letters. */
const saysMore = (text: string): boolean =>
  /^\W*more\W*$/i.test(text) || (text.includes('更多') && !/\w/.test(text));

const isRoot = (url: string): boolean =>
  URL.canParse(url) && /^\/(?:(?:index|default|home|main)[^/]*)?$/i.test(new URL(url).pathname);

/** Whether there are pages to turn. A carousel has arrows, too, but they lead nowhere and there is no page to number. */
function turnsPages(links: readonly PageLink[]): boolean {
  const turns = links.filter(({ text, label }) =>
    /^(?:下一?页|尾页|末页|最后一页|下页|>|>>|»|›)$/.test(text || label),
  );
  if (turns.some(({ href, text }) => /[尾末后]/.test(text) || !/^\s*(?:#|javascript:|$)/i.test(href ?? '')))
    return true;
  return turns.length > 0 && links.filter(({ text }) => /^\d{1,3}$/.test(text)).length >= 2;
}
