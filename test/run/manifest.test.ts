import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyEvidence, writeManifest } from '../../src/run/manifest.ts';
import { openDiskStore, type Store } from '../../src/store/index.ts';

let root: string;
let store: Store;
let picture: string;
let hash: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'xunjian-manifest-'));
  store = await openDiskStore(root, { write: true, now: () => 0 });
  picture = await store.blobs.put(Buffer.from('a picture of a page'));
  const log = await store.facts.open('r', 't');
  log.append({
    type: 'start',
    at: '2026-11-23T00:00:00.000Z',
    targetId: 't',
    url: 'http://t.test/',
    seed: 's',
  });
  log.append({
    type: 'shot',
    at: '',
    url: 'http://t.test/',
    shows: [],
    view: 'first-screen',
    outlined: 0,
    width: 1,
    height: 1,
    evidence: picture,
    thumbnail: picture,
  });
  await log.close();
  hash = await writeManifest('r', store);
});
afterEach(async () => {
  await store.close();
  await rm(root, { recursive: true, force: true });
});

describe('the evidence of a run', () => {
  it('is intact when nothing was touched', async () => {
    expect(await verifyEvidence('r', store, hash)).toEqual({
      run: 'r',
      intact: 2,
      altered: [],
      missing: [],
      manifestIntact: true,
    });
  });

  it('any changed byte of a picture is detected', async () => {
    const path = join(root, store.blobs.pathOf(picture));
    const bytes = await readFile(path);
    for (const at of [4, 9, 12, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await writeFile(path, changed);
      const check = await verifyEvidence('r', store, hash);
      expect(
        check?.altered.map(({ kind }) => kind),
        `byte ${at}`,
      ).toEqual(['picture']);
    }
  });

  it('a missing picture is missing', async () => {
    await rm(join(root, store.blobs.pathOf(picture)));
    expect((await verifyEvidence('r', store, hash))?.missing).toHaveLength(1);
  });

  it('a record added afterwards is detected', async () => {
    const log = await store.facts.open('r', 't');
    log.append({ type: 'skipped', url: 'http://t.test/x', reason: 'budget' });
    await log.close();
    expect((await verifyEvidence('r', store, hash))?.altered.map(({ kind }) => kind)).toEqual(['facts']);
  });

  it('a manifest that is not the one the run was closed with is told apart', async () => {
    expect(await verifyEvidence('r', store, 'sha256:other')).toMatchObject({ manifestIntact: false });
    expect(await verifyEvidence('unknown', store, undefined)).toBeNull();
  });
});
