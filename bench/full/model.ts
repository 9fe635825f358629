import {
  type CheckDocument,
  type CheckResult,
  type ReportModel,
  reportModel,
} from '../../src/report/index.ts';
import type { Store } from '../../src/store/index.ts';
import { openDice } from '../site/random.ts';

/** A whole city as one report: 20 units, 58 portals, 921 accounts, 5,000 findings, a month of visits, a year of runs. */
export const RUN_ID = '20261123-100500-bench';
const AT = '2026-11-23T02:05:00.000Z';
const UNITS = 20;
const PORTALS = 58;
const ACCOUNTS = 921;
const FIELDS = 26;
const HOURS = 30 * 24;
const POLICY = { id: 'bench', version: '1', hash: `sha256:${'ab'.repeat(32)}` };

/** Bytes nothing can squeeze, as pictures are. */
function bytesOf(count: number, seed: number): Uint8Array {
  const dice = openDice(seed);
  return Uint8Array.from({ length: count }, () => dice.below(256));
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
const hashOf = (...parts: number[]): string =>
  `sha256:${parts
    .map((part) => part.toString(16).padStart(8, '0'))
    .join('')
    .padEnd(64, '0')}`;

const findingOf = (target: number, indicator: number, n: number): CheckResult['findings'][number] => {
  const url = `https://www.unit-${target}.gov.test/zwgk/column-${indicator}/20261019/page-${n}.shtml`;
  const attempt = {
    at: AT,
    url,
    method: 'GET' as const,
    state: 'gone' as const,
    status: 404,
    ms: 320,
    address: '203.0.113.9',
    bytes: 2310,
    error: null,
  };
  return {
    fingerprint: hashOf(target, indicator, n).slice(7, 23 + 8),
    subject: url,
    url,
    message: `第 ${n} 个栏目的链接“部门预决算公开与政策解读”打不开：页面不存在（404）。`,
    suggestion: '修正或撤下该链接；栏目已撤销的，一并删除首页入口。',
    attempts: [attempt, attempt],
    evidence: [hashOf(target, indicator, n, 1), hashOf(target, indicator, n, 2)],
  };
};

function resultOf(target: number, indicator: number, findings: number): CheckResult {
  const found = numbers(findings).map((n) => findingOf(target, indicator, n));
  return {
    indicator: `indicator-${indicator}`,
    policy: POLICY.id,
    clause: `测试〔2026〕1号 第 ${indicator} 项`,
    title: `第 ${indicator} 项指标的名称`,
    severity: indicator === 0 ? 'veto' : 'deduct',
    confidence: 'S',
    rectifyWorkdays: 5,
    verdict: findings > 0 ? 'fail' : 'pass',
    reason: null,
    message: findings > 0 ? `${found[0]?.message} 等 ${findings} 处` : '符合要求',
    measured: findings,
    threshold: 0,
    findings: found,
  };
}

function documentOf(target: number, isAccount: boolean, results: CheckResult[]): CheckDocument {
  const unit = target % UNITS;
  const id = `${isAccount ? 'account' : 'portal'}-${target}`;
  return {
    schema: 'xunjian/check@1',
    target: {
      id,
      name: `第 ${target} 个${isAccount ? '政务新媒体账号' : '人民政府门户网站'}`,
      url: `https://www.unit-${target}.gov.test/`,
      unit: `unit-${unit}`,
      unitName: `第 ${unit} 县`,
      unitKind: 'county',
      state: 'active',
      ...(isAccount ? { kind: 'account' as const } : {}),
    },
    policies: [POLICY],
    run: { id: RUN_ID, startedAt: AT, finishedAt: AT, seed: 'bench' },
    coverage: { attempted: 80, read: 78, blocked: 0, skipped: {}, requests: 230, bytes: 18_000_000 },
    results,
    page: isAccount ? null : pageOf(target),
    links: { checked: isAccount ? 0 : 150, byState: {}, broken: [], undetermined: [] },
    ...(isAccount
      ? {
          account: {
            platform: '微信公众号',
            handle: id,
            supervisor: '',
            newestOn: '2026-11-20',
            sources: [],
          },
        }
      : {}),
  };
}

const pageOf = (target: number): CheckDocument['page'] => ({
  url: `https://www.unit-${target}.gov.test/`,
  status: 200,
  state: 'ok',
  kind: 'home',
  charset: { declared: 'utf-8', actual: 'utf-8' },
  challenge: null,
  soft404: false,
  newestDate: '2026-11-22',
  emptyList: false,
  needsJs: false,
  rendered: false,
  meta: {},
  identity: {
    siteName: [`第 ${target} 网站`],
    siteDomain: [],
    siteIDCode: ['9900000001'],
    footerCode: [],
    errorReportCode: [],
    icp: [],
    police: [],
    sponsor: [],
    phone: [],
    partyMark: true,
    errorReportMark: true,
    siteMap: [],
  },
});

/** Sixteen pictures a portal, stored as a scan stores them: small ones of 5 kB, large ones of 40 kB. */
async function withPictures(document: CheckDocument, at: number, store: Store): Promise<CheckDocument> {
  const failing = document.results.filter(({ verdict }) => verdict === 'fail');
  for (const n of numbers(16)) {
    const result = failing[n % failing.length];
    if (!result) continue;
    const thumbnail = await store.blobs.put(bytesOf(5_000, at * 100 + n));
    const evidence = await store.blobs.put(bytesOf(40_000, at * 100 + n + 50));
    const subjects = result.findings.slice(0, 1).map(({ subject }) => subject);
    const view = n % 2 === 0 ? ('first-screen' as const) : ('full-page' as const);
    const url = result.findings[0]?.url ?? '';
    const picture = {
      url,
      at: AT,
      view,
      outlined: 1,
      width: 1280,
      height: 900,
      evidence,
      thumbnail,
      subjects,
    };
    result.pictures = [...(result.pictures ?? []), picture];
  }
  return document;
}

/** Indicators of a portal that are in breach, of 18. */
const BREACHES = 12;

const portalAt = (at: number, findings = 5): CheckDocument =>
  documentOf(
    at,
    false,
    numbers(18).map((indicator) => resultOf(at, indicator, indicator < BREACHES ? findings : 0)),
  );

const accountAt = (at: number): CheckDocument =>
  documentOf(
    PORTALS + at,
    true,
    numbers(4).map((indicator) => resultOf(PORTALS + at, indicator, indicator < 2 && at < 760 ? 1 : 0)),
  );

const countOf = (name: string, total: number, fail: number) => ({
  name,
  total,
  pass: total - fail,
  fail,
  warn: 0,
  undetermined: 0,
  left: 0,
});

function accountsOf(documents: CheckDocument[]): NonNullable<ReportModel['accounts']> {
  const counts = countOf('全部', ACCOUNTS, 760);
  return {
    registered: ACCOUNTS,
    asked: ACCOUNTS,
    decided: ACCOUNTS,
    counts,
    byType: [countOf('微信公众号', ACCOUNTS, 760)],
    byUnit: numbers(UNITS).map((unit) => countOf(`第 ${unit} 县`, 46, 38)),
    gateways: [],
    problems: documents.slice(0, 760).map(({ target }) => ({
      account: target.id,
      type: '微信公众号',
      name: target.name,
      unit: target.unitName,
      category: '不更新',
      verdict: 'fail',
      detail: '超过 14 天未更新',
      newestOn: '2026-10-20',
    })),
    todo: [],
    documents,
  };
}

function availabilityOf(portals: readonly CheckDocument[]): NonNullable<ReportModel['availability']> {
  const cells = numbers(HOURS).map((hour): [string, number, number, number, number] => {
    const day = new Date(Date.parse('2026-10-25') + Math.floor(hour / 24) * 86_400_000);
    return [day.toISOString().slice(0, 10), hour % 24, hour % 97 === 0 ? 0 : 1, hour % 97 === 0 ? 1 : 0, 0];
  });
  return portals.map(({ target: { id, name } }) => ({
    target: id,
    name,
    counted: 168,
    failed: 2,
    share: 2 / 168,
    leftOut: { maintenance: 0, unsound: 0, other: 0 },
    cells,
  }));
}

/** The model, its pictures in the store, and the entry of the run. */
export async function fullModel(store: Store): Promise<{ model: ReportModel; run: object }> {
  const targets: CheckDocument[] = [];
  for (const at of numbers(PORTALS)) targets.push(await withPictures(portalAt(at), at, store));
  return { model: modelOf(targets, numbers(ACCOUNTS).map(accountAt)), run: LEDGER };
}

/** Portals alone with at least so many findings together. */
export const manyFindings = (count: number): ReportModel =>
  modelOf(
    numbers(PORTALS).map((at) => portalAt(at, Math.ceil(count / PORTALS / BREACHES))),
    [],
  );

const RUN: ReportModel['run'] = {
  id: RUN_ID,
  startedAt: AT,
  finishedAt: AT,
  seed: 'bench',
  state: 'finished',
  programVersion: '0',
  obeyedRobots: true,
};
const LEDGER = {
  ...RUN,
  city: 'bench',
  targetsDir: '',
  policies: [POLICY],
  planned: [],
  done: [],
  hosts: [],
};

function modelOf(targets: CheckDocument[], accounts: CheckDocument[]): ReportModel {
  const units = numbers(UNITS).map((unit) => ({
    id: `unit-${unit}`,
    name: `第 ${unit} 县`,
    kind: 'county',
    code: null,
  }));
  const figures = { attempted: PORTALS, read: PORTALS, pass: 348, breach: 696, veto: 58, undetermined: 0 };
  return reportModel.parse({
    schema: 'xunjian/report@1',
    run: RUN,
    city: { id: 'bench', name: '测试市' },
    policies: [{ ...POLICY, title: '测试指标体系', effectiveFrom: '2026-01-01', disclosure: '主动公开' }],
    coverage: {
      targets: PORTALS,
      attempted: PORTALS,
      read: PORTALS,
      unread: {},
      floor: 0.8,
      complete: true,
      pages: 4_500,
      requests: 13_000,
      bytes: 1e9,
      hosts: [],
    },
    units,
    targets,
    unseen: [],
    fields: numbers(FIELDS).map((at) => ({
      id: `F${at}`,
      no: at + 1,
      name: `第 ${at + 1} 领域`,
      guides: [`unit-${at % UNITS}`],
    })),
    matrix: units.flatMap(({ id }, row) =>
      numbers(FIELDS).map((at) => ({
        unit: id,
        field: `F${at}`,
        state: (['complete', 'partial', 'missing'] as const)[(at + row) % 3],
        entry: true,
        directory: true,
        content: 'some' as const,
        items: at,
        newest: '2026-10-01',
        url: `https://www.unit-${row}.gov.test/f/${at}`,
        movedTo: [],
      })),
    ),
    duties: [],
    deadlines: [],
    trend: numbers(12).map((at) => ({
      run: `2026${String(at).padStart(2, '0')}`,
      at: AT,
      ...figures,
      apart: null,
    })),
    availability: availabilityOf(targets),
    ...(accounts.length > 0 ? { accounts: accountsOf(accounts) } : {}),
  });
}
