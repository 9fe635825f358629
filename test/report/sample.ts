/** A city that does not exist, with everything a report has to show. Names, addresses and figures are made up. */
import type { Attempt, LinkState } from '../../src/facts/index.ts';
import { type AboutFields, type FieldPart, fingerprint } from '../../src/judge/index.ts';
import type { CheckDocument, CheckFinding, CheckResult } from '../../src/report/check-document.ts';
import type { ReportModel } from '../../src/report/model.ts';
import { DEADLINES, DUTY_ROWS, FIELDS, GUIDES, INDICATORS } from './sample-policy.ts';

const STARTED = '2026-11-23T02:05:00.000Z';
const FINISHED = '2026-11-23T02:41:30.000Z';
const POLICY = { id: 'ganzhou-2020-49', version: '2026.1', hash: `sha256:${'4f1c09ab'.repeat(8)}` };
const EVIDENCE = `sha256:${'0a1b2c3d'.repeat(8)}`;

export const attempt = (url: string, state: LinkState, status: number | null, minute = 12): Attempt => ({
  at: `2026-11-23T02:${String(minute).padStart(2, '0')}:07.000Z`,
  url,
  method: 'GET',
  state,
  status,
  ms: 840,
  address: '203.0.113.20',
  bytes: status === null ? 0 : 2310,
  error: null,
});

export const finding = (over: Partial<CheckFinding> & Pick<CheckFinding, 'message'>): CheckFinding => ({
  fingerprint: fingerprint('sample', 'sample', over.message),
  subject: over.message,
  url: null,
  suggestion: '',
  attempts: [],
  evidence: [],
  ...over,
});

const about = (name: string, part: FieldPart): AboutFields => ({
  fields: FIELDS.filter((field) => field.name === name).map(({ id }) => id),
  part,
});

/** A result of one of the sample's indicators; passes unless told otherwise. */
export function result(indicator: string, over: Partial<CheckResult> = {}): CheckResult {
  const base = INDICATORS.find((each) => each.indicator === indicator);
  if (base === undefined) throw new Error(`no such indicator in the sample: ${indicator}`);
  return {
    ...base,
    policy: POLICY.id,
    verdict: 'pass',
    reason: null,
    message: '符合要求',
    measured: null,
    threshold: null,
    findings: [],
    ...over,
  };
}

const undetermined = (indicator: string, reason: string, message: string): CheckResult =>
  result(indicator, { verdict: 'undetermined', reason, message: `未能判定：${message}` });

interface Site {
  id: string;
  name: string;
  unit: string;
  unitName: string;
  unitKind: string;
  host: string;
}

export function document(
  site: Site,
  results: CheckResult[],
  over: Partial<CheckDocument> = {},
): CheckDocument {
  const url = `https://${site.host}/`;
  return {
    schema: 'xunjian/check@1',
    target: {
      id: site.id,
      name: site.name,
      url,
      unit: site.unit,
      unitName: site.unitName,
      unitKind: site.unitKind,
      state: 'active',
    },
    policies: [POLICY],
    run: { id: '20261123-1005', startedAt: STARTED, finishedAt: FINISHED, seed: 'a7c1' },
    coverage: {
      attempted: 64,
      read: 62,
      blocked: 0,
      skipped: { budget: 12, out_of_scope: 31 },
      requests: 231,
      bytes: 18_400_000,
    },
    results,
    page: {
      url,
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
      meta: { SiteName: site.name, SiteIDCode: '9907020001' },
      identity: {
        siteName: [site.name],
        siteDomain: [site.host],
        siteIDCode: ['9907020001'],
        footerCode: ['9907020001'],
        errorReportCode: ['9907020001'],
        icp: ['赣ICP备00000000号-1'],
        police: ['赣公网安备 99070202000001号'],
        sponsor: [`${site.unitName}人民政府办公室`],
        phone: [],
        partyMark: true,
        errorReportMark: true,
        siteMap: [{ text: '网站地图', href: `${url}sitemap.html` }],
      },
    },
    links: { checked: 148, byState: { ok: 141, redirect_ok: 7 }, broken: [], undetermined: [] },
    ...over,
  };
}

/** All indicators pass but those given. */
export const except = (...changed: CheckResult[]): CheckResult[] =>
  INDICATORS.map(
    ({ indicator }) => changed.find((each) => each.indicator === indicator) ?? result(indicator),
  );

