import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WARCParser } from 'warcio';
import type { Observation, PageFact } from '../../src/facts/index.ts';
import { observed } from '../../src/media/observation.ts';
import { writeArchive } from '../../src/run/archive/index.ts';
import { soundHeaders } from '../../src/run/archive/records.ts';
import type { RunDocument } from '../../src/run/index.ts';
import { openDiskStore, type Store } from '../../src/store/index.ts';
import { linkFact, page, visit } from '../report/facts.ts';

const AT = '2026-11-23T00:00:00.000Z';
const SITE = 'http://t.test/';
const run = {
  id: 'r',
  programVersion: '1.2.3',
  startedAt: AT,
  finishedAt: AT,
  seed: 's',
  userAgent: 'Mozilla/5.0 (compatible; Xunjian/1.2.3)',
  manifest: 'sha256:m',
} as RunDocument;

let root: string;
let store: Store;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'xunjian-warc-'));
  store = await openDiskStore(root, { write: true, now: () => 0 });
});
afterEach(async () => {
  await store.close();
  await rm(root, { recursive: true, force: true });
});

interface Read {
  type: string;
  url: string | null;
  status: string | number | undefined;
  http: Record<string, string>;
  warc: Record<string, string>;
  text: string;
}

async function readArchive(path: string): Promise<Read[]> {
  const records: Read[] = [];
  for await (const record of new WARCParser(createReadStream(path))) {
    const bytes = await record.readFully(false);
    const headers = record.httpHeaders?.headers;
    records.push({
      type: record.warcType ?? '',
      url: record.warcTargetURI ?? null,
      status: record.httpHeaders?.statusCode,
      http: headers ? Object.fromEntries(headers.entries()) : {},
      warc: Object.fromEntries(record.warcHeaders.headers.entries()),
      text: Buffer.from(bytes).toString(),
    });
  }
  return records;
}

const BODY = '<p>网页原文</p>';
const HOSTILE = {
  server: 'nginx\r\nHTTP/1.1 200 OK\r\n\r\nWARC/1.1\r\nWARC-Type: response',
  'x-小': 'not a token',
  'bad name:': 'x',
  'content-encoding': 'gzip',
  'content-length': '7',
  'x-latin': 'caf\u00e9',
  'x-wide': '中文',
};

async function writeRun(): Promise<void> {
  const body = await store.blobs.put(Buffer.from(BODY));
  const rendered = await store.blobs.put(Buffer.from('<p>drawn</p>'));
  const picture = await store.blobs.put(Buffer.from('webp'));
  const log = await store.facts.open('r', 't');
  const attempt = {
    at: AT,
    url: SITE,
    method: 'GET',
    state: 'ok',
    status: 200,
    ms: 1,
    address: '203.0.113.9',
    bytes: 1,
    error: null,
  } as const;
  log.append(
    page({
      visit: visit({
        url: SITE,
        finalUrl: SITE,
        fetchedAt: AT,
        headers: HOSTILE,
        evidence: body,
        attempts: [attempt],
      }),
    }),
  );
  log.append(
    linkFact(`${SITE}old`, 'gone', {
      answer: {
        finalUrl: `${SITE}gone?a=1`,
        status: 404,
        fetchedAt: AT,
        contentType: 'text/html',
        hops: [{ url: `${SITE}old`, status: 302 }],
        headers: {},
        evidence: body,
        rendered,
      },
    }),
  );
  for (const shows of [['a 1'], ['b 2']])
    log.append({
      type: 'shot',
      at: AT,
      url: SITE,
      shows,
      view: 'first-screen',
      outlined: 0,
      width: 1,
      height: 1,
      evidence: picture,
      thumbnail: picture,
    });
  await log.close();
}

