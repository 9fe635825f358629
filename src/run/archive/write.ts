import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import type { WARCRecord } from 'warcio';
import type { Store } from '../../store/index.ts';
import type { RunDocument } from '../run-document.ts';
import { type ArchiveRecord, archiveRecords, oneLine, soundHeaders } from './records.ts';

export interface Archived {
  records: number;
  /** Stored pieces that are gone or damaged; their records are left out. */
  missing: number;
}

/** Writes the evidence of a run as a web archive (WARC 1.1, gzipped record by record), which any replayer opens. The
 *  same run gives the same bytes. The file takes its name when it is whole. */
export async function writeArchive(run: RunDocument, store: Store, path: string): Promise<Archived> {
  // A scan never needs it: it is loaded where it is used.
  const warcio = await import('warcio');
  const aside = `${path}.part`;
  const file = await open(aside, 'w');
  const done: Archived = { records: 0, missing: 0 };
  const add = async (record: WARCRecord): Promise<void> => {
    for await (const chunk of new warcio.WARCSerializer(record, { gzip: true })) await file.write(chunk);
    done.records += 1;
  };
  try {
    const seen = new Set<string>();
    await add(infoOf(run, warcio));
    for (const target of await store.facts.targets(run.id)) {
      for (const fact of await store.facts.read(run.id, target)) {
        for (const record of archiveRecords(fact, run.userAgent ?? '')) {
          // A picture that shows several findings is one record.
          const id = recordId(record.type, record.url, record.at, JSON.stringify(record.body));
          if (seen.has(id)) continue;
          seen.add(id);
          const bytes = await bytesOf(record, store);
          if (bytes === null) done.missing += 1;
          else await add(toWarc(record, id, bytes, warcio));
        }
      }
    }
    await file.sync();
    await file.close();
    await rename(aside, path);
    return done;
  } catch (error) {
    await file.close().catch(() => {});
    await rm(aside, { force: true });
    throw error;
  }
}

type Warcio = typeof import('warcio');

function infoOf(
  { id, programVersion, startedAt, finishedAt, manifest, seed }: RunDocument,
  { WARC_1_1, WARCRecord }: Warcio,
): WARCRecord {
  const about = {
    software: `xunjian/${programVersion}`,
    format: 'WARC File Format 1.1',
    run: id,
    seed,
    started: startedAt,
    finished: finishedAt ?? '',
    manifest: manifest ?? '',
  };
  const lines = Object.entries(about).map(([name, value]) => [name, oneLine(value)]);
  const warcHeaders = { 'WARC-Record-ID': recordId('warcinfo', id, startedAt) };
  const options = { date: startedAt, warcVersion: WARC_1_1, warcHeaders } as const;
  return WARCRecord.createWARCInfo(options, Object.fromEntries(lines));
}

async function bytesOf({ body }: ArchiveRecord, store: Store): Promise<Uint8Array | null> {
  return 'text' in body ? Buffer.from(body.text) : store.blobs.get(body.stored);
}

function toWarc(
  { type, url, at, about, message }: ArchiveRecord,
  id: string,
  bytes: Uint8Array,
  { WARC_1_1, WARCRecord }: Warcio,
): WARCRecord {
  const warcHeaders = { 'WARC-Record-ID': id, ...soundHeaders(about) };
  const http = message
    ? {
        statusline: oneLine(message.start),
        httpHeaders:
          type === 'response'
            ? { ...soundHeaders(message.headers), 'content-length': String(bytes.length) }
            : soundHeaders(message.headers),
      }
    : {};
  const options = { url: oneLine(url), date: at, type, warcVersion: WARC_1_1, warcHeaders, ...http } as const;
  return WARCRecord.create(
    options,
    (async function* () {
      yield bytes;
    })(),
  );
}

/** A UUID (version 8) made of what the record is of, so that it is the same in every export. */
function recordId(...of: string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(of)).digest('hex');
  return `<urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}>`;
}
