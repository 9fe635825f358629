import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadWorld } from '../../src/run/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
let policiesDir: string;
beforeEach(async () => {
  policiesDir = await mkdtemp(join(tmpdir(), 'xunjian-policies-'));
  await cp(join(root, 'policies'), policiesDir, { recursive: true });
});
afterEach(() => rm(policiesDir, { recursive: true, force: true }));

const load = () =>
  loadWorld({
    targetsDir: join(root, 'targets/ganzhou'),
    policiesDir,
    at: Date.parse('2026-11-23T02:00:00Z'),
  });

it('is whole as delivered', async () => expect((await load()).ok).toBe(true));

it.each(['lexicon.yaml', 'fields.csv'])(
  'is refused without %s, because a model county would fail',
  async (file) => {
    await rm(join(policiesDir, 'ganzhou-2020-49', file));
    const loaded = await load();
    const problems = loaded.ok ? [] : loaded.problems;
    expect(problems.map((problem) => problem.file)).toContain(join(policiesDir, 'ganzhou-2020-49', file));
  },
);
