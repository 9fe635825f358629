import { describe, expect, it } from 'vitest';
import {
  areaOf,
  bulletinOf,
  compareRuns,
  discreet,
  openOf,
  praiseIn,
  problemsOf,
  supervisionOf,
} from '../../src/report/bulletin/index.ts';
import { officialDays } from '../../src/report/bulletin/official-days.ts';
import type { CheckResult, ReportModel } from '../../src/report/index.ts';
import { finding, result, sampleModel } from './sample.ts';
import { caseOf, withCases } from './sample-cases.ts';

const model = sampleModel();
const words = (of: ReportModel, options = {}): string => {
  const { lines, title } = bulletinOf(of, options);
  return [...title, ...lines.map(({ text }) => text)].join('\n');
};
const QINGSHAN = 'qingshan';

describe('areaOf', () => {
  it.each([
    ['broken-links-home', 'site'],
    ['site-identity', 'site'],
    ['something-new', 'site'],
    ['topic-complete', 'disclosure'],
    ['directory', 'disclosure'],
    ['search', 'disclosure'],
    ['account-freshness', 'media'],
    ['interaction-entry', 'interaction'],
    ['service-entry', 'interaction'],
  ])('%s → %s', (indicator, area) => expect(areaOf(indicator)).toBe(area));
});

describe('the matter of a field that is not whole', () => {
  it.each([
    [
      'content nobody saw is not said to be missing',
      'missing',
      false,
      false,
      null,
      '专题中没有入口；没有标准目录',
    ],
    ['a directory nobody could tell neither', 'partial', true, null, 'none', '没有内容'],
    ['an entry that leads nowhere', 'partial', true, true, 'dead', '入口指向的页面不存在'],
    ['nothing known of the parts', 'partial', true, true, null, '入口、目录、内容不全'],
  ] as const)('%s', (_, state, entry, directory, content, expected) => {
    const [cell] = model.matrix.filter(({ field }) =>
      model.fields.some(({ id, guides }) => id === field && guides.length > 0),
    );
    if (cell === undefined) throw new Error('the sample has no cell with a guiding unit');
    const made = { ...cell, state, entry, directory, content, newest: null };
    expect(supervisionOf({ ...model, matrix: [made] })[0]?.matter).toBe(expected);
    const dated = { ...made, newest: '2026-11-20' };
    expect(supervisionOf({ ...model, matrix: [dated] })[0]?.matter).toBe(`${expected}；最新 2026-11-20`);
  });
});

describe('officialDays', () => {
  it.each([
    [
      '甲（2026-11-28）见http://a/2026-11-28/；乙（2026-11-03）',
      '甲（2026年11月28日）见http://a/2026-11-28/；乙（2026年11月3日）',
    ],
    ['批次 20261128-2026-11-28-1', '批次 20261128-2026-11-28-1'],
  ])('%s', (text, expected) => expect(officialDays(text)).toBe(expected));
});

describe('discreet', () => {
  it.each([
    ['a mobile number', '联系人手机13800138000。', '〔手机号已隐去〕'],
    ['a mobile number in groups', '电话 138 0013 8000', '〔手机号已隐去〕'],
    ['a mobile number after an address', '见https://a.gov.cn/b，电话13800138000', '〔手机号已隐去〕'],
    ['an identity card', '身份证36070219900101123X', '〔证件号已隐去〕'],
    ['a mailbox', '邮箱 someone@example.gov.cn', '〔邮箱已隐去〕'],
  ])('hides %s', (_, text, expected) => expect(discreet(text)).toContain(expected));
  it.each([
    ['an address', '见 http://a.gov.cn/t13800138000.html'],
    ['a site code', '网站标识码 3607020001'],
    ['a file number', '国办秘函〔2019〕19号'],
    ['a date', '2026-11-23 10:05'],
  ])('keeps %s', (_, text) => expect(discreet(text)).toBe(text));
});

