import { STATUS_CODES } from 'node:http';
import type { Answer, Attempt, FactRecord, ShotFact } from '../../facts/index.ts';
import { evidenceOf } from '../manifest.ts';

/** What a record of a web archive (WARC 1.1) is made of; its bytes are kept text or a piece of stored evidence. */
export interface ArchiveRecord {
  type: 'request' | 'response' | 'resource' | 'metadata';
  url: string;
  /** ISO 8601. */
  at: string;
  /** Further WARC headers. */
  about: Record<string, string>;
  /** Start line and headers of a message; absent for resources and metadata. */
  message?: { start: string; headers: Record<string, string> };
  body: { text: string } | { stored: string };
}

/** The stored evidence of a record with what belongs to it: request, response, the road there, page as drawn, pictures,
 *  and whatever else the manifest lists of it. */
export function archiveRecords(record: FactRecord, userAgent: string): ArchiveRecord[] {
  const told = messagesOf(record, userAgent);
  if (record.type === 'shot') return told;
  const stored = new Set(told.flatMap(({ body }) => ('stored' in body ? [body.stored] : [])));
  const at = timeOf(record);
  return told.concat(
    evidenceOf(record)
      .filter(({ id }) => at !== null && !stored.has(id))
      .map(({ id, kind, of }) => kept(kind, of, at ?? '', id)),
  );
}

function timeOf(record: FactRecord): string | null {
  if ('at' in record) return record.at;
  if (record.type === 'page') return record.visit.fetchedAt;
  return 'attempts' in record ? (record.attempts.at(-1)?.at ?? null) : null;
}

function messagesOf(record: FactRecord, userAgent: string): ArchiveRecord[] {
  switch (record.type) {
    case 'page': {
      const { url, headers = {}, attempts } = record.visit;
      const rendered = record.render?.evidence;
      const answer = { ...record.visit, headers, ...(rendered ? { rendered } : {}) };
      return exchange(url, answer, attempts, userAgent);
    }
    case 'link':
    case 'search':
    case 'attachment':
      return record.answer ? exchange(record.url, record.answer, record.attempts, userAgent) : [];
    case 'shot':
      return [shot(record)];
    default:
      return [];
  }
}

function exchange(
  url: string,
  answer: Answer,
  attempts: readonly Attempt[],
  userAgent: string,
): ArchiveRecord[] {
  const { status, finalUrl, fetchedAt: at, hops, headers, evidence, rendered } = answer;
  if (status === null || !URL.canParse(finalUrl)) return [];
  const address = attempts.findLast((each) => each.address !== null)?.address;
  const target = new URL(finalUrl);
  const start = `GET ${target.pathname}${target.search} HTTP/1.1`;
  const request = { start, headers: { host: target.host, 'user-agent': userAgent } };
  const about = address ? { 'WARC-IP-Address': address } : {};
  const records: ArchiveRecord[] = [
    { type: 'request', url: finalUrl, at, about, message: request, body: { text: '' } },
    {
      type: 'response',
      url: finalUrl,
      at,
      about,
      message: { start: `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`.trim(), headers: asKept(headers) },
      body: evidence === null ? { text: '' } : { stored: evidence },
    },
  ];
  if (hops.length > 0) records.push(road(url, finalUrl, at, hops));
  if (rendered) records.push(kept('rendered', finalUrl, at, rendered));
  return records;
}

/** A stored piece by itself. What a platform was asked with a key is archived as the bytes of its answer alone. */
function kept(kind: string, of: string, at: string, stored: string): ArchiveRecord {
  const type = kind === 'rendered' ? 'text/html; charset=utf-8' : 'application/octet-stream';
  const about = { 'Content-Type': type };
  return { type: 'resource', url: `urn:xunjian:${kind}:${of}`, at, about, body: { stored } };
}

/** What is kept is the body unpacked, so headers that speak of how it was packed are kept under another name. */
const asKept = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) =>
      /^(content-encoding|transfer-encoding|content-length|content-range)$/i.test(name)
        ? [`x-received-${name}`, value]
        : [name, value],
    ),
  );

function road(url: string, finalUrl: string, at: string, hops: Answer['hops']): ArchiveRecord {
  const lines = hops.map(
    (hop, index) => `redirect: ${hop.status} ${hop.url} ${hops[index + 1]?.url ?? finalUrl}`,
  );
  const text = [`asked: ${url}`, ...lines].map((line) => `${oneLine(line)}\r\n`).join('');
  return { type: 'metadata', url: finalUrl, at, about: {}, body: { text } };
}

function shot({ url, at, view, evidence }: ShotFact): ArchiveRecord {
  const about = { 'Content-Type': 'image/webp' };
  return { type: 'resource', url: `urn:xunjian:${view}:${url}`, at, about, body: { stored: evidence } };
}

/** No control character of a stranger may end a line of a record. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/** Headers a record can carry: names that are tokens, values of one line, a byte a character. */
export const soundHeaders = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => /^[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(name))
      .map(([name, value]) => [name, oneLine(value).replace(/[^\u0020-\u00ff]/g, '?')]),
  );
