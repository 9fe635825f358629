import type { ItemList, ListItem } from '../facts/index.ts';
import { findDates, parseDate } from './dates.ts';
import { type Element, type PageDocument, parseDocument, resolveUrl } from './document.ts';

type ReadMarkup = (document: PageDocument, now: number) => ItemList[];

/** Lists that stand in the page as data for its scripts: 大汉 jpage records and JSON. The visitor sees them, so they count.
 *  `readMarkup` reads the lines of records, which are HTML themselves. */
export function embeddedLists(document: PageDocument, now: number, readMarkup: ReadMarkup): ItemList[] {
  const lists: ItemList[] = [];
  for (const script of document.elements) {
    if (script.name !== 'script' && script.name !== 'datastore' && script.name !== 'xml') continue;
    const code = rawOf(script);
    if (code.length < 40) continue;
    if (/<record[\s>]/i.test(code)) lists.push(...readMarkup(recordsOf(document, code), now));
    else if (TITLE_KEY.test(code) && DATE_KEY.test(code)) lists.push(...jsonLists(document, code, now));
  }
  const whole = document.html.trimStart();
  if (/^[[{]/.test(whole) && TITLE_KEY.test(whole)) lists.push(...jsonLists(document, whole, now));
  else if (/^(?:<\?xml[^>]*>\s*)?<datastore/i.test(whole))
    lists.push(...readMarkup(recordsOf(document, whole), now));
  return lists.filter((list) => list.items.length > 0);
}

const rawOf = (element: Element): string =>
  element.children.map((child) => (child.type === 'text' ? child.data : '')).join('');

/** `<record><![CDATA[<li>…</li>]]></record>`: each record is markup of one line. */
function recordsOf(document: PageDocument, code: string): PageDocument {
  const records = bodiesOf(code).map((body) => body.replace(/<!\[CDATA\[|\]\]>/g, '').trim());
  const rows = records.map((record) => (/^<(?:li|tr)\b/i.test(record) ? record : `<li>${record}</li>`));
  const list = /^<tr\b/i.test(rows[0] ?? '') ? 'table' : 'ul';
  return parseDocument(`<${list}>${rows.join('')}</${list}>`, { url: document.base });
}

/** What stands in each record. A step for each tag: one expression would look for an end behind every beginning. */
function bodiesOf(code: string): string[] {
  const bodies: string[] = [];
  const [begins, ends] = [/<record[^<>]*>/gi, /<\/record>/gi];
  while (begins.test(code)) {
    const from = begins.lastIndex;
    ends.lastIndex = from;
    const end = ends.exec(code);
    if (!end) break;
    bodies.push(code.slice(from, end.index));
    begins.lastIndex = ends.lastIndex;
  }
  return bodies;
}

const TITLE_NAMES =
  'title|infotitle|articletitle|doctitle|contenttitle|newstitle|subject|linktitle|bt|vc_title|showtitle';
/** Keys of the day of publication, and keys of the system's own clock that count only without one. */
const DATE_NAMES =
  'pubdate|publishdate|publishtime|pubtime|releasedate|releasetime|deploytime|docreltime|docpubtime|date|time|fbsj|fbrq|c_deploytime|trs_time|display_date|showtime|senddate';
const SYSTEM_NAMES = 'createdate|createtime|inputtime|addtime|writetime';
const URL_NAMES =
  'url|link|href|linkurl|docpuburl|docurl|weburl|puburl|visiturl|htmlurl|contenturl|infourl|arturl|urls';
const TITLE_KEY = new RegExp(`["'](?:${TITLE_NAMES})["']\\s*:`, 'i');
const DATE_KEY = new RegExp(`["'](?:${DATE_NAMES}|${SYSTEM_NAMES})["']\\s*:`, 'i');
const names = (list: string): Set<string> => new Set(list.split('|'));
const TITLES = names(TITLE_NAMES);
const DATES = names(DATE_NAMES);
const SYSTEM_DATES = names(SYSTEM_NAMES);
const URLS = names(URL_NAMES);

const MOST_VALUES = 40;

function jsonLists(document: PageDocument, code: string, now: number): ItemList[] {
  const lists: ItemList[] = [];
  for (const value of jsonValues(code)) collect(value, 0);
  return lists;

  function collect(value: unknown, depth: number): void {
    if (depth > 8 || value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) {
      const items = value.flatMap((entry) => itemOf(document, entry, now) ?? []);
      if (items.length > 0) lists.push({ heading: '', moreUrl: null, region: 'body', items });
      else for (const entry of value) collect(entry, depth + 1);
      return;
    }
    for (const entry of Object.values(value)) collect(entry, depth + 1);
  }
}

/** Every JSON object or array that starts after `=`, `(`, `:`, a comma or at the beginning and parses. */
function* jsonValues(code: string): Generator<unknown> {
  const starts = /(?:^|[=(,;:])\s*([[{])(?=\s*["{[])/g;
  let tried = 0;
  for (let match = starts.exec(code); match && tried < MOST_VALUES; match = starts.exec(code)) {
    tried++;
    const start = match.index + match[0].length - 1;
    const end = closingOf(code, start);
    if (end < 0) continue;
    try {
      yield JSON.parse(code.slice(start, end + 1));
      starts.lastIndex = end;
    } catch {
      // Not JSON but a script's own literal or block: the search goes on behind its opening bracket.
    }
  }
}

/** Index of the bracket that closes the one at `start`, strings respected; -1 when it never closes. */
function closingOf(code: string, start: number): number {
  let depth = 0;
  for (let at = start; at < code.length; at++) {
    const sign = code[at];
    if (sign === '"') {
      for (at++; at < code.length && code[at] !== '"'; at++) if (code[at] === '\\') at++;
    } else if (sign === '{' || sign === '[') depth++;
    else if ((sign === '}' || sign === ']') && --depth === 0) return at;
  }
  return -1;
}

function itemOf(document: PageDocument, entry: unknown, now: number): ListItem | null {
  if (entry === null || typeof entry !== 'object' || Array.isArray(entry)) return null;
  const pairs = Object.entries(entry).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  const first = (keys: Set<string>): string =>
    pairs.find(([key, value]) => keys.has(key.toLowerCase()) && value !== '')?.[1] ?? '';
  const title = first(TITLES)
    .replace(/<[^<>]*>/g, '')
    .trim();
  const date = dayOfValue(first(DATES), now) ?? dayOfValue(first(SYSTEM_DATES), now);
  if (title.length < 4 || date === null) return null;
  const pinned = Object.entries(entry).some(
    ([key, value]) => /^(?:is_?top|top|istop|zd)$/i.test(key) && /^(?:1|true)$/.test(String(value)),
  );
  return { title, url: resolveUrl(document, plainUrl(first(URLS))), date, pinned };
}

/** Printed dates only: a bare number of seconds is no date anyone reads. */
const dayOfValue = (value: string, now: number): string | null =>
  (findDates(value, now)[0] ?? (value.length < 20 ? parseDate(value, now) : null))?.date ?? null;

/** 开普 writes addresses as JSON inside a string: `{"pc":"/col/…"}`. */
const plainUrl = (value: string): string =>
  value.startsWith('{') ? (/"pc"\s*:\s*"([^"]*)"/.exec(value)?.[1] ?? '') : value;
