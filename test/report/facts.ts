/** Facts of one portal, for the tests that turn facts into a document. */
import type {
  LinkFact,
  LinkState,
  PageFact,
  PageReading,
  PortalFacts,
  Visit,
} from '../../src/facts/index.ts';
import type { Assessment, Verdict } from '../../src/judge/verdict.ts';
import type { Indicator } from '../../src/policies/types.ts';
import type { Portal, Unit } from '../../src/targets/types.ts';

export const HOME = 'https://www.donghu.example.gov.cn/';

export const UNIT: Unit = {
  id: 'donghu',
  name: '东湖区',
  kind: 'county',
  code: '990702',
  formerCodes: [],
  aliases: [],
  functionsAbsent: [],
  note: '',
};

export const PORTAL: Portal = {
  kind: 'portal',
  id: 'donghu-portal',
  unit: 'donghu',
  name: '东湖区人民政府门户网站',
  url: HOME,
  state: 'active',
  since: null,
  until: null,
  reason: '',
  siteCode: null,
  hosts: [],
};

export const visit = (over: Partial<Visit> = {}): Visit => ({
  url: HOME,
  finalUrl: HOME,
  state: 'ok',
  status: 200,
  fetchedAt: '2026-11-23T02:05:00.000Z',
  contentType: 'text/html',
  bytes: 1000,
  charset: { declared: 'gb2312', actual: 'gb18030' },
  challenge: null,
  hops: [],
  attempts: [],
  evidence: null,
  ...over,
});

export const reading = (over: Partial<PageReading> = {}): PageReading => ({
  kind: 'home',
  title: '',
  links: [],
  lists: [],
  listState: 'items',
  forms: [],
  meta: {
    SiteName: { value: '东湖区', spelled: 'siteName' },
    PubDate: { value: '2026-11-22', spelled: 'PubDate' },
  },
  identity: {
    siteName: ['东湖区'],
    siteDomain: [],
    siteIDCode: ['9907020001'],
    footerCode: [],
    errorReportCode: [],
    icp: [],
    police: [],
    sponsor: [],
    phone: [],
    partyMark: true,
    errorReportMark: false,
    siteMap: [],
  },
  newest: { date: '2026-11-22', time: null, source: 'list' },
  article: null,
  directories: [],
  needsJs: [],
  regionScripts: [],
  archived: false,
  notFoundWords: false,
  loginWall: false,
  textLength: 900,
  ownTextLength: 300,
  simhash: '0000000000000000',
  ...over,
});

export const page = (over: Partial<PageFact> = {}): PageFact => ({
  type: 'page',
  role: 'home',
  depth: 0,
  visit: visit(),
  reading: reading(),
  rendered: false,
  ...over,
});

export const linkFact = (url: string, state: LinkState, over: Partial<LinkFact> = {}): LinkFact => ({
  type: 'link',
  url,
  finalUrl: url,
  state,
  status: state === 'gone' ? 404 : null,
  external: false,
  onHome: true,
  referrers: [{ url: HOME, text: '链接' }],
  attempts: [],
  doubt: null,
  ...over,
});

export function portalFacts(home: PageFact | null = page(), over: Partial<PortalFacts> = {}): PortalFacts {
  return {
    targetId: PORTAL.id,
    url: HOME,
    seed: 's',
    startedAt: '2026-11-23T02:05:00.000Z',
    finishedAt: '2026-11-23T02:06:00.000Z',
    ownNetworkDown: false,
    home,
    pages: new Map(home === null ? [] : [[HOME, home]]),
    links: [],
    attachments: [],
    searches: [],
    skipped: [],
    requests: 7,
    bytes: 7000,
    ...over,
  };
}

export const indicator = (id: string, over: Partial<Indicator> = {}): Indicator => ({
  id,
  rows: ['GZ49-41'],
  title: id,
  clause: '赣州〔2020〕49号 三(三)',
  check: id,
  params: {},
  severity: 'deduct',
  confidence: 'S',
  appliesTo: ['county'],
  exemptions: [],
  rectifyWorkdays: 5,
  ...over,
});

export const POLICY = { id: 'ganzhou-2020-49', version: '1', hash: `sha256:${'0'.repeat(64)}` };

export const assessment = (id: string, verdict: Verdict, over: Partial<Indicator> = {}): Assessment => ({
  policy: POLICY,
  indicator: indicator(id, over),
  verdict,
});
