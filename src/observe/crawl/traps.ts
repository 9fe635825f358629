import type { SkipReason, Trap } from './types.ts';

const LONGEST_URL = 2_000;
/** Years around now that a calendar on a portal may honestly show. */
const YEARS_BACK = 60;
const YEARS_AHEAD = 1;
/** Days or months one calendar may show before it spins. */
const MAX_DATES = 400;
/** Values of one random-looking parameter before it counts as a session. */
const MAX_SESSIONS = 20;
/** Different sets of parameter names one script may be called with. */
const MAX_PARAMETER_SETS = 30;
/** Combinations of three and more parameters, each of few values: filters that multiply. An article's number has many. */
const MAX_COMBINATIONS = 500;
const FEW_VALUES = 50;
const MOST_KEPT = 50_000;

/** Finds addresses that a machine makes up without end. Asked for every address once, in the order of the crawl. */
export interface Traps {
  check(url: URL): SkipReason | null;
  found(): Trap[];
}

export function openTraps(now: number): Traps {
  const thisYear = new Date(now).getUTCFullYear();
  const seen = { dates: new Map<string, Set<string>>(), sessions: new Map<string, Set<string>>() };
  const sets = new Map<string, Set<string>>();
  const combinations = new Map<string, Set<string>>();
  const values = new Map<string, Set<string>>();
  const traps = new Map<string, Trap>();

  const caught = (reason: SkipReason, shape: string, url: URL): SkipReason => {
    const key = `${reason} ${shape}`;
    const trap = traps.get(key) ?? { reason, shape, example: url.href, skipped: 0 };
    trap.skipped += 1;
    traps.set(key, trap);
    return reason;
  };

  const calendar = (url: URL): SkipReason | null => {
    const dated = dateIn(url);
    if (dated === null) return null;
    if (dated.year < thisYear - YEARS_BACK || dated.year > thisYear + YEARS_AHEAD)
      return caught('trap_calendar', dated.shape, url);
    return count(seen.dates, dated.shape, dated.date) > MAX_DATES
      ? caught('trap_calendar', dated.shape, url)
      : null;
  };

  const queries = (url: URL): SkipReason | null => {
    const pairs = url.search
      .slice(1)
      .split('&')
      .filter((pair) => pair !== '');
    if (pairs.length === 0) return null;
    const place = url.origin + url.pathname;
    for (const [index, pair] of pairs.entries()) {
      const [name = '', value = ''] = pair.split('=', 2);
      if (!isSession(name, value)) continue;
      const rest = pairs.filter((_, other) => other !== index).join('&');
      if (count(seen.sessions, `${place}?${rest} ${name}`, value) > MAX_SESSIONS)
        return caught('trap_session', `${place}?${name}=…`, url);
    }
    const names = pairs.map((pair) => pair.split('=', 1)[0] ?? '');
    const isRepeating = new Set(names).size < names.length - 2;
    if (isRepeating || count(sets, place, names.toSorted().join('&')) > MAX_PARAMETER_SETS)
      return caught('trap_query', `${place}?…`, url);
    // The same parameters in another order are the same page.
    if (pairs.length > 1 && isPermutation(combinations, place, pairs))
      return caught('trap_query', `${place}?…`, url);
    return isMultiplying(place, pairs) ? caught('trap_query', `${place}?…`, url) : null;
  };

  /** Three filters or more, few values each, and no end of combinations. */
  const isMultiplying = (place: string, pairs: readonly string[]): boolean => {
    if (pairs.length < 3) return false;
    const sizes = pairs.map((pair) => {
      const [name = '', value = ''] = pair.split('=', 2);
      return count(values, `${place}?${name}`, value);
    });
    const varying = sizes.filter((size) => size > 1);
    const combined = combinations.get(place)?.size ?? 0;
    return varying.length >= 3 && varying.every((size) => size <= FEW_VALUES) && combined > MAX_COMBINATIONS;
  };

  return {
    check(url) {
      if (url.href.length > LONGEST_URL) return caught('too_long', url.origin, url);
      const repeated = repeatedSegments(url.pathname);
      if (repeated !== null) return caught('trap_repeated', `${url.origin}${repeated}`, url);
      return calendar(url) ?? queries(url);
    },
    found: () => [...traps.values()].toSorted((a, b) => b.skipped - a.skipped),
  };
}

/** How many different values a key has met so far, this one included. */
function count(table: Map<string, Set<string>>, key: string, value: string): number {
  const values = table.get(key) ?? new Set();
  table.set(key, values);
  if (values.size <= MAX_DATES) values.add(value);
  return values.size;
}

function isPermutation(table: Map<string, Set<string>>, place: string, pairs: readonly string[]): boolean {
  const sorted = pairs.toSorted().join('&');
  const known = table.get(place) ?? new Set();
  table.set(place, known);
  const key = `${pairs.length} ${sorted}`;
  if (known.has(key)) return true;
  if (known.size < MOST_KEPT) known.add(key);
  return false;
}

const SESSION_NAME =
  /^(?:s|sid|sess|session|sessionid|session_id|token|ticket|nonce|timestamp|_t|rnd|rand|random|cache|v)$/i;

/** A parameter that changes with every visit: long random letters, or a name that says so. */
const isSession = (name: string, value: string): boolean =>
  (SESSION_NAME.test(name) && value.length >= 6) ||
  (/^[0-9a-f]{24,}$/i.test(value) && SESSION_NAME.test(name));

const CALENDAR = /calendar|rili|schedule|diary|event/i;
const DATE_PARAMETER =
  /(?:^|[?&])(?:date|day|month|year|ym|ymd|rq|riqi)=((?:19|20|21|22)\d\d)(?:[-/]?(\d{1,2}))?(?:[-/]?(\d{1,2}))?(?=&|$)/i;
const DATE_PATH = /\/((?:19|20|21|22)\d\d)[-/](\d{1,2})(?:[-/](\d{1,2}))?(?=\/|$)/;

/** The date a calendar page shows; articles filed by date are none. */
function dateIn(url: URL): { year: number; date: string; shape: string } | null {
  const inQuery = DATE_PARAMETER.exec(url.search);
  const inPath = CALENDAR.test(url.pathname) ? DATE_PATH.exec(url.pathname) : null;
  const found = inQuery ?? inPath;
  if (!found) return null;
  const shape = inQuery
    ? `${url.origin}${url.pathname}?…`
    : url.origin + url.pathname.replace(DATE_PATH, '/…');
  return {
    year: Number(found[1]),
    date: `${found[1]}-${found[2] ?? ''}-${found[3] ?? ''}-${url.search.length}`,
    shape,
  };
}

/** The beginning of a path up to where one or more segments come three times in a row; null for an ordinary path. */
function repeatedSegments(pathname: string): string | null {
  const segments = pathname.split('/').filter((segment) => segment !== '');
  if (segments.length < 3) return null;
  if (segments.length > 25) return `/${segments.slice(0, 3).join('/')}/…`;
  for (let size = 1; size <= segments.length / 3; size++) {
    for (let at = 0; at + size * 3 <= segments.length; at++) {
      if (isTripled(segments, at, size)) return `/${segments.slice(0, at + size).join('/')}/…`;
    }
  }
  return null;
}

/** Numbers may repeat (`/2026/01/01/01`), names do not. */
function isTripled(segments: readonly string[], at: number, size: number): boolean {
  let isWord = false;
  for (let index = at; index < at + size; index++) {
    const segment = segments[index] ?? '';
    if (segment !== segments[index + size] || segment !== segments[index + size * 2]) return false;
    isWord ||= !/^\d+$/.test(segment);
  }
  return isWord;
}
