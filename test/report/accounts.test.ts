import { describe, expect, it } from 'vitest';
import { accountsSection } from '../../src/report/accounts.ts';
import { renderProblemsCsv, renderTodoCsv } from '../../src/report/accounts-csv.ts';
import {
  type CheckDocument,
  type CheckResult,
  outcome,
  type ReportModel,
  renderCsv,
  renderHtml,
  reportModel,
} from '../../src/report/index.ts';
import { withSetAside } from '../../src/report/set-aside.ts';
import { REVIEWS } from '../../src/targets/index.ts';
import { MEDIA } from '../../src/wording/media.ts';

type Verdict = CheckResult['verdict'];

const result = (indicator: string, verdict: Verdict, changes: Partial<CheckResult> = {}): CheckResult => ({
  indicator,
  policy: 'xinmeiti-2018-123',
  clause: '国办发〔2018〕123号',
  title: indicator === 'account-freshness' ? '两周内有更新' : '有可用的互动功能',
  severity: 'veto',
  confidence: 'C',
  rectifyWorkdays: 3,
  verdict,
  reason: verdict === 'undetermined' ? 'credential' : null,
  message: '说明',
  measured: null,
  threshold: null,
  findings: [],
  ...changes,
});

const document = (
  id: string,
  results: CheckResult[],
  changes: Partial<CheckDocument['target']> = {},
  platform = '微信订阅号',
): CheckDocument => ({
  schema: 'xunjian/check@1',
  target: {
    id,
    name: `${id}发布`,
    url: null,
    unit: 'jia',
    unitName: '甲县',
    unitKind: 'county',
    state: 'active',
    kind: 'account',
    ...changes,
  },
  policies: [],
  run: { id: 'r', startedAt: '2026-11-23T02:00:00Z', finishedAt: '2026-11-23T03:00:00Z', seed: '' },
  coverage: { attempted: 1, read: 1, blocked: 0, skipped: {}, requests: 1, bytes: 1 },
  results,
  page: null,
  links: { checked: 0, byState: {}, broken: [], undetermined: [] },
  account: { platform, handle: '', supervisor: '', newestOn: '2026-10-01', sources: [] },
});

const both = (freshness: Verdict, interaction: Verdict): CheckResult[] => [
  result('account-freshness', freshness),
  result('account-interaction', interaction),
];
const DOCUMENTS = [
  document('good', both('pass', 'pass')),
  document('half', both('pass', 'undetermined')),
  document('stale', both('fail', 'pass')),
  document('ageing', both('warn', 'pass'), {}, '微博'),
  document('untold', both('undetermined', 'undetermined')),
  document(
    'app',
    [result('account-freshness', 'not_applicable'), result('account-links', 'pass', { severity: 'deduct' })],
    {},
    '客户端',
  ),
  document('gone', both('not_applicable', 'not_applicable'), { state: 'closed' }),
  document('new', both('undetermined', 'undetermined'), { state: 'unverified' }),
];
const GATEWAYS = [
  { gateway: 'still.test', accounts: 9, newestAt: null, alive: false, standsStill: true },
  { gateway: 'slow.test', accounts: 2, newestAt: null, alive: false, standsStill: false },
];

const section = (documents = DOCUMENTS): NonNullable<ReportModel['accounts']> => {
  const made = accountsSection({ documents, gateways: GATEWAYS });
  if (!made) throw new Error('no section');
  return made;
};

const model = (documents = DOCUMENTS): ReportModel =>
  reportModel.parse({
    schema: 'xunjian/report@1',
    run: {
      id: 'r',
      startedAt: '2026-11-23T02:00:00Z',
      finishedAt: null,
      seed: '',
      state: 'finished',
      programVersion: 't',
      obeyedRobots: true,
    },
    city: { id: 'shi', name: '示例市' },
    policies: [],
    coverage: {
      targets: 0,
      attempted: 0,
      read: 0,
      unread: {},
      floor: 0.9,
      complete: true,
      pages: 0,
      requests: 0,
      bytes: 0,
      hosts: [],
    },
    units: [{ id: 'jia', name: '甲县', kind: 'county', code: null }],
    targets: [],
    unseen: [],
    fields: [],
    matrix: [],
    duties: [],
    deadlines: [],
    accounts: section(documents),
  });

