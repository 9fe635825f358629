import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../src/cases/import/day.ts';
import {
  acceptLedger,
  mergeLedger,
  type ReturnedRow,
  runOfLedger,
  type SentRow,
} from '../../../src/cases/index.ts';
import type { LedgerKey } from '../../../src/wording/ledger.ts';

const NOW = Date.parse('2026-11-30T10:00:00+08:00');
const sent = new Map<string, SentRow>(
  ['aaaa', 'bbbb'].map((id) => [
    id,
    {
      id,
      unit: 'qingshan',
      target: 'qingshan-portal',
      seenAt: '2026-11-23T02:05:00Z',
      written: { unit: '青山县', problem: '首页打不开' },
    },
  ]),
);

const row = (texts: Partial<Record<LedgerKey, string>>, at = 2): ReturnedRow => ({
  sheet: '政府网站',
  row: at,
  cells: Object.fromEntries(
    Object.entries({ case: 'aaaa', run: 'r1', unit: '青山县', ...texts }).map(([key, text]) => [
      key,
      { text, broken: text === '#REF!' },
    ]),
  ),
});
const DONE = { outcome: '已整改', action: '已修复链接', doneOn: '2026-11-28' };

describe('acceptLedger', () => {
  it.each<[string, Partial<Record<LedgerKey, string>>, object]>([
    ['a mended problem', DONE, DONE],
    ['a day as clerks write it', { ...DONE, doneOn: '2026年11月28日' }, DONE],
    ['an appeal with its reason', { outcome: '误报', appeal: '该栏目已归档' }, { outcome: '误报' }],
    [
      'the office’s own columns alone',
      { reviewState: '已复核属实', reviewer: '信息科' },
      { reviewer: '信息科' },
    ],
    [
      'work under way without a day',
      { outcome: '整改中', action: '正在联系建设单位' },
      { outcome: '整改中' },
    ],
  ])('takes %s', (_, texts, expected) =>
    expect(acceptLedger([row(texts)], sent, NOW)).toMatchObject({
      ok: true,
      rows: [{ case: 'aaaa', unit: 'qingshan', target: 'qingshan-portal', filled: expected }],
    }),
  );

  it.each<[string, Partial<Record<LedgerKey, string>>, RegExp]>([
    ['a case nobody knows', { ...DONE, case: 'zzzz' }, /第 2 行“问题编号”列：批次中没有编号为 zzzz/],
    ['no case at all', { ...DONE, case: '' }, /“问题编号”列：缺少问题编号/],
    ['a unit that was changed', { ...DONE, unit: '白石县' }, /“责任单位”列：.*白石县.*青山县.*请勿改动/],
    ['a problem that was reworded', { ...DONE, problem: '没有问题' }, /“问题描述”列：“没有问题”与发出的/],
    ['a state of its own', { outcome: '改好了' }, /“整改结果”列：“改好了”不是可选项/],
    ['no day', { ...DONE, doneOn: '下周' }, /“整改完成时间”列：“下周”不是日期/],
    ['a day that does not exist', { ...DONE, doneOn: '2026-02-30' }, /不是日期/],
    ['a deadline that is none', { ...DONE, deadline: '尽快' }, /“整改期限”列：“尽快”不是日期/],
    ['a day to come', { ...DONE, doneOn: '2026-12-01' }, /还没有到/],
    ['a day before it was found', { ...DONE, doneOn: '2026-11-22' }, /早于发现问题的日期 2026-11-23/],
    [
      'mended, but not how',
      { outcome: '已整改', doneOn: '2026-11-28' },
      /“整改措施”列：“已整改”须填写整改措施/,
    ],
    ['mended, but not when', { outcome: '已整改', action: '已改' }, /“整改完成时间”列：“已整改”须填写/],
    ['an appeal without reason', { outcome: '不在范围' }, /“申诉理由”列：“不在范围”须填写申诉理由/],
    ['work without a result', { action: '已改' }, /“整改结果”列：已填写整改情况，须选择整改结果/],
    ['a broken formula', { ...DONE, action: '#REF!' }, /“整改措施”列：单元格公式出错/],
    ['a novel', { ...DONE, remark: '长'.repeat(2001) }, /“备注”列：超过 2000 字/],
  ])('refuses %s, naming sheet, row and column', (_, texts, expected) => {
    const accepted = acceptLedger([row(texts)], sent, NOW);
    expect(accepted.ok).toBe(false);
    if (!accepted.ok) expect(accepted.problems.join('\n')).toMatch(expected);
  });

  it('takes nothing when one row is wrong, and names all that is wrong', () => {
    const rows = [row(DONE, 2), row({ case: 'bbbb', outcome: '误报' }, 3), row({ ...DONE, case: 'cccc' }, 4)];
    const accepted = acceptLedger(rows, sent, NOW);
    expect(accepted).toMatchObject({
      ok: false,
      problems: [expect.stringMatching(/第 3 行/), expect.stringMatching(/第 4 行/)],
    });
  });

  it('refuses a case that stands twice, saying where', () => {
    const accepted = acceptLedger([row(DONE, 2), row(DONE, 7)], sent, NOW);
    expect(accepted).toMatchObject({ ok: false, problems: [expect.stringMatching(/第 7 行.*第 2 行/)] });
  });

  it('passes over rows nobody has touched, what the program filled in notwithstanding', () => {
    const rows = [
      row({ reviewState: '待复核', deadline: '2026-12-03' }, 2),
      row({ ...DONE, case: 'bbbb' }, 3),
    ];
    expect(acceptLedger(rows, sent, NOW)).toMatchObject({
      ok: true,
      untouched: 1,
      rows: [{ case: 'bbbb' }],
    });
    expect(acceptLedger(rows.slice(0, 1), sent, NOW).ok).toBe(false);
  });
});

