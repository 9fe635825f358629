/** Lists that come as data: the records of 大汉 jpage, JSON of list services, RSS. */

const URL_KEYS =
  /"(?:url|link|href|linkurl|docpuburl|docurl|weburl|puburl|visiturl|htmlurl|contenturl|infourl|arturl|urls|path)"\s*:\s*"((?:[^"\\]|\\.){1,2000})"/gi;
const RSS_LINK = /<(?:link|guid|loc)>\s*(?:<!\[CDATA\[\s*)?(https?:[^<\]\s]+)/gi;

/** Records that hold markup: `<record><![CDATA[<li>…</li>]]></record>`, and the address of the next group. */
export const holdsRecords = (text: string): boolean =>
  text.includes('<![CDATA[') && /<(?:record|recordset|datastore|nextgroup)\b/i.test(text);

/** The markup inside the records, ready to be scanned as a page. */
export const recordMarkup = (text: string): string => text.replace(/<!\[CDATA\[|\]\]>/g, ' ');

/** Whether a whole answer is data, not a page. */
export function feedKind(text: string): 'json' | 'records' | 'rss' | null {
  const head = text.slice(0, 2000).trimStart();
  if (/^(?:[\w$.]+\s*\()?\s*[[{]/.test(head)) return 'json';
  if (!head.startsWith('<')) return null;
  if (/<(?:rss|rdf:RDF|feed)[\s>]/i.test(head)) return 'rss';
  return /^(?:<\?xml[^>]*>\s*)?<(?:datastore|recordset|nextgroup)/i.test(head) ? 'records' : null;
}

/** Addresses named in JSON, by the keys that list services use. */
export function jsonTargets(text: string): string[] {
  const targets: string[] = [];
  for (const [, raw = ''] of text.matchAll(URL_KEYS)) {
    const address = unescapeJson(raw);
    if (/^(?:https?:\/\/|\.{0,2}\/)/.test(address)) targets.push(address);
  }
  return targets;
}

/** Markup in the strings of JSON, unescaped; '' when there is none. */
export const jsonMarkup = (text: string): string =>
  /(?:<|\\u003c)a[\s\\]/i.test(text) ? unescapeJson(text.replaceAll('\\n', ' ')) : '';

export const rssTargets = (text: string): string[] =>
  [...text.matchAll(RSS_LINK)].map(([, address = '']) => address);

const unescapeJson = (raw: string): string =>
  raw.replace(/\\(?:u([0-9a-f]{4})|(.))/gi, (_, hex: string | undefined, sign: string | undefined) =>
    hex === undefined ? (sign ?? '') : String.fromCharCode(Number.parseInt(hex, 16)),
  );
