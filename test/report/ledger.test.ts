import { type CellValue, read, writeXlsx } from 'hucre';
import { beforeAll, describe, expect, it } from 'vitest';
import { acceptLedger, runOfLedger } from '../../src/cases/index.ts';
import { ledgerOf, problemsOf, readLedger } from '../../src/report/index.ts';
import { renderLedger, renderProblems, renderUnitLedgers } from '../../src/report/xlsx/index.ts';
import { columnName } from '../../src/report/xlsx/sheet-body.ts';
import { LEDGER_COLUMNS } from '../../src/wording/ledger.ts';
import { partsOf, stampsOf } from './office/zip.ts';
import { sampleModel } from './sample.ts';

const NOW = Date.parse('2026-12-05T10:00:00+08:00');
const model = sampleModel();
const HEADS = LEDGER_COLUMNS.map(([, head]) => head);
const at = (key: (typeof LEDGER_COLUMNS)[number][0]): number =>
  LEDGER_COLUMNS.findIndex(([each]) => each === key);
const sent = ledgerOf(model);

let bytes = new Uint8Array();
beforeAll(async () => {
  bytes = new Uint8Array(await renderLedger(model, (hash) => `../../blobs/${hash.slice(7)}`));
});

/** The ledger as a clerk saves it again: the same cells, some filled in. */
async function filledIn(fill: (row: CellValue[], index: number) => void): Promise<Uint8Array> {
  const book = await read(bytes);
  const sheets = book.sheets.map(({ name, rows }) => {
    if (rows[0]?.[at('case')] === HEADS[at('case')]) rows.slice(1).forEach(fill);
    return { name, rows };
  });
  return writeXlsx({ sheets });
}

async function accept(file: Uint8Array) {
  const returned = await readLedger(file);
  if (!returned.ok) return returned;
  expect(runOfLedger(returned.rows)).toEqual({ ok: true, run: model.run.id });
  return acceptLedger(returned.rows, sent, NOW);
}

describe('the ledger', () => {
  it('has every column, a frozen head, filters, choices and a print set-up on each sheet', async () => {
    const book = await read(bytes);
    const sheets = book.sheets.slice(0, -1);
    expect(sheets.length).toBeGreaterThan(1);
    for (const sheet of sheets) {
      expect(sheet.rows[0]).toEqual(HEADS);
      expect(sheet.freezePane).toMatchObject({ rows: 1, columns: 2 });
      expect(sheet.autoFilter?.range).toMatch(/^A1:AJ\d+$/);
      expect(sheet.dataValidations?.map(({ type }) => type)).toEqual(['list', 'list', 'list']);
      expect(sheet.pageSetup).toMatchObject({
        paperSize: 'a4',
        orientation: 'landscape',
        printTitlesRow: '$1:$1',
      });
    }
  });

  it('lists every breach and advice once, undetermined never', async () => {
    const book = await read(bytes);
    const ids = book.sheets.slice(0, -1).flatMap(({ rows }) => rows.slice(1).map((row) => row[at('case')]));
    const due = problemsOf(model).filter(({ standing }) => standing !== 'warn');
    expect(ids.toSorted()).toEqual(due.map(({ id }) => id).toSorted());
    expect(JSON.stringify(book.sheets.slice(0, -1))).not.toContain('未能判定');
  });

  it('writes instants as dates of Beijing and addresses as links', async () => {
    const book = await read(bytes);
    const seen = book.sheets[0]?.rows[1]?.[at('seenAt')];
    expect(seen).toBeInstanceOf(Date);
    expect(seen instanceof Date ? seen.toISOString() : '').toMatch(/^2026-11-23T10:/);
    const links = book.sheets.flatMap(({ cells }) =>
      [...(cells?.values() ?? [])].flatMap((cell) => cell.hyperlink?.target ?? []),
    );
    expect(links.some((link) => link.startsWith('https://'))).toBe(true);
    expect(links.some((link) => link.startsWith('../../blobs/'))).toBe(true);
  });

  it('prints all fields of the matrix on one page, however many units beside', async () => {
    const { sheets } = await read(await renderProblems(model));
    expect(sheets.find(({ name }) => name === '领域矩阵')?.pageSetup).toMatchObject({ fitToHeight: 1 });
  });

  it('goes out per unit without paths into our store', async () => {
    const files = await renderUnitLedgers(model);
    expect(files.map(({ unit }) => unit)).toContain('qingshan');
    for (const { bytes: file } of files) expect([...partsOf(file).values()].join('')).not.toContain('blobs/');
  });

  it('is the same bytes twice, and says no other time than the run’s', async () => {
    for (const render of [renderLedger, renderProblems]) {
      const [first, second] = [await render(model), await render(model)];
      expect(Buffer.compare(first, second)).toBe(0);
      expect(stampsOf(first).size).toBe(1);
    }
  });

  it('makes a book that says why when there is nothing to do', async () => {
    const targets = model.targets.map((document) => ({
      ...document,
      results: document.results.filter(({ verdict }) => verdict === 'pass'),
    }));
    const book = await read(await renderLedger({ ...model, targets }));
    expect(book.sheets).toHaveLength(1);
    expect(book.sheets[0]?.rows[1]?.[0]).toContain('没有需要整改');
  });
});

