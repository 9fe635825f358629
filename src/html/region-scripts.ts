import { getDomain } from 'tldts';
import type { PageLink } from '../facts/index.ts';
import { type PageDocument, resolveUrl } from './document.ts';
import { hasLinksIn } from './links.ts';

/** File names of scripts that write headers, menus and footers. */
const REGION_NAME = /head|foot|top|bottom|nav|menu|daohang|dibu|copyright/i;
/** Names of scripts that may do so, among other things. */
const SHARED_NAME = /common|public|include|layout|banner|tongyong|gonggong/i;
/** Libraries and services that write nothing of the site's own. */
const LIBRARY =
  /jquery|swiper|echarts|bootstrap|\bvue|react|angular|layui|\blayer|slick|owl\b|superslide|\bwow\b|respond|html5|shiv|polyfill|base64|crypto|\bmd5|\brsa|jsbn|qrcode|share|video|player|laydate|datepicker|editor|flexible|\brem\b|zepto|lodash|axios|handlebars|template|pagination|tongji|analytics|\bhm\.|cnzz|piwik|matomo|\bstat|count|iconfont|\bwza|barrier|accessib|\baria|weixin|print|scroll|marquee|focus|carousel|slide|calendar|lunar|weather|validate|jiucuo|conac|\bslh|big5|trans|simp|placeholder|cookie|device|browser|(?:to|back|go|return|s|desk)top|headroom/i;
const MAX_SCRIPTS = 8;

/**
 * Same-site script files that may write regions of the page: those with telling names; on a page without a menu or a
 * footer of its own also those shared by all pages, then every other that is no library.
 */
export function regionScriptsOf(document: PageDocument, links: readonly PageLink[]): string[] {
  const candidates = siteScripts(document);
  const named = candidates.filter((url) => REGION_NAME.test(fileOf(url)));
  if (hasLinksIn(links, 'header', 'nav') && hasLinksIn(links, 'footer'))
    return [...new Set(named)].slice(0, MAX_SCRIPTS);
  const shared = candidates.filter((url) => SHARED_NAME.test(fileOf(url)));
  return [...new Set([...named, ...shared, ...candidates])].slice(0, MAX_SCRIPTS);
}

/** Whether a same-site script is named like one that writes a header, a menu or a footer. */
export const hasRegionScript = (document: PageDocument): boolean =>
  siteScripts(document).some((url) => REGION_NAME.test(fileOf(url)) || SHARED_NAME.test(fileOf(url)));

/** Whether any same-site script is loaded that is no known library. */
export const hasSiteScript = (document: PageDocument): boolean => siteScripts(document).length > 0;

function siteScripts(document: PageDocument): string[] {
  const found: string[] = [];
  for (const { name, attribs } of document.elements) {
    if (name !== 'script' || !attribs.src) continue;
    const url = resolveUrl(document, attribs.src);
    if (url && isSameSite(url, document.url) && !LIBRARY.test(fileOf(url))) found.push(url);
  }
  return found;
}

function isSameSite(url: string, page: string): boolean {
  const [host, home] = [new URL(url).hostname, URL.canParse(page) ? new URL(page).hostname : ''];
  if (host === home) return true;
  const domain = getDomain(host);
  return domain !== null && domain === getDomain(home);
}

const fileOf = (url: string): string => decodeName(new URL(url).pathname.split('/').at(-1) ?? '');

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
