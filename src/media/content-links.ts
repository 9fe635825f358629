import type { OfferedLink } from '../facts/index.ts';

const MOST = 40;
/** Bounded everywhere: a page of nothing but `<a` must not be read for minutes. */
const ANCHOR =
  /<a\b[^<>]{0,1000}?\bhref\s{0,20}=\s{0,20}(?:"([^"<>]{0,2000})"|'([^'<>]{0,2000})')[^<>]{0,1000}>([\s\S]{0,400}?)<\/a>/gi;
/** Pictures of the platform, and addresses that end after days: nothing a reader follows. */
const PASSING = /(^|\.)(mmbiz\.qpic\.cn|wx\.qlogo\.cn|res\.wx\.qq\.com)$/i;

/** Links in the text of an article, and the page it names as its source. */
export function linksOf(content: string, source = ''): OfferedLink[] {
  const links = new Map<string, string>();
  if (isFollowed(source)) links.set(source, '阅读原文');
  for (const [, double, single, inner = ''] of content.matchAll(ANCHOR)) {
    if (links.size >= MOST) break;
    const url = (double ?? single ?? '').replaceAll('&amp;', '&');
    const text = inner.replace(/<[^<>]*>/g, '').trim();
    if (isFollowed(url) && !links.has(url)) links.set(url, text || url);
  }
  return [...links].map(([url, text]) => ({ url, text: text.slice(0, 80), from: 'article' as const }));
}

const isFollowed = (url: string): boolean =>
  /^https?:\/\//i.test(url) && URL.canParse(url) && !PASSING.test(new URL(url).hostname);
