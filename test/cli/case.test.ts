import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import { writeBook } from '../../src/run/index.ts';
import { openDiskStore } from '../../src/store/index.ts';
import { bookAfter, runOf } from '../cases/scenes.ts';
import { testShell } from './shell.ts';

let reports: string;
beforeEach(async () => {
  reports = await mkdtemp(join(tmpdir(), 'xunjian-case-'));
  const store = await openDiskStore(reports, { write: true, now: Date.now });
  await writeBook(store, bookAfter([runOf(0, ['abcd1', 'abcd2']), runOf(1, ['abcd1', 'abcd2'])]));
  await store.close();
});
afterEach(() => rm(reports, { recursive: true, force: true }));

const say = async (...words: string[]) => {
  const shell = testShell();
  const code = await runProgram(['case', ...words, '--reports', reports], shell);
  return { code, ...shell.printed };
};

it('lists, decides with who and when, and shows the log', async () => {
  expect((await say('list')).out).toContain('共 2 件');
  const waived = await say('waive', 'abcd1', '--by', '值班岗', '--reason', '改版', '--until', '2026-12-31');
  expect(waived).toMatchObject({ code: 0, out: 'abcd1 现为“已豁免”。\n' });
  expect((await say('show', 'abcd1')).out).toMatch(/豁免 {2}值班岗 {2}改版 {2}至 2026-12-31/);
  expect((await say('decide', 'abcd2', '--dismiss', '--by', '复核岗', '--reason', '误报')).code).toBe(0);
  expect((await say('precision')).out).toContain('search  属实 0，核减 1，准确率 0.0%');
  expect((await say('list', '--overdue')).out).toContain('共 0 件');
});

it.each([
  ['nobody named', ['confirm', 'abcd1'], '--by'],
  ['no reason', ['dispute', 'abcd1', '--by', '值班岗'], '--reason'],
  ['a waiver without end', ['waive', 'abcd1', '--by', '值班岗', '--reason', 'x'], '--until'],
  [
    'a waiver into the past',
    ['waive', 'abcd1', '--by', '值班岗', '--reason', 'x', '--until', '2020-01-01'],
    '--until',
  ],
  ['neither right nor wrong', ['decide', 'abcd1', '--by', '值班岗', '--reason', 'x'], '--uphold'],
  ['an unknown case', ['show', 'zzzz'], '没有编号'],
  ['a state that is none', ['list', '--state', 'confirmed', 'done'], 'suspected 疑似'],
  ['two cases meant', ['show', 'abcd'], '不止一件'],
  ['a case that cannot take it', ['confirm', 'abcd1', '--by', '值班岗'], '不能这样处理'],
])('refuses %s', async (_, words, told) => {
  const { code, err } = await say(...words);
  expect(code).toBe(3);
  expect(err).toContain(told);
});
