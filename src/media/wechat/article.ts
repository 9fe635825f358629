import type { OfferedLink } from '../../facts/index.ts';
import { linksOf } from '../content-links.ts';
import { type PostDate, readPostDate } from '../dates.ts';

/** What a public page of the platform turns out to be; all of them answer 200. */
export type ArticlePage =
  | { state: 'article'; article: Article }
  | { state: 'deleted' | 'violation' | 'expired' | 'unavailable' | 'blocked' | 'unknown' };

export interface Article {
  title: string;
  date: PostDate | null;
  originalId: string | null;
  biz: string | null;
  nickname: string | null;
  links: OfferedLink[];
}

/** Notices instead of an article, in the two languages the platform answers in. */
const NOTICES: readonly (readonly [
  RegExp,
  'deleted' | 'violation' | 'expired' | 'unavailable' | 'blocked',
])[] = [
  [/已被发布者删除|has been deleted by (the|its) author/i, 'deleted'],
  [/因违规无法查看|违反.{0,20}无法查看|unable to view.{0,40}violation|violat/i, 'violation'],
  [/链接已过期|link has expired/i, 'expired'],
  [/环境异常|完成验证后|verification|访问过于频繁|请输入验证码/i, 'blocked'],
  [/暂时无法查看|temporarily unavailable/i, 'unavailable'],
];

/** Reads a page of mp.weixin.qq.com. The page is megabytes of script; a few variables are all that is looked for. */
export function readArticlePage(html: string): ArticlePage {
  if (/\bid="js_article"/.test(html)) return { state: 'article', article: readArticle(html) };
  const text = visible(html);
  const notice = NOTICES.find(([pattern]) => pattern.test(text));
  return { state: notice?.[1] ?? 'unknown' };
}

/** Notices are short; scripts and styles around them are not. */
const visible = (html: string): string =>
  ['script', 'style'].reduce(withoutElement, html.slice(0, 200_000)).replace(/<[^<>]*>/g, ' ');

/** One pass from start to end, however often the element is opened and never closed. */
function withoutElement(html: string, name: string): string {
  const lower = html.toLowerCase();
  let kept = '';
  for (let at = 0; ; ) {
    const open = lower.indexOf(`<${name}`, at);
    if (open < 0) return kept + html.slice(at);
    kept += html.slice(at, open);
    const close = lower.indexOf(`</${name}`, open);
    if (close < 0) return kept;
    at = close;
  }
}

function readArticle(html: string): Article {
  const ct = variable(html, /\bct\s*[=:]\s*(?:JsDecode\()?["'](\d{10})["']/);
  const createTime = variable(html, /\bcreateTime\s*=\s*['"](\d{4}-\d{2}-\d{2} \d{2}:\d{2})['"]/);
  const publishTime = variable(html, /\bpublish_time\s*=\s*["'](\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?)["']/);
  const content = contentOf(html);
  return {
    title: entities(variable(html, /<meta\s+property="og:title"\s+content="([^"]*)"/) ?? ''),
    date: readPostDate(ct ?? createTime ?? publishTime ?? ''),
    originalId: variable(html, /\buser_name\s*[=:]\s*(?:JsDecode\()?["'](gh_\w+)["']/),
    biz: variable(html, /\bbiz\s*=\s*(?:""\s*\|\|\s*)?["']([\w=+/]{4,})["']/),
    nickname: nameOf(
      variable(html, /\bnickname\s*[=:]\s*(?:htmlDecode\(|JsDecode\()?["']([^"'\n]{1,60})["']/),
    ),
    links: linksOf(content, variable(html, /\bmsg_source_url\s*=\s*['"]([^'"]*)['"]/) ?? ''),
  };
}

const variable = (html: string, pattern: RegExp): string | null => pattern.exec(html)?.[1] ?? null;
const nameOf = (text: string | null): string | null => (text === null ? null : entities(text));

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };
const entities = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (all, name) => ENTITIES[name] ?? all);

/** The text of the article ends where the platform's own scripts begin. */
function contentOf(html: string): string {
  const from = html.indexOf('id="js_content"');
  if (from < 0) return '';
  const end = html.indexOf('<script', from);
  return html.slice(from, Math.min(end < 0 ? html.length : end, from + 1_000_000));
}
