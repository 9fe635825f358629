import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import { writeManifest } from '../../src/run/manifest.ts';
import { openDiskStore } from '../../src/store/index.ts';
import { testShell } from './shell.ts';

let reports = '';
let page = '';
beforeAll(async () => {
  reports = await mkdtemp(path.join(tmpdir(), 'xunjian-evidence-'));
  const store = await openDiskStore(reports, { write: true, now: () => 0 });
  const log = await store.facts.open('r', 't');
  log.append({
    type: 'start',
    at: '2026-11-23T00:00:00.000Z',
    targetId: 't',
    url: 'http://t.test/',
    seed: 's',
  });
  await log.close();
  const manifest = await writeManifest('r', store);
  const startedAt = '2026-11-23T00:00:00.000Z';
  await store.documents.put('runs', 'r', {
    id: 'r',
    startedAt,
    finishedAt: startedAt,
    seed: 's',
    programVersion: '1',
    manifest,
  });
  page = path.join(reports, store.facts.pathOf('r', 't'));
  await store.close();
});
afterAll(() => rm(reports, { recursive: true, force: true }));

async function run(...words: string[]) {
  const shell = testShell({ cwd: reports });
  const code = await runProgram(['evidence', ...words, '--reports', reports], shell);
  return { code, ...shell.printed };
}

it('exports a run as a web archive', async () => {
  expect(await run('warc', 'r', 'out.warc.gz')).toMatchObject({
    code: 0,
    out: expect.stringContaining('已导出 1 条记录'),
  });
  expect((await readFile(path.join(reports, 'out.warc.gz'))).subarray(0, 2)).toEqual(
    Buffer.from([0x1f, 0x8b]),
  );
});

it.each([
  ['a run nobody knows', ['warc', 'x', 'out.gz'], /没有巡检批次 x/],
  ['a folder that is not there', ['warc', 'r', 'no/such/out.gz'], /不能写入 no\/such\/out\.gz/],
])('refuses %s', async (_, words, complaint) => {
  expect(await run(...words)).toMatchObject({ code: 3, out: '', err: expect.stringMatching(complaint) });
});

it('tells what was altered, and ends 1', async () => {
  expect(await run('verify', 'r')).toMatchObject({ code: 0, out: expect.stringContaining('完全一致') });
  const bytes = await readFile(page);
  bytes[20] = (bytes[20] ?? 0) ^ 1;
  await writeFile(page, bytes);
  expect(await run('verify', 'r')).toMatchObject({
    code: 1,
    out: expect.stringContaining('✕ 被改动：监测记录'),
  });
});