describe('a ledger that comes back', () => {
  it('is taken when it is filled in rightly', async () => {
    const file = await filledIn((row, index) => {
      if (index % 2 === 1) return;
      row[at('outcome')] = '已整改';
      row[at('action')] = '已补充内容';
      row[at('doneOn')] = index % 4 === 0 ? new Date(Date.UTC(2026, 11, 1)) : '2026-12-01';
    });
    const accepted = await accept(file);
    expect(accepted).toMatchObject({ ok: true });
    if ('untouched' in accepted && accepted.ok) {
      expect(accepted.rows.length).toBeGreaterThan(3);
      expect(accepted.untouched).toBeGreaterThan(0);
      expect(accepted.rows.every(({ filled }) => filled.doneOn === '2026-12-01')).toBe(true);
    }
  });

  it('is refused whole for one wrong cell, which is named', async () => {
    const file = await filledIn((row, index) => {
      row[at('outcome')] = index === 1 ? '改好了' : '整改中';
    });
    const accepted = await accept(file);
    expect(accepted).toMatchObject({ ok: false });
    if (!accepted.ok) expect(accepted.problems[0]).toMatch(/^工作表“.+”第 3 行“整改结果”列：“改好了”/);
  });

  it.each<[string, () => Promise<Uint8Array>, RegExp]>([
    ['no workbook', async () => new Uint8Array(Buffer.from('你好')), /不是可以读取的 Excel/],
    [
      'another workbook',
      () => writeXlsx({ sheets: [{ name: 'a', rows: [['单位', '网址']] }] }),
      /没有找到台账/,
    ],
    [
      'a column twice',
      () => writeXlsx({ sheets: [{ name: 'a', rows: [['问题编号', '监测批次', '整改结果', '整改结果']] }] }),
      /“整改结果”出现了两次/,
    ],
  ])('%s is refused', async (_, make, expected) => {
    const returned = await readLedger(await make());
    expect(returned).toMatchObject({ ok: false, problems: [expect.stringMatching(expected)] });
  });

  it('may have a title above its head and other sheets beside', async () => {
    const rows = [
      ['某县整改台账'],
      ['问题编号', '监测批次', '整改结果 *'],
      ['x1', 'r', '整改中'],
      ['', '', ''],
    ];
    const file = await writeXlsx({
      sheets: [
        { name: '台账', rows },
        { name: '备忘', rows: [['随手记']] },
      ],
    });
    const returned = await readLedger(file);
    expect(returned).toMatchObject({
      ok: true,
      rows: [{ sheet: '台账', row: 3, cells: { case: { text: 'x1' } } }],
    });
  });
});

describe('columnName', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [32, 'AG'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('%i → %s', (index, name) => expect(columnName(index)).toBe(name));
});
