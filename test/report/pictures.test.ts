import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fail, finding } from '../../src/judge/verdict.ts';
import {
  type CheckDocument,
  layOutEvidence,
  renderCheckHtml,
  toCheckDocument,
} from '../../src/report/index.ts';
import { roomFor } from '../../src/report/pictures.ts';
import { openDiskStore, type Store } from '../../src/store/index.ts';
import { assessment, HOME, POLICY, PORTAL, portalFacts, UNIT } from './facts.ts';

let root: string;
let store: Store;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'xunjian-pictures-'));
  store = await openDiskStore(root, { write: true, now: () => 0 });
});
afterEach(async () => {
  await store.close();
  await rm(root, { recursive: true, force: true });
});

/** A document with pictures of 1,000 bytes each, named by letters. */
async function documentOf(...names: string[]): Promise<CheckDocument> {
  const shots = await Promise.all(
    names.map(async (name) => ({
      type: 'shot' as const,
      at: '2026-11-23T02:05:00.000Z',
      url: `${HOME}${name}`,
      shows: ['a s'],
      view: name.endsWith('!') ? ('full-page' as const) : ('first-screen' as const),
      outlined: 0,
      width: 1,
      height: 1,
      evidence: await store.blobs.put(Buffer.alloc(1000, name)),
      thumbnail: await store.blobs.put(Buffer.from(`small ${name}`)),
    })),
  );
  return toCheckDocument({
    target: PORTAL,
    unit: UNIT,
    run: { id: 'r', startedAt: '', finishedAt: null, seed: '' },
    policies: [POLICY],
    facts: { ...portalFacts(), shots },
    assessments: [assessment('a', fail([finding({ code: 'topic_absent', subject: 's', url: HOME })]))],
  });
}

describe('pictures beside a report', () => {
  it('stay within their limit: every target in turn, first screens before whole pages', async () => {
    const documents = [await documentOf('a!', 'b', 'c'), await documentOf('d'), await documentOf('e', 'f!')];
    const pathOf = await layOutEvidence(store, root, '', documents, 4_500);
    const laid = documents.map(({ results }) =>
      (results[0]?.pictures ?? [])
        .filter(({ evidence }) => pathOf(evidence)?.endsWith('.webp'))
        .map(({ url }) => url.slice(HOME.length)),
    );
    expect(laid).toEqual([['b', 'c'], ['d'], ['e']]);
    expect(await readdir(join(root, 'pictures'))).toHaveLength(4);
  });

  it('those left in the store keep their small picture out of sight and are told', async () => {
    const document = await documentOf('a', 'b');
    const html = renderCheckHtml(document, await layOutEvidence(store, root, '', [document], 1_000));
    expect(html.match(/<img /g)).toHaveLength(1);
    expect(html).toContain('另有页面截图 1 张只存于存档');
  });

  it('have less room the more the pages hold, and always some', async () => {
    const document = await documentOf('a');
    const grown = (findings: number): CheckDocument => {
      const [result] = document.results;
      const [one] = result?.findings ?? [];
      if (!result || !one) throw new Error('no finding');
      return { ...document, results: [{ ...result, findings: Array.from({ length: findings }, () => one) }] };
    };
    const rooms = [0, 1_000, 5_000, 50_000].map((findings) => roomFor([grown(findings)]));
    expect(rooms).toEqual(rooms.toSorted((a, b) => b - a));
    expect(new Set(rooms).size).toBe(4);
    expect(rooms.at(-1)).toBe(2_000_000);
  });

  it('are all there when there is room', async () => {
    const document = await documentOf('a', 'b', 'c!');
    const html = renderCheckHtml(document, await layOutEvidence(store, root, '', [document]));
    expect(html.match(/<img /g)).toHaveLength(3);
    expect(html).not.toContain('只存于存档');
  });
});