describe('runOfLedger', () => {
  it.each([
    ['one run', ['r1', 'r1'], { ok: true, run: 'r1' }],
    ['two runs', ['r1', 'r2'], { ok: false }],
    ['a row without', ['r1', ''], { ok: false }],
    ['no rows', [], { ok: false }],
  ])('%s', (_, runs, expected) =>
    expect(runOfLedger(runs.map((run) => row({ run })))).toMatchObject(expected),
  );
});

describe('mergeLedger', () => {
  it('keeps what others sent and replaces what is sent again', () => {
    const from = { importedAt: '2026-11-30T02:00:00.000Z', importedBy: '信息科', file: 'a.xlsx' };
    const one = { case: 'aaaa', unit: 'qingshan', target: 'p', filled: { outcome: '整改中' } };
    const first = mergeLedger(null, 'r1', [one, { ...one, case: 'bbbb' }], from);
    expect(first.replaced).toBe(0);
    const second = mergeLedger(first.document, 'r1', [{ ...one, filled: DONE }], { ...from, file: 'b.xlsx' });
    expect(second.replaced).toBe(1);
    expect(second.document.rows.aaaa).toMatchObject({ filled: DONE, file: 'b.xlsx' });
    expect(second.document.rows.bbbb).toMatchObject({ file: 'a.xlsx' });
  });
});

describe('dayOf', () => {
  it.each([
    ['2026-11-03', '2026-11-03'],
    ['2026/11/3', '2026-11-03'],
    ['2026.11.3', '2026-11-03'],
    ['2026年11月3日', '2026-11-03'],
    ['20261103', '2026-11-03'],
    ['2026-11-03 10:05', '2026-11-03'],
    ['46329', '2026-11-03'],
    ['2026-13-01', null],
    ['11-03', null],
    ['', null],
  ])('%s → %s', (text, expected) => expect(dayOf(text)).toBe(expected));

  it('never throws, and answers days only', () =>
    fc.assert(
      fc.property(fc.string(), (text) => {
        const day = dayOf(text);
        expect(day === null || /^\d{4,6}-\d\d-\d\d$/.test(day.replace(/^[+-]/, ''))).toBe(true);
      }),
    ));
});
