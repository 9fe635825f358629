import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FactRecord } from '../../src/facts/index.ts';
import { openDiskStore, StoreLocked } from '../../src/store/index.ts';

const NOW = Date.parse('2026-11-23T02:00:00Z');
const skipped = (url: string): FactRecord => ({ type: 'skipped', url, reason: 'budget' });

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'xunjian-store-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const open = () => openDiskStore(root, { write: true, now: () => NOW });

describe('documents', () => {
  it('come back as they were put, and list in order', async () => {
    const store = await open();
    await store.documents.put('runs', 'b/二', { n: 1 });
    await store.documents.put('runs', 'a', { n: 2 });
    await store.documents.put('runs', 'b/二', { n: 3 });
    expect(await store.documents.get('runs', 'b/二')).toEqual({ n: 3 });
    expect(await store.documents.get('runs', 'none')).toBeNull();
    expect(await store.documents.list('runs')).toEqual(['a', 'b/二']);
    expect(await store.documents.list('nothing')).toEqual([]);
    await store.close();
  });

  it('survive many writers of one document at once, the last one winning', async () => {
    const store = await open();
    await Promise.all(Array.from({ length: 50 }, (_, n) => store.documents.put('runs', 'a', { n })));
    expect(await store.documents.get('runs', 'a')).toEqual({ n: 49 });
    await store.close();
  });

  it('set a damaged file aside instead of overwriting it', async () => {
    const store = await open();
    await store.documents.put('runs', 'a', { n: 1 });
    await writeFile(join(root, 'runs', 'a.json'), '{"value": {"n"');
    expect(await store.documents.get('runs', 'a')).toBeNull();
    await store.documents.put('runs', 'a', { n: 2 });
    expect(await readdir(join(root, 'runs'))).toEqual(['a.json', 'a.json.damaged']);
    await store.close();
  });
});

describe('facts', () => {
  it('are appended, flushed and read in order over several openings', async () => {
    const store = await open();
    const first = await store.facts.open('run', '县/a');
    first.append(skipped('http://a/1'));
    await first.flush();
    first.append(skipped('http://a/2'));
    await first.close();
    const second = await store.facts.open('run', '县/a');
    second.append(skipped('http://a/3'));
    await second.close();
    expect(await store.facts.read('run', '县/a')).toEqual(
      ['1', '2', '3'].map((n) => skipped(`http://a/${n}`)),
    );
    expect(await store.facts.targets('run')).toEqual(['县/a']);
    await store.close();
  });

  it.each([
    ['half a header', (whole: Buffer) => whole.subarray(0, 5)],
    ['half a frame', (whole: Buffer) => whole.subarray(0, whole.length - 3)],
    ['noise', () => Buffer.from('not a frame at all')],
  ])('lose only the torn tail: %s', async (_, tail) => {
    const store = await open();
    const log = await store.facts.open('run', 'a');
    log.append(skipped('http://a/1'));
    await log.close();
    const path = join(root, 'runs', 'run', 'facts', 'a.ndjson.zst');
    await appendFile(path, tail(await readFile(path)));
    expect(await store.facts.read('run', 'a')).toEqual([skipped('http://a/1')]);
    const again = await store.facts.open('run', 'a');
    again.append(skipped('http://a/2'));
    await again.close();
    expect(await store.facts.read('run', 'a')).toEqual([skipped('http://a/1'), skipped('http://a/2')]);
    await store.close();
  });
});

describe('blobs', () => {
  it('are stored once under the hash of their content', async () => {
    const store = await open();
    const bytes = new TextEncoder().encode('证据');
    const id = await store.blobs.put(bytes);
    expect(id).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(await store.blobs.put(bytes)).toBe(id);
    expect(await store.blobs.get(id)).toEqual(Buffer.from(bytes));
    expect(await store.blobs.get(`sha256:${'0'.repeat(64)}`)).toBeNull();
    expect(() => store.blobs.pathOf('sha256:../../etc/passwd')).toThrow('not a blob id');
    await store.close();
  });
});

describe('lock', () => {
  it('refuses a second writer and frees on close', async () => {
    const store = await open();
    await expect(open()).rejects.toThrow(StoreLocked);
    await store.close();
    const again = await open();
    await again.close();
  });

  it('takes over from an owner that is gone', async () => {
    await writeFile(join(root, '.lock'), JSON.stringify({ pid: 2 ** 22 + 1, since: 'yesterday' }));
    const store = await open();
    await store.close();
  });

  it('lets readers in without it', async () => {
    const store = await open();
    const reader = await openDiskStore(root, { write: false, now: () => NOW });
    await reader.close();
    await expect(open()).rejects.toThrow(StoreLocked);
    await store.close();
  });
});
