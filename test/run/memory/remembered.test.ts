import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPages } from '../../../src/run/memory/pages.ts';
import { openRemembered } from '../../../src/run/memory/remembered.ts';
import { openDiskStore, type Store } from '../../../src/store/index.ts';

let folder: string;
let store: Store;
let now = Date.parse('2026-11-23T00:00:00Z');
let lost = 0;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xunjian-memory-'));
  store = await openDiskStore(folder, { write: true, now: Date.now });
  now = Date.parse('2026-11-23T00:00:00Z');
  lost = 0;
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const open = (hours = 48) =>
  openRemembered<string>(store, 'outside', { hours, now: () => now, onLost: () => (lost += 1) });
const at = (hours: number): string => new Date(now + hours * 3_600_000).toISOString();

it.each([
  ['just seen', 0, 48, 'well'],
  ['nearly too old', -47, 48, 'well'],
  ['too old', -48, 48, null],
  ['from a clock that ran ahead', 1, 48, null],
  ['switched off', 0, 0, null],
])('%s', async (_, seen, hours, expected) => {
  const memory = await open(hours);
  memory.remember('http://a.test/', at(seen), 'well');
  expect(memory.recall('http://a.test/')).toBe(expected);
  expect(memory.recall('http://b.test/')).toBeNull();
});

it('lasts from run to run, the newest 20,000', async () => {
  const first = await open();
  for (let index = 0; index <= 20_000; index++) first.remember(`http://a.test/${index}`, at(0), 'well');
  first.remember('http://a.test/1', at(0), 'seen again');
  await first.save('now');
  const second = await open();
  expect(second.recall('http://a.test/0')).toBeNull();
  expect(second.recall('http://a.test/1')).toBe('seen again');
  expect(second.recall('http://a.test/20000')).toBe('well');
  expect(lost).toBe(0);
});

it('is written at most once a minute while a run lasts', async () => {
  const memory = await open();
  memory.remember('http://a.test/', at(0), 'well');
  await memory.save();
  expect(await store.documents.list('good-answers')).toEqual([]);
  now += 60_000;
  await memory.save();
  expect(await store.documents.list('good-answers')).toEqual(['outside']);
});

it.each([
  ['torn', '{"torn'],
  ['of another shape', JSON.stringify({ answers: { 'http://a.test/': 'well' } })],
])('a %s memory is ignored, with a word', async (_, text) => {
  const memory = await open();
  memory.remember('http://a.test/', at(0), 'well');
  await memory.save('now');
  const [name = ''] = await readdir(join(folder, 'good-answers'));
  await writeFile(join(folder, 'good-answers', name), text);
  expect((await open()).recall('http://a.test/')).toBeNull();
  expect(lost).toBe(1);
});

it('a page is recalled only while its body is kept', async () => {
  const body = Buffer.from('<title>page</title>');
  const pages = await openPages(
    store,
    () => now,
    () => {},
  );
  pages.remember('http://a.test/', {
    etag: '"1"',
    lastModified: null,
    contentType: 'text/html',
    receivedAt: at(0),
    body,
  });
  await pages.save('now');
  const again = await openPages(
    store,
    () => now,
    () => {},
  );
  expect(await again.recall('http://a.test/')).toBeNull();
  const id = await store.blobs.put(body);
  const page = await again.recall('http://a.test/');
  expect(page).toMatchObject({ etag: '"1"', contentType: 'text/html' });
  expect(Buffer.from(page?.body ?? [])).toEqual(body);
  await store.blobs.remove(id);
  expect(await again.recall('http://a.test/')).toBeNull();
});
