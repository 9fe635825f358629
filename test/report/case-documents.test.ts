import { read } from 'hucre';
import { describe, expect, it } from 'vitest';
import { matterOf } from '../../src/judge/index.ts';
import { bulletinOf, compareRuns, ledgerRows } from '../../src/report/bulletin/index.ts';
import { renderBulletin } from '../../src/report/docx/index.ts';
import { renderHtml } from '../../src/report/html/index.ts';
import { ledgerOf, problemsOf, type ReportModel, renderCsv } from '../../src/report/index.ts';
import { onePageHtml } from '../../src/report/pdf/one-page.ts';
import { renderLedger, renderProblems, renderUnitLedgers } from '../../src/report/xlsx/index.ts';
import { LEDGER_COLUMNS, type LedgerKey } from '../../src/wording/ledger.ts';
import { partsOf, textOf } from './office/zip.ts';
import { sampleModel } from './sample.ts';
import { caseOf, withCases } from './sample-cases.ts';

const words = (model: ReportModel): string =>
  bulletinOf(model)
    .lines.map(({ text }) => text)
    .join('\n');
const at = (key: LedgerKey): number => LEDGER_COLUMNS.findIndex(([each]) => each === key);
const GONE = caseOf(0, { fingerprint: 'feedfeedfeedfeed', change: 'fixed', state: 'fixed', dueOn: null });

/** The row of a case in any sheet of a ledger. */
async function rowOf(model: ReportModel, id: string) {
  const { sheets } = await read(await renderLedger(model));
  return sheets.flatMap(({ rows }) => rows).find((row) => row[at('case')] === id);
}

/** The sample with a search that fails by two titles: one case, found twice. */
function searchedTwice(): { model: ReportModel; number: string; own: string[] } {
  const first = caseOf(0);
  const own = ['aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb'];
  const number = matterOf({ id: '', indicator: 'search', target: first.target });
  const model = withCases([{ ...first, indicator: 'search', fingerprint: number }]);
  const targets = model.targets.map((document) => ({
    ...document,
    results: document.results.flatMap((result) => {
      const [finding] = result.findings;
      if (document.target.id !== first.target || result.indicator === 'search') return [];
      if (result.indicator !== first.indicator || !finding) return [result];
      const findings = own.map((fingerprint) => ({ ...finding, fingerprint }));
      return [{ ...result, indicator: 'search', findings }];
    }),
  }));
  return { model: { ...model, targets }, number, own };
}

describe('the number of a problem', () => {
  const { model, number, own } = searchedTwice();
  it.each<[string, () => string | Promise<string>, number]>([
    ['findings.csv', () => renderCsv(model), 2],
    ['the page of its unit', () => [...renderHtml(model)].map(({ html }) => html).join(''), 2],
    ['problems.xlsx', async () => JSON.stringify((await read(await renderProblems(model))).sheets), 2],
    ['ledger.xlsx', async () => JSON.stringify((await read(await renderLedger(model))).sheets), 1],
  ])('is that of its case, by which `case show` finds it: %s', async (_, render, times) => {
    const text = await render();
    expect(text.split(number).length - 1).toBe(times);
    for (const id of own) expect(text).not.toContain(id);
  });
});

