import { scanPage } from './scan.ts';
import { feedKind, jsonMarkup, jsonTargets, recordMarkup, rssTargets } from './scan-feeds.ts';
import { LinkTaker, type PageScan, styleTargets } from './scan-links.ts';
import { linkText } from './scan-text.ts';
import { readScript } from './scripts.ts';

export type AnswerKind = 'page' | 'feed' | 'style' | 'script' | 'other';

export interface AnswerScan {
  kind: AnswerKind;
  scan: PageScan;
}

const NOTHING: PageScan = { title: '', base: null, links: [], textLength: 0, text: '', asksPassword: false };

/** Scans an answer as what it is: a page, a list that comes as data, a style sheet or a script that writes markup. */
export function scanAnswer(text: string, contentType: string | null): AnswerScan {
  const type = (contentType ?? '').toLowerCase();
  if (type.includes('html')) {
    // Lists of 大汉 jpage come as "text/html" too.
    const kind =
      text.length < 2_000_000 && !/<html|<body|<!doctype/i.test(text.slice(0, 1000)) ? feedKind(text) : null;
    return kind === null
      ? { kind: 'page', scan: scanPage(text) }
      : { kind: 'feed', scan: scanFeed(text, kind) };
  }
  if (type.includes('css')) return { kind: 'style', scan: withTargets(styleTargets(text), 'style') };
  if (type.includes('javascript') || type.includes('ecmascript'))
    return { kind: 'script', scan: scanScript(text) };
  const kind = /json|xml|text\/plain|octet-stream/.test(type) || type === '' ? feedKind(text) : null;
  if (kind !== null) return { kind: 'feed', scan: scanFeed(text, kind) };
  const looksLikeHtml = /<(?:!doctype html|html|head|body|a|div|table|frameset)[\s>]/i.test(
    text.slice(0, 2000),
  );
  if (!looksLikeHtml || /text\/plain|xml(?!.*xhtml)|json/.test(type)) return { kind: 'other', scan: NOTHING };
  return { kind: 'page', scan: scanPage(text) };
}

function scanFeed(text: string, kind: 'json' | 'records' | 'rss'): PageScan {
  if (kind === 'rss') return withTargets(rssTargets(text), 'feed');
  if (kind === 'records') return fragment(recordMarkup(text));
  const scan = withTargets(jsonTargets(text), 'feed');
  const markup = jsonMarkup(text);
  return markup === '' ? scan : { ...scan, links: [...scan.links, ...fragment(markup).links] };
}

/** Headers and footers that a script file writes; its addresses belong to the pages that load it. */
function scanScript(code: string): PageScan {
  if (!/document\s*\.\s*write|innerHTML|insertAdjacentHTML|\.html\s*\(|\.append\s*\(/.test(code))
    return NOTHING;
  return fragment(readScript(code, ''));
}

function fragment(markup: string): PageScan {
  if (markup === '') return NOTHING;
  const scan = scanPage(markup, { isFragment: true });
  const taker = new LinkTaker();
  taker.takeForeign(scan.links, 'feed', (link) => linkText(markup, link));
  return { ...NOTHING, links: taker.links };
}

const withTargets = (hrefs: readonly string[], via: 'style' | 'feed'): PageScan => {
  const taker = new LinkTaker();
  taker.takeTargets(hrefs, via, -1);
  return { ...NOTHING, links: taker.links };
};
