import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import { openDiskStore } from '../../src/store/index.ts';
import { testShell } from './shell.ts';

const demo = fileURLToPath(new URL('../../targets/demo', import.meta.url));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xunjian-upkeep-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const say = async (...words: string[]) => {
  const shell = testShell();
  return { code: await runProgram(words, shell), ...shell.printed };
};
const reports = (): string => join(folder, 'reports');

it.each([['0'], ['-1'], ['2.5'], ['abc'], ['']])(
  'draw refuses to draw %j, and logs no draw',
  async (count) => {
    const said = await say('draw', '--count', count, '--targets', demo, '--reports', reports());
    expect(said).toMatchObject({ code: 3, out: '' });
    expect(existsSync(reports())).toBe(false);
  },
);

it('draw says in words what it drew of', async () => {
  const words = ['--seed', 's', '--count', '1', '--by', 'class', '--targets', demo, '--reports', reports()];
  const { code, out } = await say('draw', ...words);
  expect(code).toBe(0);
  expect(out).toMatch(/^网站·县（市、区） {2}/m);
  expect(out).toMatch(/^账号·抖音 {2}/m);
  expect(out).not.toMatch(/portal|account:/);
});

it.each<[string, string[], string]>([
  ['a folder that is not there', ['b.tar.gz', 'typo'], '没有可备份的内容'],
  ['a file among the reports themselves', ['reports/b.tar.gz', 'reports'], '不能放在报告目录里'],
])('backup refuses %s', async (_, [file = '', from = ''], told) => {
  const store = await openDiskStore(reports(), { write: false, now: Date.now });
  await store.documents.put('runs', 'a', {});
  const { code, err } = await say('backup', join(folder, file), '--reports', join(folder, from));
  expect(code).toBe(3);
  expect(err).toContain(told);
  expect(existsSync(join(folder, 'typo'))).toBe(false);
  expect(existsSync(join(folder, file))).toBe(false);
});