describe('cases in the ledger', () => {
  it('bring their state, their first day, their term and whether it is over', async () => {
    const one = caseOf(0, { overdue: true, reviewed: true, state: 'notified', notifiedOn: '2026-11-20' });
    const row = await rowOf(withCases([one]), one.fingerprint);
    const cells = ['state', 'reviewState', 'overdue'] as const;
    expect(cells.map((key) => row?.[at(key)])).toEqual(['已通知整改', '已复核属实', '已超期']);
    expect(row?.[at('seenAt')]).toEqual(new Date('2026-11-09T10:00:00Z'));
    expect(row?.[at('deadline')]).toEqual(new Date('2026-11-26T00:00:00Z'));
    expect(row?.[at('notifiedOn')]).toEqual(new Date('2026-11-20T00:00:00Z'));
  });

  it('bring what their unit last answered', async () => {
    const told = '2026-11-20 结果：整改中；备注：等待采购';
    const one = caseOf(0, { told });
    expect((await rowOf(withCases([one]), one.fingerprint))?.[at('told')]).toBe(told);
    const earlier = await rowOf(withCases([{ ...GONE, told }]), GONE.fingerprint);
    expect(earlier?.at(-1)).toBe(told);
  });

  it('leave their columns empty where nothing is remembered', async () => {
    const [first] = ledgerRows(sampleModel());
    const row = await rowOf(sampleModel(), first?.id ?? '');
    for (const key of ['state', 'reviewState', 'notifiedOn', 'deadline', 'overdue'] as const)
      expect(row?.[at(key)] ?? null).toBeNull();
    expect(row?.[at('term')]).toMatch(/^通知后 \d+ 个工作日$/);
  });

  it.each(['dismissed', 'waived'])('are left out once %s, yet their rows may still come back', (state) => {
    const one = caseOf(0, { state });
    const model = withCases([one]);
    expect(ledgerRows(model).map(({ id }) => id)).not.toContain(one.fingerprint);
    expect(problemsOf(model)).toHaveLength(problemsOf(sampleModel()).length - 1);
    expect(ledgerOf(model).has(one.fingerprint)).toBe(true);
  });

  it('show what earlier runs left, on a sheet that asks for nothing', async () => {
    const untold = {
      ...GONE,
      fingerprint: 'beefbeefbeefbeef',
      change: 'unseen',
      state: 'confirmed',
    } as const;
    const { sheets } = await read(await renderLedger(withCases([GONE, untold])));
    const earlier = sheets.find(({ name }) => name === '往期事项');
    expect(earlier?.rows.slice(1).map((row) => row.slice(1, 4))).toEqual([
      ['feedfeedfeedfeed', '复测未见', '已整改'],
      ['beefbeefbeefbeef', '本次未能判定', '已确认'],
    ]);
    expect(earlier?.rows[0]).not.toContain('整改结果');
  });

  it('go to a unit that was not read while it still has one to answer for', async () => {
    const model = withCases([{ ...GONE, unit: 'danfeng', change: 'unseen', state: 'confirmed' }]);
    const units = (files: { unit: string }[]): string[] => files.map(({ unit }) => unit);
    const bare = units(await renderUnitLedgers({ ...model, targets: [] }));
    expect(bare).toEqual(['danfeng']);
    expect(units(await renderUnitLedgers(withCases([{ ...GONE, unit: 'danfeng' }])))).toEqual(
      units(await renderUnitLedgers(sampleModel())),
    );
  });
});

describe('cases in the bulletin', () => {
  it('are counted by how sure they are, and a person is named only where one looked', () => {
    const text = words(
      withCases([caseOf(0), caseOf(1, { reviewed: true }), caseOf(2, { change: 'new', state: 'suspected' })]),
    );
    expect(text).toContain('已确认 2 件，疑似 1 件');
    expect(text).toContain('其中 1 件经人工复核属实，其余尚未经人工复核');
    const unreviewed = words(withCases([caseOf(0)]));
    expect(unreviewed).toContain('尚未经人工复核');
    expect(unreviewed).not.toContain('经人工复核属实');
  });

  it('that a person found to be so are not called unreviewed, on one page or in the city report', () => {
    const model = withCases([
      caseOf(0, { reviewed: true }),
      caseOf(1, { reviewed: true, state: 'dismissed' }),
      { ...GONE, reviewed: true },
    ]);
    const said = '其中 1 件经人工复核属实，其余未经人工复核';
    expect(onePageHtml(model)).toContain(said);
    expect([...renderHtml(model)][0]?.html).toContain(said);
    expect(onePageHtml(withCases([caseOf(0)]))).toContain('系统检测结果，未经人工复核');
  });

  it('tell what was mended, persists and is late since the last run', () => {
    const text = words(
      withCases([GONE, caseOf(0, { overdue: true }), caseOf(1), caseOf(2, { change: 'regressed' })]),
    );
    expect(text).toContain('本次复查未见 1 件，确认仍然存在 2 件（其中超过整改期限 1 件），整改后复现 1 件');
    expect(text).toMatch(/有事项超过整改期限仍然存在的单位：青山县。/);
  });

  it('say nothing of cases after a first run, nor where nothing is remembered', () => {
    for (const model of [sampleModel(), withCases([caseOf(0, { change: 'new' })], { since: null })])
      expect(words(model)).not.toContain('此前发现的整改事项');
    expect(words(sampleModel())).not.toContain('按整改事项计');
  });

  it('that were set aside are no problems, and neither mended', () => {
    const aside = withCases([caseOf(0, { state: 'dismissed' })]);
    expect(words(aside)).toContain('经人工核减或在豁免期内的 1 处，不列入问题');
    const change = compareRuns(sampleModel(), aside);
    expect(change).toMatchObject({ comparable: true, fixed: [] });
  });

  it('stand with state and day in the annex', async () => {
    const parts = partsOf(await renderBulletin(withCases([caseOf(0, { overdue: true })])));
    const text = textOf(parts.get('word/document.xml') ?? '');
    expect(text).toContain('2026-11-26 已超期');
    expect(text).toContain('已确认');
  });
});
