import type { ArticleReading, DatedFact, MetaTag } from '../facts/index.ts';
import { dateOfUrl, type ParsedDate, parseDate } from './dates.ts';
import { blockText, type Element, isSilent, type PageDocument, resolveUrl, textOf } from './document.ts';
import { visibleDates } from './printed.ts';
import { regionOf } from './regions.ts';
import { generatedAt } from './years.ts';

/** Title, day, source, attachments and length of an article; null when nothing on the page looks like one. */
export function readArticle(
  document: PageDocument,
  meta: Record<string, MetaTag>,
  now: number,
): ArticleReading | null {
  const body = bodyOf(document);
  const named = Boolean(meta.ArticleTitle?.value);
  const published = publishedOf(document, meta, now);
  if (!named && !(body && published)) return null;
  const container = body ?? document.root;
  return {
    title: titleOf(document, meta),
    published,
    source: sourceOf(document, meta),
    attachments: attachmentsOf(document),
    bodyTextLength: blockText(container).replace(/\s/g, '').length,
  };
}

const BODY_ID =
  /^(?:zoom\w*|ucap-content|content\w{0,4}|contentregion|vsb_content\w*|article\w{0,8}|artibody|js_content|text|newscontent|info_?content|xxgk_?content|fontzoom|detail\w{0,7}|maincontent|con_con|printcontent|arttext|mainbody)$/i;
const BODY_CLASS =
  /(?:^|[\s_-])(?:trs_editor|trs_ueditor|article[-_]?con(?:tent)?|article[-_]?body|article_text|pages_content|bt_content|wzcon|detail[-_]?(?:con(?:tent)?|text|main)|news[-_]?(?:con(?:tent)?|text|body)|info[-_]?(?:con(?:tent)?|text)|con[-_]?text|v_news_content|view[-_]?con(?:tent)?|xxgk[-_]?con(?:tent)?|easysite-news-text|main-txt|rich_media_content|zwnr|text_con|content[-_]?(?:text|body|main)|nr_?con)(?:$|\s)/i;
const SHORTEST_BODY = 30;

/** The element that holds the text of the article: the named one with most text. */
function bodyOf(document: PageDocument): Element | null {
  let best: Element | null = null;
  let longest = SHORTEST_BODY;
  for (const element of document.elements) {
    if (isSilent(element) || element.name === 'body' || element.name === 'a') continue;
    const { id, class: classes } = element.attribs;
    if (!BODY_ID.test(id ?? '') && !BODY_CLASS.test(classes ?? '')) continue;
    const length = textOf(element).length;
    if (length <= longest) continue;
    // An inner body is the better one unless the outer holds much more, as a page frame does.
    best = element;
    longest = Math.max(length, longest) * 1.2;
  }
  return best;
}

/** PubDate, then the date shown to the reader, then the page's own address; `Last-Modified` never decides. */
function publishedOf(document: PageDocument, meta: Record<string, MetaTag>, now: number): DatedFact | null {
  const tag = parseDate(meta.PubDate?.value ?? '', now);
  const shown = visibleDates(document, now)[0] ?? null;
  if (tag && !(shown && shown.date !== tag.date && isGenerated(document, tag, now)))
    return { ...tag, source: 'meta' };
  if (shown) return { date: shown.date, time: shown.time, source: 'article' };
  const address = dateOfUrl(document.url, now);
  return address?.precision === 'day' ? { date: address.date, time: null, source: 'url' } : null;
}

/** Some systems write the minute of (re)generation into PubDate; they give it away by writing it twice. */
function isGenerated(document: PageDocument, tag: ParsedDate, now: number): boolean {
  const made = generatedAt(document, now);
  return made !== null && tag.time !== null && made.date === tag.date && made.time === tag.time;
}

const TITLE_CLASS =
  /(?:^|[\s_-])(?:article[-_]?title|art[-_]?title|news[-_]?title|detail[-_]?title|info[-_]?title|content[-_]?title|con[-_]?title|wz[-_]?title|xl[-_]?title|bt|title|tit)(?:$|\s)/i;

/** Breadcrumbs call themselves titles, too. */
const TRAIL = /[>»›]|当前位置/;

function titleOf(document: PageDocument, meta: Record<string, MetaTag>): string {
  const tagged = meta.ArticleTitle?.value;
  if (tagged) return tagged;
  const named = document.title;
  const shown = document.elements
    .filter(
      (element) =>
        /^h[12]$/.test(element.name) ||
        element.name === 'ucaptitle' ||
        TITLE_CLASS.test(element.attribs.class ?? ''),
    )
    .filter((element) => regionOf(document, element) === 'body')
    .map((element) => blockText(element).split('\n')[0] ?? '')
    .filter((text) => text.length >= 4 && text.length <= 200 && !TRAIL.test(text));
  // The heading that the window title repeats is the article's; the first one otherwise.
  return (
    shown.find((text) => named.includes(text)) ?? shown[0] ?? named.split(/\s*[|_–—]\s*|\s+-\s*/)[0] ?? ''
  );
}

const SOURCE = /(?:信息来源|文章来源|稿件来源|来\s?源)\s*[:：]\s*\n?\s*([^\s|丨【[（(,，;；]{2,30})/;
const NEXT_LABEL = /(?:作者|时间|日期|发布|浏览|访问|字号|字体|点击|阅读|分享|责任|责编|编辑|审核|打印).*$/s;

function sourceOf(document: PageDocument, meta: Record<string, MetaTag>): string {
  const tagged = meta.ContentSource?.value;
  if (tagged && tagged !== 'null') return tagged;
  const shown = (SOURCE.exec(document.text)?.[1] ?? '').replace(NEXT_LABEL, '');
  return /^\d|[:：]/.test(shown) ? '' : shown;
}

const EXTENSION =
  /\.(docx?|xlsx?|pptx?|pdf|zip|rar|7z|gz|wps|et|dps|ofd|txt|csv|rtf|ceb|xlsm|docm)(?=$|[?#&)）\s"'])/i;

function attachmentsOf(document: PageDocument): ArticleReading['attachments'] {
  const found = new Map<string, ArticleReading['attachments'][number]>();
  for (const element of document.elements) {
    if (element.name !== 'a' || !element.attribs.href) continue;
    const url = resolveUrl(document, element.attribs.href);
    if (!url || found.has(url) || regionOf(document, element) === 'footer') continue;
    const text = textOf(element) || (element.attribs.title ?? '').trim();
    const extension = extensionOf(url, text, element.attribs.title ?? '');
    if (extension) found.set(url, { text, url, extension });
  }
  return [...found.values()];
}

/** From the path, then from a parameter (`?fileName=附件.xls`), then from the name shown for a download address. */
function extensionOf(url: string, text: string, title: string): string | null {
  const { pathname, searchParams } = new URL(url);
  const named = [pathname, ...searchParams.values()]
    .map((part) => EXTENSION.exec(part)?.[1])
    .find((part) => part);
  if (named) return named.toLowerCase();
  const isPage = /\.(?:s?html?|jsp|aspx?|php)$/i.test(pathname) && !/down|attach|file/i.test(url);
  if (isPage) return null;
  const shown = (EXTENSION.exec(text) ?? EXTENSION.exec(title))?.[1];
  return shown ? shown.toLowerCase() : null;
}
