import { describe, expect, it } from 'vitest';
import type { SiteIdentity } from '../../src/facts/index.ts';
import { contextOf, county, judgeWith, portal } from './context.ts';
import { factsOf, type PageSpec, pageOf, type Scene, SITE } from './facts.ts';
import { table } from './table.ts';

const template = pageOf(`${SITE}/`, { file: 'portal/news.html', role: 'home' }).reading
  ?.identity as SiteIdentity;
const home = (change: Partial<SiteIdentity>, more: Partial<PageSpec> = {}): Scene => ({
  home: {
    file: 'portal/news.html',
    ...more,
    reading: { identity: { ...template, ...change }, ...more.reading },
  },
});
const codes = (siteIDCode: string[], footerCode: string[], errorReportCode: string[]): Scene =>
  home({ siteIDCode, footerCode, errorReportCode });
const CODE = '3699990001';

describe('site identity', () => {
  table('site-identity', [
    ['everything in the footer', { home: 'portal/news.html' }, 'pass'],
    [
      'nothing in the footer',
      { home: { file: 'site-identity/no-footer.html', bare: true } },
      'fail',
      ['identity_missing'],
    ],
    ['no police number', home({ police: [] }), 'fail', ['identity_missing']],
    ['no party mark', home({ partyMark: false }), 'fail', ['identity_missing']],
    ['no telephone', home({ phone: [] }), 'warn', ['identity_missing']],
    [
      'a footer in a frame',
      { home: { file: 'site-identity/frame-footer.html', bare: true } },
      'undetermined',
      'needs_js',
    ],
    ['no site map', home({ siteMap: [] }), 'fail', ['identity_missing']],
    [
      'footer code of another county, copied with the template',
      codes([CODE], ['4399990001'], [CODE]),
      'fail',
      ['code_mismatch'],
    ],
    [
      'code of another division',
      codes(['4399990001'], ['4399990001'], ['4399990001']),
      'fail',
      ['code_foreign'],
    ],
    [
      'code from before a renaming',
      codes(['3699980001'], ['3699980001'], ['3699980001']),
      'warn',
      ['code_former'],
    ],
    ['a code that is none', codes(['36999900'], ['36999900'], []), 'fail', ['code_malformed']],
    ['code not written in the footer', codes([CODE], [], [CODE]), 'warn', ['code_not_in_footer']],
    [
      'inner pages without the error-report mark',
      {
        home: 'portal/news.html',
        pages: {
          '/xwdt/': {
            file: 'portal/news.html',
            reading: { identity: { ...template, errorReportMark: false } },
          },
        },
      },
      'warn',
      ['identity_missing_inner'],
    ],
    [
      'inner pages whose footer comes from a script',
      {
        home: 'portal/news.html',
        pages: { '/xwdt/': { file: 'unified-entry/scripted-menu.html', bare: true } },
      },
      'pass',
    ],
    [
      'pages of another site do not matter',
      {
        home: 'portal/news.html',
        pages: { 'http://other.gov.cn/': { file: 'unified-entry/no-entry.html', bare: true } },
      },
      'pass',
    ],
    [
      'header and footer from scripts nobody read',
      { home: { file: 'unified-entry/scripted-menu.html', bare: true } },
      'undetermined',
      'needs_js',
    ],
    ['home unread', { home: { state: 'blocked' } }, 'undetermined', 'blocked'],
  ]);

  it('says one thing once: a mark missing on every page is one finding', () => {
    const bare: PageSpec = { file: 'portal/news.html', reading: { identity: { ...template, police: [] } } };
    const result = judgeWith(
      'site-identity',
      factsOf({ home: bare, pages: { '/a/': bare, '/b/': bare, '/c/': bare } }),
    );
    expect(result).toMatchObject({ verdict: 'fail', findings: [{ subject: 'police' }] });
    expect('findings' in result && result.findings).toHaveLength(1);
  });

  it('asks of a department without a division code only that its own codes agree', () => {
    const context = contextOf({ unit: { ...county, kind: 'department', code: null } });
    expect(
      judgeWith('site-identity', factsOf(codes(['4399990001'], ['4399990001'], ['4399990001'])), {}, context)
        .verdict,
    ).toBe('pass');
  });

  it('lists a code that differs from the registry for a person', () => {
    const context = contextOf({ portal: { ...portal, siteCode: '3699990002' } });
    expect(judgeWith('site-identity', factsOf({ home: 'portal/news.html' }), {}, context)).toMatchObject({
      verdict: 'warn',
      findings: [{ code: 'code_registry', params: { code: CODE, expected: '3699990002' } }],
    });
  });
});