const site = (
  id: string,
  unitName: string,
  unitKind: string,
  name = `${unitName}人民政府门户网站`,
): Site => ({
  id: `${id}-portal`,
  name,
  unit: id,
  unitName,
  unitKind,
  host: `www.${id}.example.gov.cn`,
});

const DONGHU = site('donghu', '东湖区', 'county');
const QINGSHAN = site('qingshan', '青山县', 'county');
const BAISHI = site('baishi', '白石县', 'county');
const YUNXI = site('yunxi', '云溪县', 'county');
const LIUHE = site('liuhe', '柳河县', 'county');
const DANFENG = site('danfeng', '丹枫市', 'county');
const JINGKAI = site('jingkai', '临江经开区', 'zone', '临江经济技术开发区门户网站');
const ZIRANJU = site('ziranju', '市自然资源局', 'department', '临江市自然资源局网站');

const deadLink = (at: number): CheckFinding =>
  finding({
    message: `首页链接“便民服务 ${at}”已失效（404）`,
    url: `https://www.qingshan.example.gov.cn/qsxxgk/c10${9300 + at}/201904/${'9e8d7c6b'.repeat(4)}.shtml`,
    suggestion: '修正或撤下该链接；栏目已撤销的，一并删除首页入口。',
    attempts: [
      attempt('https://www.qingshan.example.gov.cn/x', 'gone', 404),
      attempt('https://www.qingshan.example.gov.cn/x', 'gone', 404, 31),
    ],
    evidence: [EVIDENCE],
  });

const QINGSHAN_RESULTS = except(
  result('special-topic', {
    verdict: 'fail',
    message: '首页和专题专栏中都没有基层政务公开专题',
    measured: '0 个',
    threshold: '1 个',
    findings: [
      finding({
        message: '首页和专题专栏（共 3 页）中都没有找到“基层政务公开标准化规范化”专题入口。',
        url: 'https://www.qingshan.example.gov.cn/',
        suggestion:
          '在首页或“专题专栏”开设基层政务公开专题，链接文字写明“基层政务公开”，并发布本县工作进展。',
        attempts: [attempt('https://www.qingshan.example.gov.cn/', 'ok', 200)],
        evidence: [EVIDENCE],
      }),
    ],
    facts: { present: false, candidates: [] },
  }),
  result('service-entry', {
    verdict: 'fail',
    message: '首页有 2 个互不相同的办事服务入口',
    measured: '2 个去向',
    threshold: '1 个去向',
    findings: [
      finding({
        message: '“政务服务”与“网上办事大厅”都自称办事总入口，去向不同。',
        url: 'https://www.qingshan.example.gov.cn/',
        suggestion: '保留一个统一的办事服务入口，另一个改为其下的栏目或指向同一去向。',
      }),
    ],
    facts: {
      present: true,
      unified: false,
      candidates: [
        {
          text: '政务服务',
          href: '/zwfw/',
          region: 'nav',
          visible: true,
          destination: 'https://www.qingshan.example.gov.cn/zwfw/',
          effective: true,
        },
        {
          text: '网上办事大厅',
          href: 'http://bs.qingshan.example.gov.cn/',
          region: 'body',
          visible: true,
          destination: 'http://bs.qingshan.example.gov.cn/',
          effective: null,
        },
      ],
    },
  }),
  result('broken-links-home', {
    verdict: 'fail',
    message: '首页链接“便民服务 1”已失效（404） 等 14 处',
    measured: '14/148',
    threshold: '0',
    findings: Array.from({ length: 14 }, (_, at) => deadLink(at + 1)),
  }),
  result('home-freshness', {
    verdict: 'fail',
    message: '首页最近更新 2026-10-29，已 25 天',
    measured: '25 天',
    threshold: '14 天',
    findings: [
      finding({
        message: '首页各栏目中最近的日期是 2026-10-29。',
        url: 'https://www.qingshan.example.gov.cn/',
        suggestion: '及时更新首页动态、要闻类栏目；已停更的栏目归档或合并。',
      }),
    ],
  }),
  result('topic-timely', { verdict: 'not_applicable', reason: 'NO-TOPIC', message: '不适用：没有专题' }),
  undetermined('topic-complete', 'not_observed', '没有专题，未能核对各领域入口'),
  result('page-tags', {
    verdict: 'fail',
    message: '文章页缺少 PubDate 等 2 处',
    measured: '8/10',
    threshold: '10/10',
    findings: ['PubDate', 'ContentSource'].map((tag) =>
      finding({ message: `抽查的 5 篇文章均缺少页面标签 ${tag}。`, suggestion: '在发布模板中补上该标签。' }),
    ),
  }),
);

