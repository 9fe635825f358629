import { ENTRY_KINDS, isReached, type PageReading, type PageRole, type Visit } from '../facts/index.ts';
import { destinationKey, selectEntries } from '../html/index.ts';
import type { Lexicon } from '../policies/index.ts';

/** Roles whose menus and links are looked at, not only their lists. */
const READ_FOR_LINKS: ReadonlySet<PageRole> = new Set(['home', 'entry', 'topic', 'topic-index', 'platform']);
/** Below this a page says nothing of its own. */
const LEAST_TEXT = 80;

/** Why a browser should look again: what the static reading lacks of what indicators look for. Empty when it is enough. */
export function renderReasons(
  reading: PageReading | null,
  visit: Pick<Visit, 'state' | 'challenge' | 'finalUrl'>,
  role: PageRole,
  lexicon: Lexicon,
): string[] {
  // A gate is reported, never passed: a browser would run its script and be let in.
  if (reading === null || visit.challenge !== null || !isReached(visit.state)) return [];
  if (reading.kind === 'json-api' || reading.kind === 'challenge' || reading.kind === 'wechat-article')
    return [];
  const blank = lacksContent(reading);
  const reasons = READ_FOR_LINKS.has(role) ? [...reading.needsJs] : blank ? [...reading.needsJs] : [];
  if (role === 'home') reasons.push(...entryReasons(reading, visit.finalUrl, lexicon));
  if (role !== 'home' && blank) reasons.push('no-content');
  return [...new Set(reasons)];
}

/** Nothing a visitor came for: no rows, no table, no text, no form. */
function lacksContent(reading: PageReading): boolean {
  const { listState, directories, article, forms, ownTextLength } = reading;
  if (listState === 'items' || listState === 'undated') return false;
  if (directories.some(({ rows }) => rows.length > 0)) return false;
  if (article && (article.bodyTextLength > LEAST_TEXT || article.attachments.length > 0)) return false;
  return !forms.some(({ purpose }) => purpose === 'message') && ownTextLength <= LEAST_TEXT;
}

/** An entrance may be a banner with a handler that only a browser can follow; of several, a style sheet may hide all but
 *  one from every visitor. */
function entryReasons(reading: PageReading, pageUrl: string, lexicon: Lexicon): string[] {
  const places = ENTRY_KINDS.map((kind) => {
    const claims = selectEntries(reading.links, kind, lexicon, { pageUrl }).filter(
      ({ strength }) => strength !== 'item',
    );
    const urls = claims.flatMap(({ url }) => (url === null ? [] : [destinationKey(url)]));
    return { count: new Set(urls).size, hasUnread: urls.length < claims.length };
  });
  return [
    ...(places.some(({ count }) => count === 0) ? ['entries-missing'] : []),
    ...(places.some(({ count, hasUnread }) => count > 1 || (count > 0 && hasUnread))
      ? ['entries-several']
      : []),
  ];
}
