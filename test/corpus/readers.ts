import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { PageReading } from '../../src/facts/index.ts';
import { detectChallenge, entryPresence, readPage, readScript, selectEntries } from '../../src/html/index.ts';
import { decode } from '../../src/net/charset.ts';
import type { Lexicon } from '../../src/policies/types.ts';
import type { Observed, ObservedEntry } from './measure.ts';
import { ENTRY_FIELDS, type EntryField, pageBytes, scriptBytes, type TruthRecord } from './truth.ts';

/** The clock of the corpus: later than every page in it. */
export const NOW = Date.UTC(2026, 10, 23);

const lexicon: Lexicon = parse(
  readFileSync(new URL('../../policies/ganzhou-2020-49/lexicon.yaml', import.meta.url), 'utf8'),
);

/** One record through the pure readers: bytes, charset, page, the scripts it asks for, page again. */
export function evaluateReaders(record: TruthRecord): Observed {
  const url = `http://${record.host}${record.url_path}`;
  const { text, charset } = decode(pageBytes(record), null);
  const { first, reading } = readWithScripts(record, text, url);
  return {
    challenge: detectChallenge({ status: record.http_status, headers: {}, text, reading }),
    kind: reading.kind,
    charset,
    identity: reading.identity,
    newestDate: reading.newest?.date ?? null,
    needsJs: first.needsJs.length > 0,
    emptyList: reading.listState === 'empty',
    entries: Object.fromEntries(
      Object.entries(ENTRY_FIELDS).map(([field, kind]) => [field, entryOf(reading, kind, url)]),
    ) as Record<EntryField, ObservedEntry>,
  };
}

function readWithScripts(
  record: TruthRecord,
  html: string,
  url: string,
): { first: PageReading; reading: PageReading } {
  const context = { url, now: NOW, status: record.http_status, contentType: contentTypeOf(record) };
  const first = readPage(html, context);
  const fragments = first.regionScripts.flatMap((address) => {
    const companion = record.companions.find(({ url_path }) => new URL(url_path, url).href === address);
    if (!companion) return [];
    return [{ url: address, html: readScript(decode(scriptBytes(companion.file), null).text, address) }];
  });
  return { first, reading: fragments.length > 0 ? readPage(html, { ...context, fragments }) : first };
}

const contentTypeOf = ({ page_kind, file }: TruthRecord): string =>
  page_kind === 'json-api' || file?.endsWith('.json') ? 'application/json' : 'text/html';

function entryOf(
  reading: PageReading,
  kind: (typeof ENTRY_FIELDS)[EntryField],
  pageUrl: string,
): ObservedEntry {
  const { present, unified, candidates } = entryPresence(
    selectEntries(reading.links, kind, lexicon, { pageUrl }),
    reading,
  );
  return {
    present,
    unified,
    candidates: candidates.map(({ link, url }) => ({
      text: link.text || link.label,
      href: link.href,
      destination: url,
    })),
  };
}
