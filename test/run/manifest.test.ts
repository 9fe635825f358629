import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyEvidence, writeManifest } from '../../src/run/manifest.ts';
import { openDiskStore, type Store } from '../../src/store/index.ts';
import { linkFact, page, visit } from '../report/facts.ts';

const AT = '2026-11-23T00:00:00.000Z';
const URL = 'http://t.test/';

let root: string;
let store: Store;
let hash: string;
/** Files of a run's evidence by what they are, relative to the store. */
let files: Record<string, string>;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'xunjian-manifest-'));
  store = await openDiskStore(root, { write: true, now: () => 0 });
  const keep = (text: string): Promise<string> => store.blobs.put(Buffer.from(text.repeat(50)));
  const [body, rendered, dead, picture, account] = await Promise.all(
    ['<p>a page', '<p>as drawn', '<p>not found', 'a picture', '{"posts":[]}'].map(keep),
  );
  const log = await store.facts.open('r', 't');
  const home = page({ visit: visit({ url: URL, evidence: body ?? null }) });
  log.append({ type: 'start', at: AT, targetId: 't', url: URL, seed: 's' });
  log.append({
    ...home,
    render: {
      reasons: [],
      outcome: 'rendered',
      at: AT,
      finalUrl: URL,
      status: 200,
      ms: 1,
      requests: 1,
      quiet: true,
      evidence: rendered ?? null,
      refusals: [],
      dialogs: 0,
      downloads: 0,
      popups: [],
    },
  });
  log.append(
    linkFact(`${URL}dead`, 'gone', {
      answer: {
        finalUrl: `${URL}dead`,
        status: 404,
        fetchedAt: AT,
        contentType: null,
        hops: [],
        headers: {},
        evidence: dead ?? null,
      },
    }),
  );
  log.append({
    type: 'shot',
    at: AT,
    url: URL,
    shows: [],
    view: 'first-screen',
    outlined: 0,
    width: 1,
    height: 1,
    evidence: picture ?? '',
    thumbnail: picture ?? '',
  });
  await log.close();
  hash = await writeManifest('r', store);
  const of = (id: string | undefined): string => store.blobs.pathOf(id ?? '');
  files = {
    facts: store.facts.pathOf('r', 't'),
    page: of(body),
    rendered: of(rendered),
    'page of a dead link': of(dead),
    picture: of(picture),
    manifest: join('manifests', 'r.json'),
    stranger: of(account),
  };
});
afterEach(async () => {
  await store.close();
  await rm(root, { recursive: true, force: true });
});

const verify = () => verifyEvidence('r', store, hash);
const fileOf = (name: string): string => join(root, files[name] ?? '');

describe('the evidence of a run', () => {
  it('is intact when nothing was touched; what the run does not name is none of it', async () => {
    await rm(fileOf('stranger'));
    expect(await verify()).toEqual({
      run: 'r',
      intact: 5,
      altered: [],
      missing: [],
      added: [],
      manifestIntact: true,
    });
  });

  it.each([
    ['facts', 'facts'],
    ['page', 'page'],
    ['rendered', 'rendered'],
    ['page of a dead link', 'page'],
    ['picture', 'picture'],
  ])('one bit anywhere in a file is detected: %s', async (name, kind) => {
    const path = fileOf(name);
    const bytes = await readFile(path);
    for (let at = 0; at < bytes.length; at += 3) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      await writeFile(path, changed);
      const check = await verify();
      expect([check?.altered.map((entry) => entry.kind), check?.intact], `byte ${at}`).toEqual([[kind], 4]);
    }
    await writeFile(path, bytes);
    expect((await verify())?.intact).toBe(5);
  });

  it('one bit anywhere in the manifest is detected', async () => {
    const path = fileOf('manifest');
    const bytes = await readFile(path);
    for (let at = 0; at < bytes.length; at += 7) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 7));
      await writeFile(path, changed);
      expect((await verify())?.manifestIntact, `byte ${at}`).toBe(false);
    }
  });

  it('a manifest that is gone, or written anew, is not the one the run was closed with', async () => {
    await rename(fileOf('manifest'), join(root, 'elsewhere'));
    expect(await verify()).toMatchObject({ manifestIntact: false, intact: 0 });
    expect(await verifyEvidence('r', store, undefined)).toBeNull();
    const log = await store.facts.open('r', 't');
    log.append({ type: 'skipped', url: `${URL}x`, reason: 'budget' });
    await log.close();
    await writeManifest('r', store);
    expect(await verify()).toMatchObject({ manifestIntact: false, altered: [] });
  });

  it.each(['facts', 'page', 'rendered', 'picture'])('a missing file is missing: %s', async (name) => {
    await rm(fileOf(name));
    expect((await verify())?.missing.map(({ kind }) => kind)).toEqual([name]);
  });

  it('records added afterwards are detected, in a file of the run or in a new one', async () => {
    await cp(fileOf('facts'), join(root, store.facts.pathOf('r', 'other')));
    expect(await verify()).toMatchObject({ altered: [], added: ['other'] });
    const log = await store.facts.open('r', 't');
    log.append({ type: 'skipped', url: `${URL}x`, reason: 'budget' });
    await log.close();
    expect((await verify())?.altered.map(({ kind }) => kind)).toEqual(['facts']);
  });

  it('the bytes of another page under the name of this one are detected', async () => {
    await cp(fileOf('rendered'), fileOf('page'));
    expect((await verify())?.altered.map(({ kind }) => kind)).toEqual(['page']);
  });

  it('a run without a manifest has none', async () => {
    expect(await verifyEvidence('unknown', store, undefined)).toBeNull();
  });
});
