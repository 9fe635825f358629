import { describe, expect, it } from 'vitest';
import type { SiteFact, SiteLink } from '../../src/facts/index.ts';
import { findingText } from '../../src/wording/findings.ts';
import { judgeWith } from './context.ts';
import { factsOf, type Scene } from './facts.ts';
import { table } from './table.ts';

const link = (rest: Partial<SiteLink> = {}): SiteLink => ({
  url: `http://www.qingxi.gov.cn/${JSON.stringify(rest).length}`,
  finalUrl: 'http://www.qingxi.gov.cn/x',
  state: 'gone',
  status: 404,
  onHome: false,
  referrers: [{ url: 'http://www.qingxi.gov.cn/zwgk/', text: '旧文件' }],
  referrerCount: 12,
  attempts: [],
  doubt: null,
  ...rest,
});
const site = (rest: Partial<SiteFact> = {}, home: Scene['home'] = 'portal/news.html'): Scene => ({
  home,
  site: rest,
});
const failing = (host: string): SiteLink[] =>
  [1, 2, 3].map((index) =>
    link({ url: `http://${host}/${index}`, state: 'server_error', doubt: 'host_collapsed' }),
  );

describe('broken links of the whole site', () => {
  table('broken-links-site', [
    ['no crawl was planned', { home: 'portal/news.html' }, 'undetermined', 'site_not_crawled'],
    ['nobody could read the home page', site({}, null), 'undetermined', 'not_observed'],
    ['all pages answer', site(), 'pass'],
    ['a 404', site({ broken: [link()] }), 'fail', ['site_link_broken']],
    [
      'a soft 404',
      site({ broken: [link({ state: 'soft_404', status: 200 })] }),
      'fail',
      ['site_link_broken'],
    ],
    [
      'a 404 counts although the crawl met its limit',
      site({ how: 'budget', broken: [link()] }),
      'fail',
      ['site_link_broken'],
    ],
    ['a link of the home page is counted there', site({ broken: [link({ onHome: true })] }), 'pass'],
    [
      'a server that fails',
      site({ broken: [link({ state: 'server_error' })] }),
      'undetermined',
      'unreachable',
    ],
    [
      'a second look said otherwise',
      site({ doubted: [link({ doubt: 'inconsistent' })] }),
      'undetermined',
      'inconsistent',
    ],
    ['a host that fails as a whole', site({ doubted: failing('a.gov.cn') }), 'undetermined', 'inconsistent'],
    ['our own line', site({ doubted: [link({ state: 'dns_nxdomain', doubt: 'own_network' })] }), 'pass'],
    [
      'most addresses turned us away',
      site({ checked: 90, doubtedCount: 60, doubted: [link({ state: 'blocked', status: 403 })] }),
      'undetermined',
      'blocked',
    ],
    [
      'some addresses turned us away',
      site({ checked: 90, doubtedCount: 40, doubted: [link({ state: 'blocked', status: 403 })] }),
      'pass',
    ],
    ['a limit was met and nothing found', site({ how: 'budget' }), 'undetermined', 'crawl_cut_short'],
    ['a site whose links only a script draws', site({ pages: 1, checked: 1 }), 'undetermined', 'needs_js'],
    ['time ran out and nothing was found', site({ how: 'deadline' }), 'undetermined', 'crawl_cut_short'],
  ]);

  it('lets pass what the policy tolerates', () => {
    const facts = factsOf(site({ broken: [link(), link({ url: 'http://a.gov.cn/' })] }));
    expect(judgeWith('broken-links-site', facts, { tolerated: 2 }).verdict).toBe('pass');
    expect(judgeWith('broken-links-site', facts, { tolerated: 1 }).verdict).toBe('fail');
  });

  const many = (rest: Partial<SiteLink>, count: number): SiteLink[] =>
    Array.from({ length: count }, (_, at) =>
      link({ ...rest, url: `http://www.qingxi.gov.cn/old/${at}.html` }),
    );
  it.each<[string, Partial<SiteFact>, object]>([
    [
      'broken links',
      { brokenCount: 900, broken: many({}, 300), brokenBelow: { gone: 400, soft_404: 12, timeout: 30 } },
      { verdict: 'fail', measured: '412/2000', unnamed: 312, facts: { broken: 412, suspected: 30 } },
    ],
    [
      'suspected ones',
      { brokenCount: 450, broken: many({ state: 'timeout' }, 300), brokenBelow: { timeout: 450 } },
      { verdict: 'undetermined', measured: '0/2000', unnamed: 350, facts: { suspected: 450 } },
    ],
    [
      'as many as are named',
      { brokenCount: 100, broken: many({}, 100), brokenBelow: { gone: 100 } },
      { verdict: 'fail', measured: '100/2000' },
    ],
    [
      'what an older record holds, which does not count them',
      { brokenCount: 900, broken: many({}, 300) },
      { verdict: 'fail', measured: '300/2000', unnamed: 200 },
    ],
  ])('counts all and says how many are not named: %s', (_, facts, expected) => {
    const result = judgeWith('broken-links-site', factsOf(site({ ...facts, checked: 2000 })), {});
    expect(result).toMatchObject(expected);
    expect('unnamed' in result).toBe('unnamed' in expected);
    expect('findings' in result && result.findings).toHaveLength(100);
  });
  it('counts all links of a host that fails, not only those that were kept', () => {
    const facts = site({ doubted: failing('a.gov.cn'), doubtedCount: 700, collapsed: { 'a.gov.cn': 700 } });
    expect(judgeWith('broken-links-site', factsOf(facts), {})).toMatchObject({
      findings: [{ params: { host: 'a.gov.cn', links: 700 } }],
    });
  });

  it('names a host once, however many of its links fail', () => {
    const result = judgeWith(
      'broken-links-site',
      factsOf(site({ doubted: [...failing('a.gov.cn'), ...failing('b.gov.cn')] })),
      {},
    );
    const subjects = 'findings' in result ? result.findings.map(({ subject }) => subject) : [];
    expect(subjects).toEqual(['host a.gov.cn', 'host b.gov.cn']);
  });

  it('says what was seen, where it stands and on how many pages', () => {
    const result = judgeWith(
      'broken-links-site',
      factsOf(site({ how: 'budget', skipped: { budget: 7 }, broken: [link()] })),
      {},
    );
    expect(result).toMatchObject({
      measured: '1/90',
      threshold: 0,
      facts: { complete: false, how: 'budget', pages: 40, checked: 90, skipped: { budget: 7 } },
    });
    const [finding] = 'findings' in result ? result.findings : [];
    expect(findingText('site_link_broken', finding?.params ?? {}).message).toBe(
      '页面 http://www.qingxi.gov.cn/zwgk/ 上的链接“旧文件”打不开：已不存在（共 12 页链到它）。',
    );
  });
});