describe('the words of the bulletin', () => {
  it('never say that a person checked, rank nobody, and call nothing undetermined a problem', () => {
    const text = words(model);
    expect(text).toContain('尚未经人工复核');
    expect(text.replaceAll('尚未经人工复核', '')).not.toMatch(/经人工复核|排名|名次|第一名|倒数/);
    const untold = new Set(
      openOf(model).flatMap(({ title, targetName }) => (title === null ? [targetName] : [])),
    );
    const [, problems = ''] = text.split('四、存在的主要问题');
    for (const name of untold) expect(problems.split('五、工作要求')[0]).not.toContain(name);
  });

  it('tell vetoes of sites and of accounts apart: annex 1 lists both', () => {
    const documents = model.targets.filter(({ results }) =>
      results.some(({ verdict, severity }) => verdict === 'fail' && severity === 'veto'),
    );
    const counts = { name: '', total: 1, pass: 0, fail: 1, warn: 0, undetermined: 0, left: 0 };
    const section = { byType: [], byUnit: [], gateways: [], problems: [], todo: [] };
    const accounts = { ...section, registered: 1, asked: 1, decided: 1, counts, documents };
    expect(words({ ...model, accounts })).toMatch(
      /网站已判定 .*政务新媒体账号中.*不合规 1 个（单项否决 \d 项）/s,
    );
    expect(words({ ...model, accounts: { ...accounts, documents: [] } })).toContain('不合规 1 个，预警');
  });

  it('state every denominator', () => {
    expect(words(model)).toMatch(/覆盖率 [\d.]+%（\d+\/\d+）/);
    expect(words(model)).toMatch(/合规率 [\d.]+%（\d+\/\d+）/);
  });

  it('name clause, target and day of each example', () => {
    const examples = bulletinOf(model).lines.filter(({ level }) => level === 3);
    expect(examples.length).toBeGreaterThan(3);
    for (const { text } of examples)
      expect(text).toMatch(
        /^\d+\..+（.*〔20\d\d〕\d+号.*）。共涉及 \d+ 个单位 \d+ 处。如：.+（2026年11月23日）/,
      );
  });

  it('name good examples with evidence', () => {
    const praise = praiseIn(model);
    expect(praise.map(({ unitName }) => unitName)).toContain('东湖区');
    expect(words(model)).toMatch(/三、好的做法\n.*东湖区/);
  });

  it.each([
    ['nothing is known of the last period', {}, /没有可供对照的上期检查记录/],
    [
      'the policies were others',
      {
        previous: {
          model: { ...model, policies: model.policies.map((each) => ({ ...each, hash: 'sha256:other' })) },
          returned: null,
        },
      },
      /指标体系与本期不同，两期结果不可比/,
    ],
    [
      'it was the same',
      { previous: { model, returned: [QINGSHAN] } },
      /本期未再发现 0 处，仍然存在 \d+ 处.*\n已反馈整改台账的单位：青山县/,
    ],
  ])('say so when %s', (_, options, expected) => expect(words(model, options)).toMatch(expected));

  it('void a void run', () => {
    expect(words({ ...model, run: { ...model.run, state: 'void' } })).toContain('结果作废，不得据此通报');
  });
});

