import { describe, expect, it } from 'vitest';
import type { LinkFact, TlsDiagnosis } from '../../src/facts/index.ts';
import { findingText } from '../../src/wording/findings.ts';
import { judgeWith } from './context.ts';
import { factsOf, type Scene, skip } from './facts.ts';
import { table } from './table.ts';

const links = (...list: Partial<LinkFact>[]): Scene => ({
  home: 'portal/news.html',
  links: list.map((link, index) => ({ url: `http://www.qingxi.gov.cn/l${index}`, ...link })),
});
const OK = {};

describe('broken links of the home page', () => {
  table('broken-links-home', [
    ['all answer', links(OK, OK, { state: 'redirect_ok' }), 'pass'],
    ['a PDF and a huge page answer, too', links({ state: 'not_html' }, { state: 'too_large' }), 'pass'],
    ['a 404', links(OK, { state: 'gone', status: 404 }), 'fail', ['link_broken']],
    ['a soft 404', links(OK, { state: 'soft_404' }), 'fail', ['link_broken']],
    [
      'a 404 beside a suspicion counts alone',
      links({ state: 'gone' }, { state: 'timeout' }),
      'fail',
      ['link_broken'],
    ],
    ['a 404 that only the monitor sees', links(OK, { state: 'gone', doubt: 'needs_browser' }), 'pass'],
    [
      'a 404 that a browser contradicts',
      links(OK, OK, { state: 'gone', doubt: 'inconsistent' }),
      'undetermined',
      'inconsistent',
    ],
    [
      'a 404 for certain beside one that a browser contradicts',
      links(OK, { state: 'gone' }, { state: 'gone', doubt: 'inconsistent' }),
      'fail',
      ['link_broken'],
    ],
    ['a 404 on a host that fails as a whole', links(OK, { state: 'gone', doubt: 'host_collapsed' }), 'pass'],
    [
      'an external name our own line cannot resolve',
      links(OK, { state: 'dns_nxdomain', external: true, doubt: 'own_network' }),
      'pass',
    ],
    [
      'most links were not asked',
      {
        ...links(OK),
        skipped: ['/xwdt/', '/zwgk/', '/zwfw/', '/hdjl/'].map((path) => skip(path, 'budget')),
      },
      'undetermined',
      'not_observed',
    ],
    ['a page deeper down was not asked', { ...links(OK), skipped: [skip('/deep/', 'budget')] }, 'pass'],
    ['a link behind a WAF', links(OK, OK, { state: 'blocked' }), 'pass'],
    ['a link behind a log-in', links(OK, OK, { state: 'login_required' }), 'pass'],
    ['a 404 elsewhere than on the home page', links(OK, { state: 'gone', onHome: false }), 'pass'],
    [
      'a timeout is a suspicion',
      links(OK, OK, { state: 'timeout' }),
      'undetermined',
      'timeout_single_vantage',
    ],
    [
      'a server error is a suspicion',
      links(OK, OK, { state: 'server_error' }),
      'undetermined',
      'unreachable',
    ],
    ['a dead name is a suspicion', links(OK, OK, { state: 'dns_nxdomain' }), 'undetermined', 'unreachable'],
    [
      'most links behind a WAF',
      links(OK, { state: 'blocked' }, { state: 'blocked' }),
      'undetermined',
      'blocked',
    ],
    ['no link asked', links(), 'undetermined', 'not_observed'],
    ['home unread', { ...links({ state: 'gone' }), home: { state: 'blocked' } }, 'undetermined', 'blocked'],
  ]);

  it('a link with a time stamp is one finding, run after run', () => {
    const subjectOf = (stamp: string): unknown => {
      const url = `http://www.qingxi.gov.cn/zwfw/?t=${stamp}`;
      const result = judgeWith('broken-links-home', factsOf(links(OK, { state: 'gone', url })));
      return 'findings' in result ? result.findings[0]?.subject : null;
    };
    expect(subjectOf('1790000000000')).toBe('http://www.qingxi.gov.cn/zwfw/');
    expect(subjectOf('1790000009999')).toBe(subjectOf('1790000000000'));
  });

  it('measures broken among checked and lists suspicions without counting them', () => {
    const result = judgeWith(
      'broken-links-home',
      factsOf(links(OK, OK, { state: 'refused' }, { state: 'blocked' })),
    );
    expect(result).toMatchObject({
      verdict: 'undetermined',
      measured: '0/3',
      findings: [{ code: 'link_suspected' }],
    });
  });

  it.each<[TlsDiagnosis['fault'] | null, string]>([
    ['expired', '证书 2026-10-01 过期'],
    ['not_yet_valid', '证书 2025-10-01 起才有效'],
    ['wrong_name', '证书不含该域名'],
    ['self_signed', '证书为自签名'],
    ['missing_intermediate', '缺少中间证书'],
    ['untrusted', '证书由不受信任的机构签发'],
    ['protocol', '协议过旧或仅支持国密'],
    [null, '安全证书不受信任'],
  ])('a certificate with the fault %s is told as %s', (fault, words) => {
    const days = { validFrom: '2025-10-01', validTo: '2026-10-01' };
    const tls = fault ? { tls: { fault, ...days, issuer: null, names: [], protocol: null } } : {};
    const result = judgeWith('broken-links-home', factsOf(links(OK, { state: 'tls_untrusted', ...tls })));
    const [draft] = 'findings' in result ? result.findings : [];
    expect(findingText(draft?.code ?? '', draft?.params ?? {}).message).toBe(
      `首页链接“链接”本次没有打开（${words}），尚不能确定失效。`,
    );
  });
});
