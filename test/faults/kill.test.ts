import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { KINDS, killAfter, wrongAfter } from './kill.ts';
import { cameOf, scanKilledAt } from './whole-scan.ts';

// A short selection; `npm run soak` does it hundreds of times (docs/reliability.md).
const MOMENTS = [3, 17, 60];

it.each(KINDS)('kill -9 during %s costs nothing that was told of', { timeout: 60_000 }, async (kind) => {
  const root = await mkdtemp(join(tmpdir(), 'xunjian-kill-'));
  try {
    let told = -1;
    for (const ms of MOMENTS) {
      told = Math.max(told, await killAfter(kind, root, ms));
      expect(await wrongAfter(kind, root, told)).toEqual([]);
    }
  } finally {
    for (const path of [root, `${root}-backup.tar.gz`]) await rm(path, { recursive: true, force: true });
  }
});

it('kill -9 of the real scan costs nothing: it comes to what an undisturbed one came to', {
  timeout: 180_000,
}, async () => {
  const root = await mkdtemp(join(tmpdir(), 'xunjian-kill-'));
  try {
    await scanKilledAt(join(root, 'calm'), []);
    expect(await scanKilledAt(join(root, 'killed'), [900, 1500])).toBeGreaterThan(0);
    const [calm, killed] = [await cameOf(join(root, 'calm')), await cameOf(join(root, 'killed'))];
    expect(killed.wrong).toEqual([]);
    expect(killed).toEqual(calm);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
});