describe('compareRuns', () => {
  /** The sample, with no link left unasked. */
  const whole: ReportModel = {
    ...model,
    targets: model.targets.map((one) => ({ ...one, coverage: { ...one.coverage, skipped: {} } })),
  };
  const without = (unit: string, verdict: 'pass' | 'undetermined'): ReportModel => ({
    ...whole,
    targets: whole.targets.map((document) =>
      document.target.unit !== unit
        ? document
        : {
            ...document,
            results: document.results.map((result) =>
              result.verdict === 'fail' ? { ...result, verdict, reason: null, findings: [] } : result,
            ),
            links: { ...document.links, broken: [] },
          },
    ),
  });
  const count = (unit: string): number =>
    problemsOf(model).filter((problem) => problem.unit === unit && problem.standing === 'breach').length;

  it.each([
    [
      'mended problems are fixed',
      whole,
      without(QINGSHAN, 'pass'),
      { fixed: count(QINGSHAN), untold: 0, fresh: 0 },
    ],
    [
      'what cannot be told is neither',
      whole,
      without(QINGSHAN, 'undetermined'),
      { fixed: 0, untold: count(QINGSHAN), fresh: 0 },
    ],
    [
      'new ones count where it was told before',
      without(QINGSHAN, 'pass'),
      whole,
      { fixed: 0, untold: 0, fresh: count(QINGSHAN) },
    ],
    ['and not where it was not', without(QINGSHAN, 'undetermined'), whole, { fixed: 0, untold: 0, fresh: 0 }],
  ])('%s', (_, before, after, expected) => {
    const change = compareRuns(before, after);
    expect(change.comparable).toBe(true);
    if (change.comparable)
      expect({
        fixed: change.fixed.length,
        untold: change.untold.length,
        fresh: change.fresh.length,
      }).toEqual(expected);
  });

  const LINK = 'http://www.qingshan.example/1.html';
  /** One broken link of the whole site more, in a result like this. */
  const withLink = (over: Partial<CheckResult>): ReportModel => {
    const [target, ...targets] = whole.targets;
    if (!target) throw new Error('no target');
    const base = { ...result('special-topic'), indicator: 'broken-links-site', ...over };
    return { ...whole, targets: [{ ...target, results: [...target.results, base] }, ...targets] };
  };
  const broken = (url: string): Partial<CheckResult> => ({
    verdict: 'fail',
    findings: [finding({ message: url, subject: url, url })],
  });
  const other = broken('http://www.qingshan.example/2.html');
  it.each<[string, Partial<CheckResult>, object]>([
    ['another one is broken now', other, { fixed: 1, untold: 0, fresh: 1 }],
    ['there are more than are named', { ...other, unnamed: 300 }, { fixed: 0, untold: 1, fresh: 1 }],
    [
      'nobody can tell now',
      { ...other, facts: { open: [LINK], openBeyond: false } },
      { fixed: 0, untold: 1, fresh: 1 },
    ],
  ])('silence about a broken link mends it only where all was told: %s', (_, later, expected) => {
    const change = compareRuns(withLink(broken(LINK)), withLink(later));
    if (!change.comparable) throw new Error('not comparable');
    const { fixed, untold, fresh } = change;
    expect({ fixed: fixed.length, untold: untold.length, fresh: fresh.length }).toEqual(expected);
  });
  /** One failing function or file more, as the run's own sample showed it. */
  const withSample = (indicator: string, subjects: readonly string[]): ReportModel => {
    const findings = subjects.map((subject) => finding({ message: subject, subject, fingerprint: subject }));
    return withLink({ indicator, verdict: 'fail', findings });
  };
  it.each<[string, string, string[], string[], object]>([
    ['one search however many titles', 'search', ['甲', '乙'], ['丙'], { fixed: 0, persisting: 1, fresh: 0 }],
    [
      'a search that found other titles',
      'search',
      ['甲'],
      ['乙', '丙'],
      { fixed: 0, persisting: 1, fresh: 0 },
    ],
    ['a file seen twice', 'download', ['/1.pdf'], ['/1.pdf'], { fixed: 0, persisting: 1, fresh: 0 }],
    [
      'other files of another sample',
      'download',
      ['/1.pdf'],
      ['/2.pdf'],
      { fixed: 0, persisting: 0, fresh: 0 },
    ],
  ])('samples drawn anew are held against each other as what they stand for: %s', (_, indicator, ...all) => {
    const [before, after, expected] = all;
    const change = compareRuns(withSample(indicator, before), withSample(indicator, after));
    if (!change.comparable) throw new Error('not comparable');
    const own = (problems: readonly { id: string }[]): number =>
      problems.filter(({ id }) => [...before, ...after].includes(id)).length;
    const { fixed, persisting, fresh } = change;
    expect({ fixed: own(fixed), persisting: own(persisting), fresh: own(fresh) }).toEqual(expected);
  });

  it('nothing is new that was waived then', () => {
    const waived = withCases([caseOf(0, { state: 'waived', waivedUntil: '2026-11-30' })]);
    expect(compareRuns(waived, model)).toMatchObject({ comparable: true, fresh: [] });
  });

  it('nothing is new where there was more than was named', () => {
    const change = compareRuns(withLink({ ...other, unnamed: 300 }), withLink(broken(LINK)));
    expect(change).toMatchObject({ fresh: [] });
  });

  it('does not compare another city', () =>
    expect(compareRuns(model, { ...model, city: { id: 'other', name: '他市' } })).toEqual({
      comparable: false,
      why: 'city',
    }));
});

describe('problems and supervision', () => {
  it('number every problem once', () => {
    const ids = problemsOf(model).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
  it('ask guiding units only for fields that are missing or partial', () => {
    const cells = model.matrix.filter(({ state }) => state === 'missing' || state === 'partial');
    expect(supervisionOf(model).length).toBeGreaterThanOrEqual(cells.length > 0 ? 1 : 0);
    expect(new Set(supervisionOf(model).map(({ state }) => state))).not.toContain('undetermined');
  });
});
