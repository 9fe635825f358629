import { labelOf, type PageLink, type PageReading, pageKey, type SiteIdentity } from '../facts/index.ts';

/** What a browser showed, with what only the HTML said: a script that fails here must not take away what every visitor
 *  gets. The reasons that asked for the browser stay on record. */
export function mergeReadings(still: PageReading, shown: PageReading): PageReading {
  const hasList = shown.listState === 'items' || shown.listState === 'undated';
  const hadList = still.listState === 'items' || still.listState === 'undated';
  const rowsOf = (reading: PageReading): number =>
    reading.directories.reduce((sum, { rows }) => sum + rows.length, 0);
  return {
    ...shown,
    // A page that says what it is does not become another by a frame or a script that fails here.
    kind: isUntold(still) && !isUntold(shown) ? shown.kind : still.kind,
    title: shown.title || still.title,
    links: mergeLinks(shown.links, still.links),
    lists: hasList || !hadList ? shown.lists : still.lists,
    listState: hasList || !hadList ? shown.listState : still.listState,
    forms: shown.forms.length >= still.forms.length ? shown.forms : still.forms,
    meta: { ...shown.meta, ...still.meta },
    identity: mergeIdentity(still.identity, shown.identity),
    newest: shown.newest ?? still.newest,
    article: shown.article ?? still.article,
    directories: rowsOf(shown) >= rowsOf(still) ? shown.directories : still.directories,
    needsJs: still.needsJs,
    regionScripts: still.regionScripts,
    archived: still.archived || shown.archived,
    notFoundWords: isUntold(still) ? shown.notFoundWords : still.notFoundWords,
    loginWall: shown.loginWall,
    textLength: Math.max(still.textLength, shown.textLength),
  };
}

const isUntold = ({ kind }: PageReading): boolean =>
  kind === 'spa-shell' || kind === 'empty' || kind === 'other';

const placeOf = (link: PageLink): string =>
  `${labelOf(link).replace(/\s/g, '')} ${link.url === null ? (link.href ?? '') : pageKey(link.url)}`;

/** Links of both, the browser's first; one that the HTML leaves without an address is the browser's with one. What a
 *  script file is known to write stays known as such. */
function mergeLinks(shown: readonly PageLink[], still: readonly PageLink[]): PageLink[] {
  const places = new Set(shown.map(placeOf));
  const written = new Set(still.filter(({ via }) => via === 'script').map(placeOf));
  const labels = new Set(
    shown.filter(({ url }) => url !== null).map((link) => labelOf(link).replace(/\s/g, '')),
  );
  const lost = still.filter(
    (link) =>
      !places.has(placeOf(link)) && (link.url !== null || !labels.has(labelOf(link).replace(/\s/g, ''))),
  );
  const marked = shown.map((link) =>
    written.has(placeOf(link)) ? { ...link, via: 'script' as const } : link,
  );
  return [...marked, ...lost].map((link, order) => ({ ...link, order }));
}

function mergeIdentity(still: SiteIdentity, shown: SiteIdentity): SiteIdentity {
  const both = (one: readonly string[], other: readonly string[]): string[] => [
    ...new Set([...one, ...other]),
  ];
  return {
    siteName: both(still.siteName, shown.siteName),
    siteDomain: both(still.siteDomain, shown.siteDomain),
    siteIDCode: both(still.siteIDCode, shown.siteIDCode),
    footerCode: both(still.footerCode, shown.footerCode),
    errorReportCode: both(still.errorReportCode, shown.errorReportCode),
    icp: both(still.icp, shown.icp),
    police: both(still.police, shown.police),
    sponsor: both(still.sponsor, shown.sponsor),
    phone: both(still.phone, shown.phone),
    partyMark: still.partyMark || shown.partyMark,
    errorReportMark: still.errorReportMark || shown.errorReportMark,
    siteMap: still.siteMap.length > 0 ? still.siteMap : shown.siteMap,
  };
}
