import { describe, expect, it } from 'vitest';
import type { Answer, Attempt } from '../../src/facts/index.ts';
import { fail, finding, undetermined, type Verdict } from '../../src/judge/verdict.ts';
import {
  checkDocument,
  renderCheckHtml,
  toAccountDocument,
  toCheckDocument,
} from '../../src/report/index.ts';
import { daysAgo, seen } from '../judge/accounts/observations.ts';
import { assessment, HOME, linkFact, POLICY, PORTAL, page, portalFacts, UNIT, visit } from './facts.ts';

const BODY = `sha256:${'a'.repeat(64)}`;
const SHOWN = `sha256:${'b'.repeat(64)}`;
const attempt: Attempt = {
  at: '2026-11-23T02:00:00.000Z',
  url: HOME,
  method: 'GET',
  state: 'gone',
  status: 404,
  ms: 1,
  address: '203.0.113.9',
  bytes: 10,
  error: null,
};
const answer: Answer = {
  finalUrl: `${HOME}404`,
  status: 404,
  fetchedAt: '2026-11-23T02:00:00.000Z',
  contentType: 'text/html',
  hops: [{ url: `${HOME}dead`, status: 302 }],
  headers: { server: '<b>nginx</b>' },
  evidence: BODY,
  rendered: SHOWN,
};
const facts = {
  ...portalFacts(
    page({ visit: visit({ evidence: BODY, attempts: [attempt], headers: { server: 'home' } }) }),
  ),
  links: [{ ...linkFact(`${HOME}dead`, 'gone'), answer, attempts: [attempt] }],
};
const documentOf = (verdict: Verdict) =>
  toCheckDocument({
    target: PORTAL,
    unit: UNIT,
    run: { id: 'r', startedAt: '', finishedAt: null, seed: '' },
    policies: [POLICY],
    facts,
    assessments: [assessment('a', verdict)],
  });

describe('what was answered', () => {
  it.each([
    [
      'at a dead link',
      `${HOME}dead`,
      { status: 404, hops: answer.hops, body: BODY, rendered: SHOWN, address: '203.0.113.9' },
    ],
    [
      'at a page that was visited',
      HOME,
      { status: 200, headers: { server: 'home' }, body: BODY, rendered: null },
    ],
    ['at the home page, where a finding has no address', null, { url: HOME, body: BODY }],
  ])('stands beside a finding: %s', (_, url, expected) => {
    const [result] = documentOf(fail([finding({ code: 'topic_absent', subject: 's', url })])).results;
    expect(result?.findings[0]?.answer).toMatchObject(expected);
    expect(result?.findings[0]?.evidence).toContain(BODY);
    expect(result?.findings[0]?.attempts).toEqual([attempt]);
  });

  it('is left out where nobody was asked', () => {
    const [result] = documentOf(
      fail([finding({ code: 'topic_absent', subject: 's', url: `${HOME}other` })]),
    ).results;
    expect(result?.findings[0]).not.toHaveProperty('answer');
  });

  it('stands beside a result that nobody could tell', () => {
    expect(documentOf(undetermined('needs_human_judgement')).results[0]?.answer).toMatchObject({
      url: HOME,
      body: BODY,
    });
    expect(documentOf({ verdict: 'pass' }).results[0]).not.toHaveProperty('answer');
  });

  it('is printed with its road, its headers escaped, and what each stored piece is', () => {
    const html = renderCheckHtml(
      documentOf(fail([finding({ code: 'link_broken', subject: 's', url: `${HOME}dead` })])),
      (hash) => `blobs/${hash.slice(7, 9)}.gz`,
    );
    expect(html).toContain('302 → https://www.donghu.example.gov.cn/404');
    expect(html).toContain('server: &lt;b&gt;nginx&lt;/b&gt;');
    expect(html).toMatch(/blobs\/aa\.gz"[^>]*>网页原文/);
    expect(html).toMatch(/blobs\/bb\.gz"[^>]*>浏览器所见/);
    expect(html).toContain('203.0.113.9');
  });
});

describe('what a platform answered', () => {
  const at = '2026-11-23T02:00:00.000Z';
  const api = 'https://api.test/posts?access_token=***';
  const kept = { kind: 'api' as const, url: api, at, status: 200, hash: BODY };
  const head = { contentType: 'application/json', hops: [], headers: { server: 'x' } };
  const told = seen({
    evidence: [kept, { ...kept, hash: SHOWN, head }],
    attempts: [{ ...attempt, url: api }],
  });
  const statement = seen({ source: 'manual', evidence: [{ ...kept, kind: 'manual', hash: 'sha256:word' }] });
  const findingsOf = (url: string | null, evidence: string[]) => {
    const draft = { ...finding({ code: 'account_stale', subject: 'freshness', url }), evidence };
    const document = toAccountDocument({
      account: {
        ...{ kind: 'account', id: 'wx', unit: UNIT.id, name: '东湖发布', platform: '微信订阅号' },
        ...{ handle: '', supervisor: '', state: 'active', since: null, until: null, reason: '', sources: [] },
      },
      unit: UNIT,
      run: { id: 'r', startedAt: '', finishedAt: null, seed: '' },
      policies: [POLICY],
      facts: {
        ...{ targetId: 'wx', seed: '', startedAt: daysAgo(0), finishedAt: daysAgo(0) },
        ...{ observations: [statement, told], links: facts.links, requests: 1, bytes: 1 },
      },
      assessments: [assessment('account-freshness', fail([draft]))],
    });
    expect(checkDocument.safeParse(document).error).toBeUndefined();
    return document.results[0]?.findings ?? [];
  };
  it.each<[string, string | null, string[], object | undefined]>([
    [
      'by a source that the finding rests on',
      `${HOME}dead`,
      [SHOWN],
      { url: api, body: SHOWN, contentType: 'application/json', address: '203.0.113.9' },
    ],
    ['in an older record, of which only the bytes are known', null, [BODY], { body: BODY, headers: {} }],
    ['at a link of the account', `${HOME}dead`, [], { status: 404, body: BODY }],
    ['nothing, where a person said so', null, ['sha256:word'], undefined],
    ['nothing, where nothing was kept', null, [], undefined],
  ])('%s', (_, url, evidence, expected) => {
    const [first] = findingsOf(url, evidence);
    if (expected === undefined) expect(first).not.toHaveProperty('answer');
    else expect(first?.answer).toMatchObject(expected);
  });
});
