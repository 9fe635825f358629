import { describe, expect, it } from 'vitest';
import { bulletinOf } from '../../src/report/bulletin/index.ts';
import {
  outcome,
  type ReportCase,
  type ReportModel,
  renderCsv,
  renderHtml,
  tally,
  trendPointOf,
  withSetAside,
} from '../../src/report/index.ts';
import { onePageHtml } from '../../src/report/pdf/one-page.ts';
import { sampleModel } from './sample.ts';
import { caseOf, withCases } from './sample-cases.ts';

const WAIVED = { state: 'waived', waivedUntil: '2026-12-31', decidedBy: '市府办' };
const DISMISSED = { state: 'dismissed', decidedBy: '王一' };

const resultOf = ({ targets }: ReportModel, { target, indicator }: ReportCase) =>
  targets
    .find((document) => document.target.id === target)
    ?.results.find((result) => result.indicator === indicator);

const breaches = ({ targets }: ReportModel): number =>
  tally(targets.flatMap(({ results }) => results)).breach;

/** Every breach of the sample as a case in one state. */
function allCases(over: Partial<ReportCase>): ReportCase[] {
  const cases: ReportCase[] = [];
  for (let at = 0; ; at += 1)
    try {
      cases.push(caseOf(at, over));
    } catch {
      return cases;
    }
}

it('sets no result aside of which places are not named', () => {
  const all = withCases(allCases(WAIVED));
  const targets = all.targets.map((document) => ({
    ...document,
    results: document.results.map((result) => ({ ...result, unnamed: 1 })),
  }));
  expect(breaches(withSetAside(all))).toBe(0);
  expect(breaches(withSetAside({ ...all, targets }))).toBe(breaches(sampleModel()));
});

describe.each([
  ['waived', WAIVED, '豁免至 2026-12-31，市府办 决定', '不计入（已豁免）'],
  ['dismissed', DISMISSED, '经复核核减，王一 决定', '不计入（已核减）'],
])('a finding that was %s', (state, over, said, counted) => {
  const one = allCases(over).find((each) => resultOf(sampleModel(), each)?.findings.length === 1);
  if (one === undefined) throw new Error('the sample has no result with one finding');
  const model = withCases([one]);

  it('counts nowhere as a breach', () => {
    const before = sampleModel();
    expect(resultOf(model, one)?.setAside?.state).toBe(state);
    expect(breaches(model)).toBe(breaches(before) - 1);
    expect(trendPointOf(model).breach).toBe(trendPointOf(before).breach - 1);
    const row = renderCsv(model)
      .split('\r\n')
      .find((line) => line.includes(one.fingerprint));
    expect(row).toContain(counted);
    expect(row).toContain(said);
  });

  it('stands apart on its page, with who and until when, and asks for nothing', () => {
    const pages = [...renderHtml(model)];
    const page = pages.find(({ path }) => path === `units/${one.unit}.html`)?.html ?? '';
    const card = page.split('<article').find((part) => part.includes(one.fingerprint)) ?? '';
    expect(card).toContain(said);
    expect(card).not.toContain('怎么办');
    expect(card).not.toContain('建议整改期限');
    expect(page).toContain('已核减或已豁免');
    expect(pages[0]?.html).toContain('另有 1 项已经人工核减或在豁免期内');
  });

  it('leaves how the run ended as it was', () => {
    expect(outcome(withCases(allCases(over)))).toBe(outcome(sampleModel()));
  });
});

it('all documents count the same once everything was dismissed', () => {
  const model = withCases(allCases(DISMISSED));
  expect(breaches(model)).toBe(0);
  expect(onePageHtml(model)).not.toContain('✕');
  const words = bulletinOf(model)
    .lines.map(({ text }) => text)
    .join('\n');
  expect(words).toContain('不合规 0 项');
  expect(renderCsv(model)).not.toContain('"计入不合规"');
});

it('a result keeps standing by the findings that are left, and speaks of those only', () => {
  const several = allCases(DISMISSED).find(
    (each) => (resultOf(sampleModel(), each)?.findings.length ?? 0) > 1,
  );
  if (several === undefined) throw new Error('the sample has no result with several findings');
  const model = withCases([several]);
  const result = resultOf(model, several);
  expect(breaches(model)).toBe(breaches(sampleModel()));
  expect(result?.setAside).toBeUndefined();
  expect(result?.findings.filter(({ setAside }) => setAside !== undefined)).toHaveLength(1);
  expect(result?.message).not.toContain(several.message);
});

it('is held again once the decision no longer stands', () => {
  const model = withCases(allCases(WAIVED));
  const { history } = model;
  if (history === undefined) throw new Error('no history');
  const cases = history.cases.map((one) => ({ ...one, state: 'confirmed', waivedUntil: null }));
  const again = withSetAside({ ...model, history: { ...history, cases } });
  expect(breaches(again)).toBe(breaches(sampleModel()));
  expect(JSON.stringify(again.targets)).not.toContain('setAside');
});
