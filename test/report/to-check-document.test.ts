import { describe, expect, it } from 'vitest';
import type { LinkState, SkippedFact, TlsDiagnosis } from '../../src/facts/index.ts';
import { fail, finding, notApplicable, pass, undetermined } from '../../src/judge/verdict.ts';
import {
  checkDocument,
  renderCheckHtml,
  renderJson,
  renderText,
  toCheckDocument,
} from '../../src/report/index.ts';
import {
  assessment,
  HOME,
  linkFact,
  POLICY,
  PORTAL,
  page,
  portalFacts,
  reading,
  UNIT,
  visit,
} from './facts.ts';

const RUN = { id: 'run-1', startedAt: '2026-11-23T02:05:00.000Z', finishedAt: null, seed: 's' };
const documentOf = (facts = portalFacts(), assessments = [assessment('special-topic', pass())]) =>
  toCheckDocument({ target: PORTAL, unit: UNIT, run: RUN, policies: [POLICY], facts, assessments });

describe('toCheckDocument', () => {
  it('fits its own schema, home read or not', () => {
    expect(checkDocument.safeParse(documentOf()).error).toBeUndefined();
    expect(checkDocument.safeParse(documentOf(portalFacts(null))).error).toBeUndefined();
  });

  it('puts every verdict into words', () => {
    const document = documentOf(portalFacts(), [
      assessment('a', pass({ measured: 3, threshold: 1, facts: { present: true } })),
      assessment('b', fail([finding({ code: 'topic_absent', subject: 'topic', url: HOME })])),
      assessment('c', undetermined('blocked')),
      assessment('d', notApplicable('EX-CENTRAL')),
    ]);
    expect(document.results.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['pass', null],
      ['fail', null],
      ['undetermined', 'blocked'],
      ['not_applicable', 'EX-CENTRAL'],
    ]);
    expect(document.results[0]).toMatchObject({ measured: 3, threshold: 1, facts: { present: true } });
    expect(document.results[1]?.findings[0]).toMatchObject({ subject: 'topic', url: HOME });
    for (const result of document.results) expect(result.message).toMatch(/\p{Script=Han}/u);
    expect(document.results[1]?.findings[0]?.suggestion).toMatch(/\p{Script=Han}/u);
  });

  it('counts the places that are not named, and says where they are told', () => {
    const named = ['a', 'b', 'c'].map((subject) => finding({ code: 'topic_absent', subject, url: HOME }));
    const document = documentOf(portalFacts(), [assessment('b', fail(named, { unnamed: 309 }))]);
    expect(document.results[0]).toMatchObject({
      unnamed: 309,
      message: expect.stringMatching(/ 等 312 处$/),
    });
    for (const told of [renderText(document), renderCheckHtml(document)])
      expect(told).toContain('另有 309 处已计入实测数，数量过多，未逐条记录');
    expect(checkDocument.safeParse(document).error).toBeUndefined();
  });

  it('names a finding by indicator, target and subject only', () => {
    const once = (url: string, subject = 'topic') =>
      documentOf(portalFacts(), [assessment('b', fail([finding({ code: 'topic_absent', subject, url })]))])
        .results[0]?.findings[0]?.fingerprint;
    expect(once(HOME)).toBe(once(`${HOME}moved`));
    expect(once(HOME)).not.toBe(once(HOME, 'other'));
  });

  it('gives the same bytes whatever the order of answers', () => {
    const urls: [string, LinkState][] = [
      [`${HOME}b`, 'gone'],
      [`${HOME}a`, 'ok'],
      [`${HOME}c`, 'timeout'],
      [`${HOME}0`, 'gone'],
    ];
    const links = urls.map(([url, state]) => linkFact(url, state));
    const drafts = urls.map(([url]) => finding({ code: 'link_broken', subject: url, url }));
    const one = documentOf(portalFacts(page(), { links }), [assessment('x', fail(drafts))]);
    const two = documentOf(portalFacts(page(), { links: links.toReversed() }), [
      assessment('x', fail(drafts.toReversed())),
    ]);
    expect(renderJson({ ...two, results: two.results.map((result) => ({ ...result, message: '' })) })).toBe(
      renderJson({ ...one, results: one.results.map((result) => ({ ...result, message: '' })) }),
    );
    expect(renderJson(two)).toBe(renderJson(one));
  });
});

