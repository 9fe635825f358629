import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { planPrune, writeBook } from '../../../src/run/index.ts';
import { openDiskStore, type Store } from '../../../src/store/index.ts';
import { bookAfter, runOf, START } from '../../cases/scenes.ts';

const LATER = START + 500 * 86_400_000;
let folder: string;
let store: Store;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xunjian-prune-'));
  store = await openDiskStore(folder, { write: true, now: () => LATER });
  for (const id of ['run-000', 'run-001', 'run-002'])
    await store.documents.put('runs', id, {
      id,
      state: 'finished',
      startedAt: new Date(START).toISOString(),
    });
  await store.blobs.put(new TextEncoder().encode('证据'));
  await writeBook(store, bookAfter([runOf(0, ['a']), runOf(1, ['a'])]));
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

it('holds the runs of an open case, lets the others go', async () => {
  expect(await planPrune(store, 400, LATER)).toMatchObject({
    runs: ['run-002'],
    heldByCases: ['run-000', 'run-001'],
    damaged: [],
  });
});

it.each(['cases/qingshan.json', 'runs/run-001.json'])(
  'lets nothing go while %s is damaged: what it needs is not known',
  async (file) => {
    const text = await readFile(join(folder, file), 'utf8');
    await writeFile(join(folder, file), text.replace(/"(?=[^"]*$)/, '“'));
    expect(await planPrune(store, 400, LATER)).toMatchObject({
      runs: [],
      blobs: [],
      damaged: [`${file}.damaged`],
    });
  },
);