const BAISHI_RESULTS = except(
  result('directory', {
    verdict: 'fail',
    message: '“养老服务”目录有 3 行缺公开时限 等 6 处',
    measured: '20/26',
    threshold: '26/26',
    findings: ['养老服务', '户籍管理', '涉农补贴', '义务教育', '医疗卫生', '社会救助'].map((name, at) =>
      finding({
        message: `“${name}”标准目录有 ${at + 1} 行缺少公开时限或公开主体。`,
        about: about(name, 'directory'),
        url: `https://www.baishi.example.gov.cn/zwgk/jczwgk/mulu/${at + 1}.html`,
        suggestion: '按目录模板补全各列；合并单元格请确认每一行都有值。',
        evidence: [EVIDENCE],
      }),
    ),
  }),
  result('download', {
    verdict: 'fail',
    message: '附件内容与类型不符 等 3 处',
    measured: '17/20',
    threshold: '20/20',
    findings: [1, 2, 3].map((at) =>
      finding({
        message: `附件“2026 年度部门预算公开表 ${at}.pdf”下载到的是网页，不是 PDF。`,
        url: `https://www.baishi.example.gov.cn/upload/2026/0${at}/budget-${at}.pdf`,
        suggestion: '重新上传该附件，并在无痕窗口中验证可以下载。',
        attempts: [
          attempt(`https://www.baishi.example.gov.cn/upload/2026/0${at}/budget-${at}.pdf`, 'ok', 200),
        ],
      }),
    ),
  }),
  result('topic-timely', {
    verdict: 'warn',
    message: '专题最近更新在 118 天前',
    measured: '118 天',
    threshold: '90 天预警，180 天不合规',
    findings: [
      finding({
        message: '专题“工作动态”最近一条的日期是 2026-07-28。',
        url: 'https://www.baishi.example.gov.cn/zt/jczwgk/',
        suggestion: '发布近期工作进展；工作已结束的，在专题首页注明。',
      }),
    ],
  }),
  undetermined('search', 'needs_js', '搜索结果由脚本生成，未启用浏览器'),
);

const YUNXI_RESULTS = except(
  result('site-identity', {
    verdict: 'fail',
    message: '三处网站标识码不一致',
    measured: '9907240001 / 9907230001 / 9907240001',
    threshold: '三处相同',
    findings: [
      finding({
        message: '页面标签与找错入口中的标识码为 9907240001，页脚为 9907230001。',
        url: 'https://www.yunxi.example.gov.cn/',
        suggestion: '核对编办登记的网站标识码，更正页脚模板。',
      }),
    ],
  }),
  result('topic-complete', {
    verdict: 'fail',
    message: '专题缺少“税收管理”领域入口 等 4 处',
    measured: '22/26',
    threshold: '26/26',
    findings: ['税收管理', '公共资源交易', '城市综合执法', '市政服务'].map((name) =>
      finding({
        message: `专题中没有“${name}”领域的入口。`,
        about: about(name, 'entry'),
        url: 'https://www.yunxi.example.gov.cn/zt/jczwgk/',
        suggestion: '在专题中补上该领域入口；由上级部门垂直管理的，可链接到其公开页面。',
      }),
    ),
  }),
  result('interaction-entry', {
    verdict: 'fail',
    message: '互动交流入口打不开',
    measured: '0 个可用',
    threshold: '1 个可用',
    findings: [
      finding({
        message: '导航“互动交流”指向的页面返回 503，两次访问结果相同。',
        url: 'https://www.yunxi.example.gov.cn/hdjl/',
        suggestion: '恢复该页面，或将入口改到可用的留言页面。',
        attempts: [
          attempt('https://www.yunxi.example.gov.cn/hdjl/', 'server_error', 503),
          attempt('https://www.yunxi.example.gov.cn/hdjl/', 'server_error', 503, 40),
        ],
      }),
    ],
  }),
  undetermined('download', 'attachment_not_parsed', '抽到的附件是扫描件，未能读取'),
  undetermined('search', 'login_wall', '搜索需要登录'),
);

