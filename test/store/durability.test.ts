import {
  appendFile,
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupFolder, openDiskStore, restoreFolder, type Store, takeLock } from '../../src/store/index.ts';

const NOW = Date.parse('2026-11-23T02:00:00Z');
let root: string;
let store: Store;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'xunjian-durable-'));
  store = await openDiskStore(root, { write: true, now: () => NOW });
});
afterEach(async () => {
  await store.close();
  await rm(root, { recursive: true, force: true });
});

const flip = async (file: string, at: number): Promise<void> => {
  const bytes = await readFile(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(file, bytes);
};

describe('a flipped bit is found, set aside and named', () => {
  it('in a document, even where the JSON still parses', async () => {
    await store.documents.put('cases', 'qingshan', { name: '青山县' });
    const file = join(root, 'cases', 'qingshan.json');
    await flip(file, (await readFile(file, 'utf8')).indexOf('name'));
    expect(await store.documents.get('cases', 'qingshan')).toBeNull();
    expect(await store.damage()).toEqual(['cases/qingshan.json.damaged']);
  });

  it('in a log: the frame is lost, those before and behind it are not', async () => {
    for (const n of [1, 2, 3]) await store.series.append('probes', '2026-11', [{ n }]);
    const file = join(root, 'series', 'probes', '2026-11.ndjson.zst');
    await flip(file, Math.floor((await readFile(file)).length / 2));
    expect(await store.series.read('probes', '2026-11')).toEqual([{ n: 1 }, { n: 3 }]);
    expect(await store.damage()).toEqual(['series/probes/2026-11.ndjson.zst.damaged']);
  });

  it('in evidence', async () => {
    const id = await store.blobs.put(new TextEncoder().encode('证据'));
    await flip(join(root, store.blobs.pathOf(id)), 12);
    expect(await store.blobs.get(id)).toBeNull();
    expect(await store.damage()).toEqual([`${store.blobs.pathOf(id)}.damaged`]);
  });
});

describe('documents of an older program', () => {
  it('are read and written anew in the present form', async () => {
    await mkdir(join(root, 'runs'), { recursive: true });
    const file = join(root, 'runs', 'a.json');
    await writeFile(file, '{\n  "value": {\n    "n": 1\n  }\n}');
    expect(await store.documents.get('runs', 'a')).toEqual({ n: 1 });
    await store.documents.put('runs', 'a', { n: 2 });
    expect(await readFile(file, 'utf8')).toMatch(
      /^\{\n"format":2,\n"sha256":"[0-9a-f]{64}",\n"value":\{"n":2\}\n\}\n$/,
    );
  });

  it('of a newer one are left alone', async () => {
    await mkdir(join(root, 'runs'), { recursive: true });
    const file = join(root, 'runs', 'a.json');
    const text = `{\n"format":9,\n"sha256":"${'0'.repeat(64)}",\n"value":1\n}\n`;
    await writeFile(file, text);
    await expect(store.documents.get('runs', 'a')).rejects.toThrow('newer');
    await expect(store.documents.put('runs', 'a', 1)).rejects.toThrow('newer');
    expect(await readFile(file, 'utf8')).toBe(text);
  });
});

describe('what a crash left', () => {
  it('a half-written temporary file is not a document', async () => {
    await store.documents.put('runs', 'a', { n: 1 });
    await writeFile(join(root, 'runs', '.a.json.123.tmp'), '{"half');
    expect(await store.documents.list('runs')).toEqual(['a']);
    expect(await store.documents.get('runs', 'a')).toEqual({ n: 1 });
  });

  it('is swept away once it is old, and nothing else is', async () => {
    await store.documents.put('runs', 'a', { n: 1 });
    await writeFile(join(root, 'runs', '.a.json.123.tmp'), 'old');
    await writeFile(join(root, 'runs', '.b.json.123.tmp'), 'new');
    const yesterday = (Date.now() - 86_400_000) / 1000;
    await utimes(join(root, 'runs', '.a.json.123.tmp'), yesterday, yesterday);
    expect(await store.sweep(Date.now() - 3_600_000)).toEqual(['runs/.a.json.123.tmp']);
    expect(await readdir(join(root, 'runs'))).toEqual(['.b.json.123.tmp', 'a.json']);
  });

  it('half a frame is cut off by the next round, nothing before it', async () => {
    await store.series.append('probes', '2026-11', [{ n: 1 }]);
    const file = join(root, 'series', 'probes', '2026-11.ndjson.zst');
    await appendFile(file, (await readFile(file)).subarray(0, 20));
    await store.series.append('probes', '2026-11', [{ n: 2 }]);
    expect(await store.series.read('probes', '2026-11')).toEqual([{ n: 1 }, { n: 2 }]);
    await store.series.compact('probes', '2026-11');
    expect(await store.series.read('probes', '2026-11')).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('a lock of another boot, or of an earlier life of this pid, is taken over', async () => {
    for (const owner of [
      { pid: 1, since: 'x', boot: 'another-boot' },
      { pid: process.pid, since: 'x' },
    ]) {
      await writeFile(join(root, '.old.lock'), JSON.stringify(owner));
      await (await takeLock(root, () => NOW, '.old.lock'))();
    }
  });
});

it('turns at one thing come one after the other', async () => {
  let inside = 0;
  let most = 0;
  const other = await openDiskStore(root, { write: false, now: () => NOW });
  const work = async (): Promise<void> => {
    inside += 1;
    most = Math.max(most, inside);
    await store.documents.put('cases', 'a', inside);
    inside -= 1;
  };
  await Promise.all(
    [1, 2, 3, 4].flatMap(() => [store.exclusive('cases', work), other.exclusive('cases', work)]),
  );
  expect(most).toBe(1);
});

it.skipIf(process.getuid?.() === 0)(
  'a read-only folder refuses the write and keeps what is there',
  async () => {
    await store.documents.put('runs', 'a', { n: 1 });
    await chmod(join(root, 'runs'), 0o500);
    await expect(store.documents.put('runs', 'a', { n: 2 })).rejects.toThrow();
    await chmod(join(root, 'runs'), 0o700);
    expect(await store.documents.get('runs', 'a')).toEqual({ n: 1 });
  },
);

it('what cannot be read is an error, not nothing', async () => {
  for (const name of ['runs', 'series', 'blobs']) await symlink(join(root, name), join(root, name));
  await expect(store.documents.list('runs')).rejects.toThrow('ELOOP');
  await expect(store.facts.targets('a')).rejects.toThrow('ELOOP');
  await expect(store.series.months('probes')).rejects.toThrow('ELOOP');
  await expect(store.blobs.list()).rejects.toThrow('ELOOP');
});

describe('backup', () => {
  const archive = (): string => join(root, '..', `${root.split('/').at(-1)}.tar.gz`);
  const into = (): string => `${root}-restored`;
  afterEach(() => Promise.all([archive(), into()].map((path) => rm(path, { recursive: true, force: true }))));

  it('comes back file by file, without locks and leftovers', async () => {
    await store.documents.put('runs', `${'长'.repeat(24)}`, { n: 1 });
    await store.blobs.put(new TextEncoder().encode('证据'));
    await writeFile(join(root, 'runs', '.a.json.123.tmp'), 'half');
    expect(await backupFolder(root, archive(), NOW)).toBe(2);
    expect(await restoreFolder(archive(), into())).toBe(2);
    const restored = await openDiskStore(into(), { write: false, now: () => NOW });
    expect(await restored.documents.get('runs', `${'长'.repeat(24)}`)).toEqual({ n: 1 });
    await expect(restoreFolder(archive(), into())).rejects.toMatchObject({ why: 'not_empty' });
  });

  it.each(['runs/unreadable.json', 'runs/folder/unreadable.json'])(
    'stops at what cannot be read instead of leaving it out: %s',
    async (name) => {
      await store.documents.put('runs', 'a', { n: 1 });
      await mkdir(join(root, 'runs', 'folder'));
      // A link to itself can be read by nobody, root neither.
      await symlink(join(root, name), join(root, name));
      await expect(backupFolder(root, archive(), NOW)).rejects.toThrow('ELOOP');
      expect(
        await readdir(join(root, '..')).then((all) => all.filter((one) => archive().endsWith(one))),
      ).toEqual([]);
    },
  );

  it('sweeps the half archive a killed one left, once it is old', async () => {
    const half = `${archive()}.${'0'.repeat(36)}.tmp`;
    await writeFile(half, 'half');
    await utimes(half, 1, 1);
    await backupFolder(root, archive(), NOW);
    await expect(readFile(half)).rejects.toThrow('ENOENT');
  });

  it.each([
    ['cut off', async (file: string) => writeFile(file, (await readFile(file)).subarray(0, -30)), 'broken'],
    ['altered', async (file: string) => flip(file, Math.floor((await readFile(file)).length / 2)), 'broken'],
    ['no archive', async (file: string) => writeFile(file, 'not an archive'), 'broken'],
  ])('%s restores nothing', async (_, spoil, why) => {
    await store.documents.put('runs', 'a', {
      text: '巡'.repeat(5000),
      more: Array.from({ length: 999 }, (_x, n) => n * 7919),
    });
    await backupFolder(root, archive(), NOW);
    await spoil(archive());
    await expect(restoreFolder(archive(), into())).rejects.toMatchObject({ why });
    await expect(readdir(into())).rejects.toThrow();
  });
});
