import { readFile } from 'node:fs/promises';
import { read } from 'hucre';
import { describe, expect, it } from 'vitest';
import { NOTICE_KINDS } from '../../src/cases/index.ts';
import { renderProblemsCsv, renderTodoCsv } from '../../src/report/accounts-csv.ts';
import { jsonSchemas, probeDocument, remindDocument, renderCsv } from '../../src/report/index.ts';
import { renderLedger, renderProblems } from '../../src/report/xlsx/index.ts';
import { webhookRequest } from '../../src/run/notify/index.ts';
import { sampleModel } from './sample.ts';
import { caseOf, withCases } from './sample-cases.ts';

const dictionary = await readFile(new URL('../../docs/数据字典.md', import.meta.url), 'utf8');
const model = withCases([caseOf(0), caseOf(1, { fingerprint: 'feed', change: 'fixed', state: 'fixed' })]);
const EMPTY_COUNT = { name: '', total: 0, pass: 0, fail: 0, warn: 0, undetermined: 0, left: 0 };
const accounts = {
  registered: 0,
  asked: 0,
  decided: 0,
  counts: EMPTY_COUNT,
  byType: [],
  byUnit: [],
  gateways: [],
  problems: [],
  todo: [],
  documents: [],
};

const chapter = (title: string): string =>
  dictionary.split(/^## /m).find((part) => part.startsWith(title)) ?? '';
/** Names in the first column of the chapter's first table. */
const tabled = (title: string): string[] => {
  const [table = ''] = /^\| .+(\n\|.*)*/m.exec(chapter(title)) ?? [];
  const rows = table.split('\n').slice(2);
  return rows.flatMap((row) => (row.split('|')[1] ?? '').trim().split('、'));
};
/** Names after 列： in the line that tells of a sheet. */
const listed = (title: string, sheet: string): string[] => {
  const line = chapter(title)
    .split('\n')
    .find((each) => each.includes(sheet) && each.includes('列：'));
  return (line?.split('列：')[1] ?? '')
    .replace(/[。|].*$/, '')
    .trim()
    .split('、');
};
const headsOf = (csv: string | null): string[] =>
  (csv ?? '')
    .slice(1)
    .split('\r\n')[0]
    ?.split(',')
    .map((cell) => cell.slice(1, -1)) ?? [];

describe('docs/数据字典.md names the columns there are, no more and no fewer', () => {
  it.each([
    ['findings.csv', renderCsv(model)],
    ['accounts.csv', renderProblemsCsv({ ...model, accounts })],
    ['accounts-todo.csv', renderTodoCsv({ ...model, accounts })],
  ])('%s', (title, csv) => expect(tabled(title).toSorted()).toEqual(headsOf(csv).toSorted()));

  it('ledger.xlsx', async () => {
    const { sheets } = await read(await renderLedger(model));
    expect(tabled('整改台账')).toEqual(sheets[0]?.rows[0]);
    const earlier = sheets.find(({ name }) => name === '往期事项');
    expect(listed('整改台账', '往期事项')).toEqual(earlier?.rows[0]);
  });

  it('problems.xlsx', async () => {
    const { sheets } = await read(await renderProblems(sampleModel()));
    for (const name of ['政府网站', '未能判定', '督促清单'])
      expect(listed('问题清单', name)).toEqual(sheets.find((sheet) => sheet.name === name)?.rows[0]);
    for (const { name } of sheets.filter((sheet) => sheet.name !== '说明'))
      expect(chapter('问题清单')).toContain(name);
  });
});

it.each([
  ['probe', probeDocument],
  ['case remind', remindDocument],
])('every field of %s --format json is told', (command, { shape }) => {
  const row = chapter('命令行的 JSON')
    .split('\n')
    .find((line) => line.startsWith(`| \`${command} --format json\``));
  expect([...(row?.matchAll(/`(\w+)`/g) ?? [])].map(([, name]) => name)).toEqual(Object.keys(shape));
});

it.each(Object.keys(jsonSchemas()))('the dictionary leads to docs/schema/%s', (name) =>
  expect(dictionary).toContain(`(schema/${name})`),
);

it('every field of a webhook message is told, and every kind of notice', () => {
  const message = { id: '1', unit: null, title: '', lines: [], notices: [] };
  const { request } = webhookRequest(message, 'http://oa.test/', null, 0);
  const body: object = JSON.parse(String(request.body));
  expect(tabled('网络回调').map((name) => name.replaceAll('`', ''))).toEqual(Object.keys(body));
  for (const kind of NOTICE_KINDS) expect(chapter('网络回调')).toContain(`\`${kind}\``);
});
