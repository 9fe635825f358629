import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CellValue, read, writeXlsx } from 'hucre';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Case } from '../../src/cases/index.ts';
import { runProgram } from '../../src/cli/program.ts';
import { startDemoCity } from '../../src/demo/index.ts';
import { chinaDay } from '../../src/facts/index.ts';
import { writeOffice } from '../../src/report/index.ts';
import { loadWorld, netOf, readBook, type ScanOutcome, scan } from '../../src/run/index.ts';
import { openDiskStore } from '../../src/store/index.ts';
import { LEDGER_COLUMNS, type LedgerKey } from '../../src/wording/ledger.ts';
import { testShell } from './shell.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const DAY_MS = 86_400_000;
const HEADS: readonly string[] = LEDGER_COLUMNS.map(([, head]) => head);
const at = (key: LedgerKey): number => LEDGER_COLUMNS.findIndex(([each]) => each === key);

let reports = '';
let outcome: ScanOutcome;
/** Two days of the demo city’s worst county: what the first suspects the second confirms. */
beforeAll(async () => {
  reports = await mkdtemp(join(tmpdir(), 'xunjian-ledger-'));
  const loaded = await loadWorld({
    targetsDir: join(root, 'targets/demo'),
    policiesDir: join(root, 'policies'),
    at: Date.now(),
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const demo = await startDemoCity();
  let later = -2 * DAY_MS;
  const now = (): number => Date.now() + later;
  const store = await openDiskStore(reports, { write: true, now });
  const signal = new AbortController().signal;
  try {
    for (let day = 0; day < 2; day += 1, later += DAY_MS) {
      const net = netOf(loaded.value, demo.resolve);
      const deps = { net, store, now, signal, programVersion: 'test', onProgress: () => {} };
      outcome = await scan(loaded.value, { only: ['baishi'] }, deps);
      await net.close();
    }
    await writeOffice(store, outcome.run.id, outcome.model, ['xlsx']);
  } finally {
    await store.close();
    await demo.close();
  }
}, 120_000);
afterAll(() => rm(reports, { recursive: true, force: true }));

const ledgerPath = (): string => join(outcome.folder, 'ledgers', 'baishi.xlsx');

/** The county's ledger as its clerk saves it, and the numbers of its rows. */
async function filledIn(
  fill: (row: CellValue[], index: number) => void,
): Promise<{ file: string; ids: string[] }> {
  const book = await read(await readFile(ledgerPath()));
  const ids: string[] = [];
  const sheets = book.sheets.map(({ name, rows }) => {
    if (rows[0]?.[at('case')] !== HEADS[at('case')] || !rows[0]?.includes('整改结果')) return { name, rows };
    for (const row of rows.slice(1)) {
      fill(row, ids.length);
      ids.push(String(row[at('case')]));
    }
    return { name, rows };
  });
  const file = join(reports, '白石县.xlsx');
  await writeFile(file, await writeXlsx({ sheets }));
  return { file, ids };
}

async function run(...words: string[]) {
  const shell = testShell({ now: Date.now, root });
  const code = await runProgram([...words, '--reports', reports], shell);
  return { code, ...shell.printed };
}

async function casesNow(): Promise<Record<string, Case>> {
  const store = await openDiskStore(reports, { write: false, now: Date.now });
  const { cases } = await readBook(store, 'baishi');
  await store.close();
  return cases;
}

const done = (row: CellValue[]): void => {
  row[at('outcome')] = '已整改';
  row[at('action')] = '已补充内容';
  row[at('doneOn')] = new Date(
    `${new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)}T00:00:00Z`,
  );
};
const objects = (row: CellValue[]): void => {
  row[at('outcome')] = '不属实';
  row[at('appeal')] = '该栏目已并入政务公开专栏';
};

it('a ledger says of every case where it stands', async () => {
  const { sheets } = await read(await readFile(ledgerPath()));
  const rows = sheets.flatMap(({ rows }) => rows).filter((row) => typeof row[0] === 'number');
  expect(rows.length).toBeGreaterThan(10);
  const cases = await casesNow();
  const own = rows.filter((row) => String(row[at('case')]) in cases);
  expect(own.length).toBeGreaterThan(10);
  for (const row of own) {
    expect(row[at('state')]).toBe('已确认');
    const { dueOn } = cases[String(row[at('case')])] ?? {};
    expect(row[at('deadline')]).toEqual(new Date(`${dueOn}T00:00:00Z`));
  }
});

it('is refused whole for one wrong cell, and no case is touched', async () => {
  const before = await casesNow();
  const { file } = await filledIn((row, index) => {
    done(row);
    if (index === 1) row[at('outcome')] = '改好了';
  });
  const refused = await run('case', 'import', file, '--by', '信息科');
  expect(refused).toMatchObject({ code: 3, out: '' });
  expect(refused.err).toMatch(/工作表“.+”第 3 行“整改结果”列：“改好了”不是可选项/);
  expect(await casesNow()).toEqual(before);
});

it('wants to know who brings it', async () =>
  expect(await run('case', 'import', ledgerPath())).toMatchObject({ code: 3 }));

it('goes out, is filled in, comes back, and is in the log of every case it names', async () => {
  const before = await casesNow();
  const { file, ids } = await filledIn((row, index) => (index % 3 === 0 ? objects(row) : done(row)));
  const taken = await run('case', 'import', file, '--by', '信息科');
  expect(taken).toMatchObject({ code: 0, err: '' });
  expect(taken.out).toContain(`收回 ${ids.length} 条整改情况`);
  const after = await casesNow();
  for (const [index, id] of ids.entries()) {
    const one = after[id];
    if (one === undefined) continue;
    expect(one.log.at(-1)).toMatchObject({ by: '信息科', event: index % 3 === 0 ? 'dispute' : 'note' });
    expect(one.state).toBe(index % 3 === 0 ? 'disputed' : before[id]?.state);
  }
  expect(Object.values(after).filter(({ state }) => state === 'fixed')).toEqual([]);
  expect(await run('case', 'import', file, '--by', '信息科')).toMatchObject({
    code: 0,
    out: expect.stringContaining('与上次反馈相同，未重复记入'),
  });
  expect(await casesNow()).toEqual(after);
});

it.each([
  ['no office', ['--issue', '示公开〔2026〕3号'], '请用 --issuer 写明印发单位'],
  ['no number', ['--issuer', '示范市政务公开办公室'], '用 --issue 写明发文字号'],
  ['a day to come', ['--issue', '3号', '--issuer', '办公室', '--on', '2999-01-01'], '且不晚于今天'],
])('is not issued with %s', async (_, flags, said) => {
  const refused = await run('report', outcome.run.id, '--format', 'docx', ...flags);
  expect(refused).toMatchObject({ code: 3, err: expect.stringContaining(said) });
});

it('is issued under its number', async () => {
  const flags = ['--issue', '示公开〔2026〕3号', '--issuer', '示范市政务公开办公室'];
  const issued = await run('report', outcome.run.id, '--format', 'docx', ...flags);
  expect(issued).toMatchObject({ code: 1, err: expect.stringContaining('已记为印发：示公开〔2026〕3号') });
});

it('once issued stays as it was signed, until it is issued again', async () => {
  const bulletin = join(outcome.folder, 'bulletin.docx');
  const month = chinaDay(Date.parse(outcome.run.startedAt)).slice(0, 7);
  await writeFile(bulletin, 'as signed');
  for (const again of [
    [outcome.run.id, '--format', 'docx,csv'],
    ['--period', month],
  ]) {
    expect((await run('report', ...again)).err).toContain(
      '（示公开〔2026〕3号），bulletin.docx 保持印发时的内容',
    );
    expect(await readFile(bulletin, 'utf8')).toBe('as signed');
  }
  const flags = ['--issue', '示公开〔2026〕4号', '--issuer', '示范市政务公开办公室'];
  expect((await run('report', outcome.run.id, '--format', 'csv', ...flags)).out).toContain('bulletin.docx');
  expect((await readFile(bulletin)).subarray(0, 2).toString()).toBe('PK');
});

it('a period report names the bulletin to issue, written anew', async () => {
  const bulletin = join(outcome.folder, 'bulletin.docx');
  await rm(bulletin, { force: true });
  const month = chinaDay(Date.parse(outcome.run.startedAt)).slice(0, 7);
  const { code, out } = await run('report', '--period', month);
  expect(code).toBe(0);
  expect(
    out
      .trim()
      .split('\n')
      .map((file) => basename(file)),
  ).toEqual(['period.html', 'period.docx', 'period.json', 'bulletin.docx']);
  expect((await stat(bulletin)).size).toBeGreaterThan(1000);
});

it('shows in the report when that is written again, and a dismissed case is held against nobody', async () => {
  const disputed = Object.values(await casesNow()).find(({ state }) => state === 'disputed');
  const id = disputed?.fingerprint ?? '';
  const words = ['case', 'decide', id, '--dismiss', '--by', '复核', '--reason', '栏目确已归并'];
  expect(await run(...words)).toMatchObject({ code: 0 });
  expect((await run('report', outcome.run.id, '--format', 'xlsx')).code).toBe(1);
  const { sheets } = await read(await readFile(ledgerPath()));
  const rows = sheets.flatMap(({ rows }) => rows);
  expect(rows.some((row) => row[at('case')] === id)).toBe(false);
  expect(rows.some((row) => row[at('state')] === '申诉中')).toBe(true);
});