const JINGKAI_RESULTS = except(
  result('blank-columns', {
    verdict: 'fail',
    message: '空白栏目 6 个',
    measured: '6 个',
    threshold: '少于 5 个',
    findings: ['招商政策', '园区规划', '企业服务', '人才引进', '环评公示', '征地信息'].map((name) =>
      finding({
        message: `栏目“${name}”没有任何内容。`,
        url: `https://www.jingkai.example.gov.cn/${encodeURIComponent(name)}/`,
        suggestion: '补充内容，或撤销该栏目及其入口。',
      }),
    ),
  }),
  result('disclosure-platform', {
    verdict: 'warn',
    message: '信息公开平台缺少“公开年报”近一年内容',
    findings: [
      finding({ message: '“政府信息公开年报”最近一篇是 2024 年度。', suggestion: '补发 2025 年度年报。' }),
    ],
  }),
);

const blockedResults = (reason: string, name: string): CheckResult[] =>
  INDICATORS.map(({ indicator }) => undetermined(indicator, reason, name));

const LIUHE_DOCUMENT = document(LIUHE, blockedResults('blocked', '首页被防护系统拦截'), {
  coverage: { attempted: 1, read: 0, blocked: 1, skipped: {}, requests: 4, bytes: 4820 },
  links: { checked: 0, byState: {}, broken: [], undetermined: [] },
});

/** Evidence kept, six broken addresses, two that prove nothing. */
const QINGSHAN_DOCUMENT = document(QINGSHAN, QINGSHAN_RESULTS, {
  links: {
    checked: 148,
    byState: { ok: 126, redirect_ok: 6, gone: 14, blocked: 2 },
    broken: Array.from({ length: 14 }, (_, at) => ({
      url: deadLink(at + 1).url ?? '',
      state: 'gone' as const,
      status: 404,
      onHome: true,
      referrers: [{ url: 'https://www.qingshan.example.gov.cn/', text: `便民服务 ${at + 1}` }],
      attempts: deadLink(at + 1).attempts,
    })),
    undetermined: [
      { url: 'https://www.tax.example.gov.cn/', state: 'blocked', doubt: null },
      { url: 'https://www.stats.example.gov.cn/', state: 'timeout', doubt: 'needs_browser' },
    ],
  },
});

const UNIT_SITES = [DONGHU, QINGSHAN, BAISHI, YUNXI, LIUHE, DANFENG, JINGKAI, ZIRANJU];

/** Kept up to date, late by what its city registered, or nobody could tell. */
function updateOf(at: number): ReportModel['matrix'][number]['update'] {
  if (at % 7 === 3) return { state: 'undetermined', reason: 'not_observed', cycleDays: 60, by: 'practice' };
  return at % 5 === 1
    ? { state: 'overdue', reason: null, cycleDays: 30, by: 'registry' }
    : { state: 'timely', reason: null, cycleDays: 90, by: 'practice' };
}

function matrix(): ReportModel['matrix'] {
  const bound = UNIT_SITES.filter((each) => each.unitKind !== 'department');
  return bound.flatMap((unit, row) =>
    FIELDS.map((field, at): ReportModel['matrix'][number] => {
      const central = ['F01', 'F02', 'F17', 'F18'].includes(field.id);
      const exempt = unit.unit === 'donghu' && central;
      const told =
        unit.unit !== 'liuhe' && unit.unit !== 'danfeng' && (unit.unit !== 'qingshan' || at % 5 !== 0);
      const missing =
        (unit.unit === 'yunxi' && ['F04', 'F08', 'F17', 'F18'].includes(field.id)) ||
        (unit.unit === 'qingshan' && at % 3 === 0);
      const partial = (at * 7 + row * 5) % 11 === 0;
      const state = exempt
        ? 'exempt'
        : !told
          ? 'undetermined'
          : missing
            ? 'missing'
            : partial
              ? 'partial'
              : 'complete';
      const seen = state === 'complete' || state === 'partial';
      return {
        unit: unit.unit,
        field: field.id,
        state,
        entry: seen ? true : state === 'missing' ? false : null,
        directory: state === 'complete' ? true : state === 'partial' ? false : null,
        content: seen ? 'some' : null,
        items: seen ? 4 + ((at * 13) % 37) : null,
        newest: seen ? '2026-09-18' : null,
        update: seen ? updateOf(at) : null,
        url: seen ? `https://${unit.host}/zt/jczwgk/${field.id}/` : null,
        movedTo: exempt ? (GUIDES[field.id] ?? []) : [],
      };
    }),
  );
}