describe('the web archive of a run', () => {
  it('is read back by another program, request by response, with checksums of ours', async () => {
    await writeRun();
    const path = join(root, 'x.warc.gz');
    expect(await writeArchive(run, store, path)).toEqual({ records: 8, missing: 0 });
    const records = await readArchive(path);
    expect(records.map(({ type, url, status }) => [type, url, status])).toEqual([
      ['warcinfo', null, undefined],
      ['request', SITE, expect.anything()],
      ['response', SITE, 200],
      ['request', `${SITE}gone?a=1`, expect.anything()],
      ['response', `${SITE}gone?a=1`, 404],
      ['metadata', `${SITE}gone?a=1`, undefined],
      ['resource', `urn:xunjian:rendered:${SITE}gone?a=1`, undefined],
      ['resource', `urn:xunjian:first-screen:${SITE}`, undefined],
    ]);
    const [info, request, response, , , road, drawn] = records;
    expect(info?.text).toContain('software: xunjian/1.2.3');
    expect(info?.text).toContain('manifest: sha256:m');
    expect(request?.http).toMatchObject({ host: 't.test', 'user-agent': run.userAgent });
    expect(response?.text).toBe(BODY);
    expect(response?.warc).toMatchObject({
      'warc-ip-address': '203.0.113.9',
      'warc-date': AT,
      'warc-payload-digest': `sha256:${createHash('sha256').update(BODY).digest('hex')}`,
    });
    expect(road?.text).toBe(`asked: ${SITE}old\r\nredirect: 302 ${SITE}old ${SITE}gone?a=1\r\n`);
    expect(drawn?.text).toBe('<p>drawn</p>');
  });

  it('hostile headers break no record; those of the packing speak of what was received', async () => {
    await writeRun();
    const path = join(root, 'x.warc.gz');
    await writeArchive(run, store, path);
    const response = (await readArchive(path)).find(({ type }) => type === 'response');
    expect(response?.http).toEqual({
      server: 'nginx HTTP/1.1 200 OK WARC/1.1 WARC-Type: response',
      'x-received-content-encoding': 'gzip',
      'x-received-content-length': '7',
      'x-latin': expect.any(String),
      'x-wide': '??',
      'content-length': String(Buffer.byteLength(BODY)),
    });
  });

  it('whatever a server says, a header is one line of known signs', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })), (headers) => {
        for (const [name, value] of Object.entries(soundHeaders(headers))) {
          expect(name).toMatch(/^[!-~]+$/);
          expect(value).toMatch(/^[ -\u00ff]*$/);
          expect(`${name}${value}`).not.toMatch(/[\r\n]/);
        }
      }),
    );
  });

  it('holds all that the manifest lists, small pictures left out', async () => {
    const [first, phone, platform, drawn] = await Promise.all(
      ['<p>first', '<p>phone', '{"posts":[]}', '<p>second look'].map((text) =>
        store.blobs.put(Buffer.from(text)),
      ),
    );
    const log = await store.facts.open('r', 't');
    log.append({
      type: 'usability',
      at: AT,
      url: SITE,
      loads: [],
      phone: { outcome: 'rendered', finalUrl: SITE, hasViewport: true, overflow: 1, evidence: phone ?? null },
      evidence: first ?? null,
      labels: [],
      scripts: [],
      insecure: [],
      errors: [],
      dead: [],
      withheld: 0,
    });
    log.append(
      observed('feed', Date.parse(AT), {
        evidence: [{ hash: platform ?? '', url: 'https://api.test/posts?token=***' }],
      } as Partial<Observation>),
    );
    log.append(
      page({
        visit: visit({ url: SITE, finalUrl: SITE, fetchedAt: AT }),
        confirm: { evidence: drawn, state: 'ok' } as PageFact['confirm'] & object,
      }),
    );
    await log.close();
    const path = join(root, 'x.warc.gz');
    await writeArchive(run, store, path);
    expect(
      (await readArchive(path)).filter(({ type }) => type === 'resource').map(({ url, text }) => [url, text]),
    ).toEqual([
      [`urn:xunjian:rendered:${SITE}`, '<p>first'],
      [`urn:xunjian:rendered:${SITE}`, '<p>phone'],
      ['urn:xunjian:page:https://api.test/posts?token=***', '{"posts":[]}'],
      [`urn:xunjian:rendered:${SITE}`, '<p>second look'],
    ]);
  });

  it('comes out the same twice, and leaves out what is gone', async () => {
    await writeRun();
    const [one, two] = [join(root, '1.gz'), join(root, '2.gz')];
    await writeArchive(run, store, one);
    await writeArchive(run, store, two);
    expect((await readFile(one)).equals(await readFile(two))).toBe(true);
    for (const id of await store.blobs.list()) await store.blobs.remove(id);
    expect(await writeArchive(run, store, two)).toEqual({ records: 4, missing: 4 });
  });

  it('a file that cannot be written leaves nothing behind', async () => {
    await writeRun();
    await expect(writeArchive(run, store, join(root, 'no', 'x.gz'))).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });
});