describe('page', () => {
  it.each([
    [
      'a read home page',
      page(),
      {
        kind: 'home',
        status: 200,
        newestDate: '2026-11-22',
        charset: { declared: 'gb2312', actual: 'gb18030' },
      },
    ],
    [
      'a challenge',
      page({ reading: null, visit: visit({ state: 'blocked', status: 521, challenge: 'jsl' }) }),
      { kind: 'challenge', challenge: 'jsl', state: 'blocked' },
    ],
    ['an empty answer', page({ reading: null, visit: visit({ state: 'empty' }) }), { kind: 'empty' }],
    [
      'no answer',
      page({ reading: null, visit: visit({ state: 'timeout', status: null }) }),
      { kind: 'error', status: null, state: 'timeout' },
    ],
    ['a soft 404', page({ visit: visit({ state: 'soft_404' }) }), { soft404: true }],
    ['an empty list', page({ reading: reading({ listState: 'empty' }) }), { emptyList: true }],
    [
      'a page that needs scripts',
      page({ reading: reading({ needsJs: ['spa-shell'] }) }),
      { needsJs: true, rendered: false },
    ],
  ])('%s', (_, home, expected) => expect(documentOf(portalFacts(home)).page).toMatchObject(expected));

  it('is null when it was never asked for', () => expect(documentOf(portalFacts(null)).page).toBeNull());
  it('prints meta tags as name and value', () =>
    expect(documentOf().page?.meta).toEqual({ PubDate: '2026-11-22', SiteName: '东湖区' }));
});

describe('coverage and links', () => {
  it('counts pages by what became of them and skips by reason', () => {
    const pages = new Map([
      [HOME, page()],
      [`${HOME}b`, page({ role: 'column', reading: null, visit: visit({ state: 'blocked' }) })],
      [`${HOME}c`, page({ role: 'column', reading: null, visit: visit({ state: 'gone' }) })],
    ]);
    const skipped = ['budget', 'robots_disallowed', 'budget'].map(
      (reason, at) => ({ type: 'skipped', url: `${HOME}${at}`, reason }) as SkippedFact,
    );
    expect(documentOf(portalFacts(page(), { pages, skipped })).coverage).toEqual({
      attempted: 3,
      read: 1,
      blocked: 1,
      skipped: { budget: 2, robots_disallowed: 1 },
      requests: 7,
      bytes: 7000,
    });
  });

  it.each<[LinkState, 'own_network' | null, 'broken' | 'undetermined' | 'fine']>([
    ['ok', null, 'fine'],
    ['redirect_ok', null, 'fine'],
    ['excluded', null, 'fine'],
    ['not_html', null, 'fine'],
    ['gone', null, 'broken'],
    ['soft_404', null, 'broken'],
    ['server_error', null, 'broken'],
    ['gone', 'own_network', 'undetermined'],
    ['dns_nxdomain', 'own_network', 'undetermined'],
    ['blocked', null, 'undetermined'],
    ['timeout', null, 'undetermined'],
    ['login_required', null, 'undetermined'],
  ])('a link that ends %s (doubt: %s) is %s', (state, doubt, expected) => {
    const { links } = documentOf(portalFacts(page(), { links: [linkFact(`${HOME}x`, state, { doubt })] }));
    expect({ broken: links.broken.length, undetermined: links.undetermined.length }).toEqual({
      broken: expected === 'broken' ? 1 : 0,
      undetermined: expected === 'undetermined' ? 1 : 0,
    });
    expect(links.byState).toEqual({ [state]: 1 });
  });

  it('a refused certificate is shown with its fault, of a link and of the home page', () => {
    const tls: TlsDiagnosis = {
      fault: 'expired',
      validFrom: '2025-10-01',
      validTo: '2026-10-01',
      issuer: null,
      names: [],
      protocol: 'TLSv1.3',
    };
    const home = page();
    const { links, page: shown } = documentOf(
      portalFacts(
        { ...home, visit: { ...home.visit, tls } },
        { links: [linkFact(`${HOME}x`, 'tls_expired', { tls })] },
      ),
    );
    expect([links.broken[0]?.tls, shown?.tls]).toEqual([tls, tls]);
    expect(documentOf(portalFacts(home)).page).not.toHaveProperty('tls');
  });
});