const duties: ReportModel['duties'] = UNIT_SITES.filter((each) => each.unitKind === 'county').flatMap(
  (unit, row) =>
    DUTY_ROWS.map((duty, at) => ({
      ...duty,
      unit: unit.unit,
      doneOn: (row + at) % 4 === 0 ? duty.dueOn : (row + at) % 4 === 1 ? '2020-12-31' : null,
      state:
        (['on_time', 'late', 'undetermined', (row + at) % 8 === 3 ? 'missing' : 'undetermined'] as const)[
          (row + at) % 4
        ] ?? 'undetermined',
      evidence: (row + at) % 4 < 2 ? '收文登记' : '',
    })),
);

const SITE_UNITS: ReportModel['units'] = UNIT_SITES.map((each, at) => ({
  id: each.unit,
  name: each.unitName,
  kind: each.unitKind,
  code: each.unitKind === 'county' ? `99070${at + 2}` : null,
}));

const DEPARTMENTS = [
  '市发展改革委',
  '市财政局',
  '市应急管理局',
  '市税务局',
  '市住房城乡建设局',
  '市生态环境局',
  '市城市管理局',
  '市民政局',
  '市教育局',
  '市卫生健康委',
];

/** 8 units, 9 targets: one model county, three failing ones, a blocked one, an unverified one, a zone and a department with two sites. */
export function sampleModel(): ReportModel {
  return structuredClone({
    schema: 'xunjian/report@1' as const,
    run: {
      id: '20261123-1005',
      startedAt: STARTED,
      finishedAt: FINISHED,
      seed: 'a7c1',
      state: 'finished' as const,
      programVersion: '0.1.0',
      obeyedRobots: true,
    },
    city: { id: 'linjiang', name: '临江市' },
    policies: [
      { ...POLICY, title: '赣州〔2020〕49号', effectiveFrom: '2020-06-01', disclosure: '依申请公开' },
    ],
    coverage: {
      targets: 9,
      attempted: 8,
      read: 7,
      unread: { blocked: 1, unverified: 1 },
      floor: 0.8,
      complete: true,
      pages: 436,
      requests: 1652,
      bytes: 131_200_000,
      hosts: UNIT_SITES.map((each, at) => ({
        host: each.host,
        requests: 231 - at * 17,
        bytes: 18_400_000 - at * 900_000,
        errors: at % 3,
        blocked: each.unit === 'liuhe' ? 4 : 0,
        waitedMs: 31_000 - at * 1700,
      })),
    },
    units: [
      ...SITE_UNITS,
      ...DEPARTMENTS.map((name, at) => ({ id: `dept-${at + 1}`, name, kind: 'department', code: null })),
    ],
    targets: [
      document(DONGHU, except()),
      QINGSHAN_DOCUMENT,
      document(BAISHI, BAISHI_RESULTS),
      document(YUNXI, YUNXI_RESULTS),
      {
        ...LIUHE_DOCUMENT,
        page: LIUHE_DOCUMENT.page && {
          ...LIUHE_DOCUMENT.page,
          state: 'blocked',
          status: 521,
          kind: 'challenge',
          challenge: 'jsl',
          newestDate: null,
        },
      },
      document(JINGKAI, JINGKAI_RESULTS),
      document(ZIRANJU, except()),
      document(
        { ...ZIRANJU, id: 'ziranju-fzx', name: '不动产登记中心网站', host: 'bdc.ziranju.example.gov.cn' },
        except(
          result('page-tags', {
            verdict: 'fail',
            message: '文章页缺少 SiteDomain',
            measured: '9/10',
            threshold: '10/10',
            findings: [
              finding({ message: '首页缺少页面标签 SiteDomain。', suggestion: '在首页模板中补上该标签。' }),
            ],
          }),
        ),
      ),
    ],
    unseen: [{ id: 'danfeng-portal', name: DANFENG.name, unit: 'danfeng', url: null, reason: 'unverified' }],
    fields: FIELDS.map((field) => ({ ...field, guides: GUIDES[field.id] ?? [] })),
    matrix: matrix(),
    duties,
    deadlines: DEADLINES,
  });
}