describe('the section about accounts', () => {
  it('counts coverage and standings; closed and unverified ones are left out', () => {
    expect(section()).toMatchObject({
      registered: 8,
      asked: 6,
      decided: 5,
      counts: { total: 8, pass: 3, fail: 1, warn: 1, undetermined: 1, left: 2 },
    });
    expect(section().byType.map(({ name, total }) => [name, total])).toEqual([
      ['微信订阅号', 6],
      ['微博', 1],
      ['客户端', 1],
    ]);
    expect(section().gateways.map(({ gateway }) => gateway)).toEqual(['still.test']);
  });

  it('lists breaches and warnings as problems, open questions as things to do, one line an account', () => {
    expect(section().problems.map(({ account }) => account)).toEqual(['stale', 'ageing']);
    expect(section().todo.map(({ account, titles }) => [account, titles.length])).toEqual([
      ['half', 1],
      ['untold', 2],
    ]);
  });

  it('asks people to try the interaction that no machine found', () => {
    const unsure = { reason: 'needs_human_judgement' };
    const results = [
      result('account-freshness', 'pass'),
      result('account-interaction', 'undetermined', unsure),
    ];
    const { todo, counts, problems } = section([document('mute', results)]);
    expect({ todo, counts, problems }).toMatchObject({
      todo: [{ account: 'mute', advice: expect.stringContaining('“互动可用”') }],
      counts: { fail: 0 },
      problems: [],
    });
  });

  it('is absent when no account was seen', () =>
    expect(accountsSection({ documents: [], gateways: [] })).toBeUndefined());
  it('counts accounts the run did not come to as registered and says so, also once people decided', () => {
    const interrupted = accountsSection({ documents: DOCUMENTS, gateways: [], missed: 3 });
    const { accounts } = withSetAside({ ...model(), ...(interrupted && { accounts: interrupted }) });
    expect(accounts).toMatchObject({ registered: 11, missed: 3, asked: 6 });
    const [city] = [...renderHtml({ ...model(), ...(accounts && { accounts }) })];
    expect(city?.html).toContain('另有 3 个账号因本批次中断未及检查');
  });
  it('makes a run one with violations', () => {
    expect(outcome(model())).toBe('violations');
    expect(outcome(model([document('good', both('pass', 'pass'))]))).toBe('compliant');
  });
  it('clears nobody when more accounts were left open than told', () => {
    const open = document('open', both('undetermined', 'undetermined'));
    const good = document('good', both('pass', 'pass'));
    expect(outcome(model([open]))).toBe('incomplete');
    expect(outcome(model([open, open, good]))).toBe('incomplete');
    expect(outcome(model([open, good]))).toBe('compliant');
  });
});

describe('the files about accounts', () => {
  it('has the five columns of the bulletin', () => {
    const [head, first] = (renderProblemsCsv(model()) ?? '').split('\r\n');
    expect(head).toBe('\ufeff"类型","名称","责任单位","问题类别","检查时更新日期"');
    expect(first).toBe('"微信订阅号","stale发布","甲县","内容不更新","2026-10-01"');
  });

  it('hands out a list that comes back as reviews', () => {
    const heads = Object.values(REVIEWS.columns).map(({ header }) => header);
    expect(heads.filter((header) => !(MEDIA.todoHeads as readonly string[]).includes(header))).toEqual([]);
    expect((renderTodoCsv(model()) ?? '').split('\r\n')).toHaveLength(4);
  });

  it('has rows of accounts in findings.csv', () => expect(renderCsv(model())).toContain('stale发布'));

  it('shows them on the city page and on the page of their unit, and lets no name out of its place', () => {
    const evil = document('evil', both('fail', 'pass'), { name: '\u202e<script>alert(1)</script>' });
    const pages = [...renderHtml(model([...DOCUMENTS, evil]))];
    const [city, unit] = pages;
    expect(pages.map(({ path }) => path)).toEqual(['report.html', 'units/jia.html']);
    expect(city?.html).toContain(MEDIA.headline(6, 7, '85.7%'));
    expect(city?.html).toContain('still.test');
    expect(city?.html).toContain('href="units/jia.html#t--stale"');
    expect(unit?.html).toContain('id="t--stale"');
    for (const { html } of pages) {
      expect(html).not.toContain('<script>alert');
      expect(html).not.toContain('\u202e');
    }
  });
});
