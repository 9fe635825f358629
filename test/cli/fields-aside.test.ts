import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { read } from 'hucre';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Case } from '../../src/cases/index.ts';
import { runProgram } from '../../src/cli/program.ts';
import { chinaDay } from '../../src/facts/index.ts';
import { cellStanding } from '../../src/report/cell.ts';
import { reportModel } from '../../src/report/index.ts';
import { partsOf, textOf } from '../report/office/zip.ts';
import { testShell } from './shell.ts';

// The old county lacks entry and directory of three fields: 农村危房改造, 公共文化服务, 涉农补贴.
const FIELDS = { housing: 'F11', culture: 'F13', farming: 'F24' } as const;
const DAY_MS = 86_400_000;
const until = chinaDay(Date.now() + 30 * DAY_MS);

let reports = '';
beforeAll(async () => {
  reports = await mkdtemp(path.join(tmpdir(), 'xunjian-fields-'));
  await say(['scan', 'targets/demo', '--only', 'gudu', '--no-browser']);
}, 60_000);
afterAll(() => rm(reports, { recursive: true, force: true }));

async function say(words: string[], now: () => number = Date.now) {
  const shell = testShell({ now });
  const code = await runProgram([...words, '--reports', reports], shell);
  return { code, ...shell.printed };
}

const casesOf = async (field: string): Promise<Case[]> => {
  const { cases } = JSON.parse((await say(['case', 'list', '--all', '--format', 'json'])).out);
  return (cases as Case[]).filter(({ subject }) => subject === field);
};

/** Decides on the cases of a field: all of them, or those of one indicator. */
async function decide(field: string, words: string[], indicator?: string): Promise<void> {
  const own = (await casesOf(field)).filter((one) => indicator === undefined || one.indicator === indicator);
  expect(own.length).toBe(indicator === undefined ? 2 : 1);
  const [command = '', ...flags] = words;
  for (const { fingerprint } of own) {
    const { code, err } = await say([
      'case',
      command,
      fingerprint,
      '--by',
      '复核岗',
      '--reason',
      '见值班记录',
      ...flags,
    ]);
    expect([code, err]).toEqual([0, '']);
  }
}

/** What `report.json` says of the three fields. */
async function standingsOf() {
  const [run = ''] = (await readdir(path.join(reports, 'runs'))).filter((name) => !name.includes('.'));
  const folder = path.join(reports, 'runs', run);
  const model = reportModel.parse(JSON.parse(await readFile(path.join(folder, 'report.json'), 'utf8')));
  const of = (id: string): string =>
    model.matrix
      .filter(({ field }) => field === id)
      .map(cellStanding)
      .join();
  return {
    folder,
    standings: Object.fromEntries(Object.entries(FIELDS).map(([name, id]) => [name, of(id)])),
  };
}

/** Renders the run anew and answers what each document says. */
async function reported(now?: () => number) {
  await say(['report', '--format', 'html,csv,json,docx,xlsx'], now);
  const { folder, standings } = await standingsOf();
  const { sheets } = await read(await readFile(path.join(folder, 'problems.xlsx')));
  const rowsOf = (name: string): string[] =>
    (sheets.find((sheet) => sheet.name === name)?.rows ?? []).map((row) => row.join(' '));
  const word = partsOf(await readFile(path.join(folder, 'bulletin.docx'))).get('word/document.xml') ?? '';
  return {
    standings,
    city: (await readFile(path.join(folder, 'report.html'), 'utf8')).replace(/^[\s\S]*id="matrix"/, ''),
    bulletin: textOf(word),
    sheet: rowsOf('领域矩阵'),
    duties: rowsOf('督促清单').filter((row) => row.includes('古渡县')),
  };
}

it('a field whose findings people set aside is accused in no document, until they say otherwise', async () => {
  const before = await reported();
  expect(before.standings).toEqual({ housing: 'missing', culture: 'missing', farming: 'missing' });
  expect(before.duties).toHaveLength(3);
  expect(before.sheet.at(-1)).toMatch(/23\/26$/);

  await decide(FIELDS.housing, ['decide', '--dismiss']);
  await decide(FIELDS.culture, ['waive', '--until', until]);
  await decide(FIELDS.farming, ['decide', '--dismiss'], 'topic-complete');

  const after = await reported();
  expect(after.standings).toEqual({ housing: 'dismissed', culture: 'waived', farming: 'partial' });
  expect(after.duties).toEqual([expect.stringMatching(/涉农补贴.*不全 没有标准目录/)]);
  expect(after.sheet.at(-1)).toMatch(/23\/24$/);
  expect(after.sheet.find((row) => row.includes('农村危房改造'))).toContain('减 已核减');
  expect(after.sheet.find((row) => row.includes('公共文化服务'))).toContain(`免 已豁免至 ${until}`);
  expect(after.city).toContain('title="已核减"');
  expect(after.city).toContain(`title="已豁免至 ${until}"`);
  expect(after.city).not.toContain('title="缺少"');
  const supervised = after.bulletin.slice(after.bulletin.indexOf('各指导单位督促事项'));
  expect(supervised).not.toMatch(/农村危房改造|公共文化服务|专题中没有入口/);
  expect(after.bulletin).toContain('减 已核减　免 在豁免期内');

  // Judged again, by the same policies or by others: what people decided stays decided.
  for (const flags of [[], ['--policy', 'ganzhou-2020-49']]) {
    await say(['judge', ...flags]);
    expect((await standingsOf()).standings).toEqual(after.standings);
  }

  await say(['judge']);
  const later = await reported(() => Date.now() + 31 * DAY_MS);
  expect(later.standings).toEqual({ housing: 'dismissed', culture: 'missing', farming: 'partial' });

  await decide(FIELDS.housing, ['decide', '--uphold']);
  const again = await reported();
  expect(again.standings).toEqual({ housing: 'missing', culture: 'waived', farming: 'partial' });
  expect(again.duties).toHaveLength(2);
}, 120_000);
