import { describe, expect, it } from 'vitest';
import type { AccountFacts, LinkFact, LinkState, MenuItem, Observation } from '../../../src/facts/index.ts';
import {
  ACCOUNT_CHECKS,
  type AccountContext,
  assessAccount,
  gatewaysOf,
  type Verdict,
} from '../../../src/judge/index.ts';
import type { Account, Unit } from '../../../src/targets/index.ts';
import { findingText } from '../../../src/wording/findings.ts';
import { problemText } from '../../../src/wording/media.ts';
import { daysAgo, NOW, post, seen } from './observations.ts';
import { POLICIES } from './policies.ts';

const unit: Unit = {
  id: 'qingxi',
  name: '清溪县人民政府办公室',
  kind: 'county',
  code: '369999',
  formerCodes: [],
  aliases: ['清溪县'],
  functionsAbsent: [],
  note: '',
};
const account: Account = {
  kind: 'account',
  id: 'wx',
  unit: 'qingxi',
  name: '清溪发布',
  platform: '微信订阅号',
  handle: '',
  supervisor: '',
  state: 'active',
  since: null,
  until: null,
  reason: '',
  sources: [],
};
const contextOf = (changes: Partial<AccountContext> = {}): AccountContext => ({
  now: NOW,
  account,
  unit,
  units: [unit],
  accounts: [account],
  isAlive: () => false,
  ...changes,
});
const factsOf = (observations: Observation[], links: LinkFact[] = []): AccountFacts => ({
  targetId: 'wx',
  seed: '',
  startedAt: daysAgo(0),
  finishedAt: daysAgo(0),
  observations,
  links,
  requests: 0,
  bytes: 0,
});

function judge(kind: string, facts: AccountFacts, params: unknown = {}, context = contextOf()): Verdict {
  const check = ACCOUNT_CHECKS.get(kind);
  if (!check) throw new Error(`no check ${kind}`);
  return check.judge(facts, params, context);
}
const told = (verdict: Verdict): string =>
  verdict.verdict === 'undetermined' ? `undetermined:${verdict.reason}` : verdict.verdict;
const codes = (verdict: Verdict): string[] =>
  'findings' in verdict ? [...new Set(verdict.findings.map(({ code }) => code))].sort() : [];

const URL = 'http://x.test/letter';
const link = (state: LinkState, url = URL): LinkFact => ({
  type: 'link',
  url,
  finalUrl: url,
  state,
  status: 200,
  external: true,
  onHome: false,
  referrers: [{ url: 'menu', text: '县长信箱' }],
  attempts: [],
  doubt: null,
});
const entry: MenuItem = { path: ['互动', '县长信箱'], type: 'view', url: URL, checkable: true };
const key: MenuItem = { path: ['留言'], type: 'click', url: null, checkable: false };
const other: MenuItem = { path: ['关于我们'], type: 'view', url: 'http://x.test/about', checkable: true };
const menu = (items: MenuItem[], repliesKnown = true) =>
  seen({ menu: { state: items.length > 0 ? 'open' : 'closed', items, repliesKnown } });

describe('account-interaction', () => {
  it.each<[string, Observation[], LinkFact[], string]>([
    ['an entry that answers', [menu([entry])], [link('ok')], 'pass'],
    [
      'one dead, another answers',
      [menu([entry, { ...entry, url: 'http://x.test/b' }])],
      [link('gone'), link('ok', 'http://x.test/b')],
      'pass',
    ],
    ['the only entry is dead', [menu([entry])], [link('gone')], 'undetermined:needs_human_judgement'],
    [
      'deleted, though it answers 200',
      [menu([entry])],
      [link('soft_404')],
      'undetermined:needs_human_judgement',
    ],
    ['dead, but a key is left', [menu([entry, key])], [link('gone')], 'undetermined:unreachable'],
    ['blocked', [menu([entry])], [link('blocked')], 'undetermined:blocked'],
    ['only keys: present, not verifiable', [menu([key])], [], 'undetermined:needs_human_judgement'],
    ['a menu without any entry', [menu([other])], [], 'undetermined:needs_human_judgement'],
    ['no menu at all', [menu([])], [], 'undetermined:needs_human_judgement'],
    [
      'no menu, and a person tried in vain',
      [menu([]), seen({ source: 'manual', interaction: false, freshAt: daysAgo(3) })],
      [],
      'fail',
    ],
    [
      'no menu, but a person got an answer',
      [menu([]), seen({ source: 'manual', interaction: true, freshAt: daysAgo(3) })],
      [],
      'pass',
    ],
    [
      'the automatic answers are not known',
      [seen({ menu: { state: 'closed', items: [], repliesKnown: false } })],
      [],
      'undetermined:partial_source',
    ],
    ['no source tells of menus', [seen()], [], 'undetermined:partial_source'],
    ['no source', [], [], 'undetermined:no_source'],
    [
      'wrong key',
      [seen({ ok: false, cause: 'credential', problem: 'secret_wrong' })],
      [],
      'undetermined:credential',
    ],
    ['a person tried it', [seen({ source: 'manual', interaction: true, freshAt: daysAgo(3) })], [], 'pass'],
    [
      'a person tried it in vain',
      [menu([entry]), seen({ source: 'manual', interaction: false, freshAt: daysAgo(3) })],
      [link('ok')],
      'fail',
    ],
    [
      'a person tried it long ago',
      [seen({ source: 'manual', interaction: true, freshAt: daysAgo(30) })],
      [],
      'undetermined:partial_source',
    ],
  ])('%s', (_, observations, links, expected) =>
    expect(told(judge('account-interaction', factsOf(observations, links)))).toBe(expected),
  );
});

describe('account-links', () => {
  it.each<[string, Observation[], LinkFact[], string]>([
    ['all answer', [seen()], [link('ok'), link('redirect_ok', 'http://x.test/b')], 'pass'],
    ['one is gone', [seen()], [link('ok'), link('gone', 'http://x.test/b')], 'fail'],
    ['an article was deleted', [seen()], [link('soft_404')], 'fail'],
    ['once out of reach', [seen()], [link('timeout')], 'undetermined:unreachable'],
    ['blocked', [seen()], [link('blocked')], 'undetermined:blocked'],
    ['a file answers', [seen()], [link('not_html')], 'pass'],
    ['a menu without links', [menu([key])], [], 'not_applicable'],
    ['nothing was offered', [seen()], [], 'undetermined:partial_source'],
    ['no source', [], [], 'undetermined:no_source'],
    [
      'the platform knows no such account: gone, or typed wrong in the registry',
      [seen({ ok: false, cause: 'account_restricted', restrictions: ['not_found'] })],
      [],
      'undetermined:needs_human_judgement',
    ],
  ])('%s', (_, observations, links, expected) =>
    expect(told(judge('account-links', factsOf(observations, links)))).toBe(expected),
  );
});

describe('account-identity', () => {
  const named = (name: string | null, changes = {}) =>
    seen({
      identity: { name, principal: null, verified: null, verifiedText: null, originalId: null, ...changes },
    });
  it.each<[string, Observation[], string, string[]]>([
    ['as registered', [named('清溪发布')], 'pass', []],
    ['emoji, spaces and marks of direction', [named('\u202e清溪\u200b 发布\u{1f389}')], 'pass', []],
    ['renamed', [named('清溪县融媒')], 'fail', ['account_renamed']],
    [
      'another account answers',
      [{ ...named('别家发布'), ok: false, cause: 'wrong_account' }],
      'undetermined:wrong_account',
      ['account_renamed'],
    ],
    [
      'principal of another office',
      [named('清溪发布', { principal: '清溪县某某公司' })],
      'warn',
      ['account_principal'],
    ],
    ['principal is the office', [named('清溪发布', { principal: '清溪县人民政府办公室' })], 'pass', []],
    ['without badge', [named('清溪发布', { verified: false })], 'warn', ['account_unverified_badge']],
    ['nobody says a name', [seen()], 'undetermined:partial_source', []],
  ])('%s', (_, observations, expected, found) => {
    const verdict = judge('account-identity', factsOf(observations));
    expect([told(verdict), codes(verdict)]).toEqual([expected, found]);
  });

  it('wants the region in the name', () => {
    const context = contextOf({ account: { ...account, name: '微风' } });
    expect(codes(judge('account-identity', factsOf([named('微风')]), {}, context))).toEqual([
      'account_region_missing',
    ]);
  });
});

describe('account-column', () => {
  const params = { columns: [['政策解读', '政策问答'], ['政务公开']] };
  const item = (name: string): MenuItem => ({ ...other, path: [name] });
  it.each<[string, unknown, Observation[], string]>([
    ['nothing is asked for', {}, [seen()], 'not_applicable'],
    ['both in the menu', params, [menu([item('政策问答'), item('政务公开')])], 'pass'],
    [
      'one as a collection',
      params,
      [menu([item('政务公开')]), seen({ columns: [{ name: '政策解读', lastAt: daysAgo(3), count: 2 }] })],
      'pass',
    ],
    ['one is missing', params, [menu([item('政务公开')])], 'fail'],
    [
      'a collection that sleeps',
      params,
      [menu([item('政务公开')]), seen({ columns: [{ name: '政策解读', lastAt: daysAgo(300), count: 2 }] })],
      'warn',
    ],
    ['the menu is not known', params, [seen()], 'undetermined:partial_source'],
  ])('%s', (_, wanted, observations, expected) =>
    expect(told(judge('account-column', factsOf(observations), wanted))).toBe(expected),
  );
});

describe('account-registry', () => {
  const closed = { state: 'closed' as const, since: '2026-10-01', reason: '合并' };
  it.each<[string, Observation[], Partial<AccountContext>, string, string[]]>([
    ['one account', [seen()], {}, 'pass', []],
    [
      'two of one unit on one platform',
      [seen()],
      { accounts: [account, { ...account, id: 'b', name: '清溪旅游', platform: '微信服务号' }] },
      'warn',
      ['account_duplicate'],
    ],
    [
      'two of one unit on two platforms',
      [seen()],
      { accounts: [account, { ...account, id: 'b', platform: '微博' }] },
      'pass',
      [],
    ],
    [
      'the other one is closed',
      [seen()],
      { accounts: [account, { ...account, ...closed, id: 'b' }] },
      'pass',
      [],
    ],
    [
      'frozen, but still listed',
      [seen({ ok: false, cause: 'account_restricted', restrictions: ['frozen'] })],
      {},
      'fail',
      ['account_gone_but_listed'],
    ],
    ['banned', [seen({ restrictions: ['banned'] })], {}, 'fail', ['account_banned']],
    [
      'closed, but it goes on',
      [seen({ posts: [post(2)] })],
      { account: { ...account, ...closed } },
      'fail',
      ['account_closed_but_alive'],
    ],
    [
      'closed and silent, in due form',
      [seen({ posts: [post(80)] })],
      { account: { ...account, ...closed, reason: '并入甲号，已于 9 月 20 日公告' } },
      'pass',
      [],
    ],
    [
      'closed, and nobody says that it was announced',
      [seen({ posts: [post(80)] })],
      { account: { ...account, ...closed } },
      'warn',
      ['account_closing_unannounced'],
    ],
  ])('%s', (_, observations, context, expected, found) => {
    const verdict = judge('account-registry', factsOf(observations), {}, contextOf(context));
    expect([told(verdict), codes(verdict)]).toEqual([expected, found]);
  });
});

describe('account-freshness', () => {
  it('says which sources agree, in words', () => {
    const old = { posts: [post(40)], source: 'wechat-api' as const };
    const verdict = judge('account-freshness', factsOf([seen(old), seen({ ...old, source: 'feed' })]));
    const [draft] = 'findings' in verdict ? verdict.findings : [];
    expect(findingText(draft?.code ?? '', draft?.params ?? {}).message).toBe(
      '最近一次更新是 2026-10-14，已 40 天，超过 14 天；依据：订阅、公众号接口。',
    );
  });
  it('does not ask apps for posts', () => {
    const context = contextOf({ account: { ...account, platform: '客户端' } });
    expect(told(judge('account-freshness', factsOf([]), {}, context))).toBe('not_applicable');
  });
  it('tells a person what to do about every source that failed', () => {
    const broken = seen({
      ok: false,
      cause: 'credential',
      problem: 'address_not_listed',
      details: { address: '192.0.2.17' },
    });
    const verdict = judge('account-freshness', factsOf([broken]));
    const [draft] = 'findings' in verdict ? verdict.findings : [];
    const { message, suggestion } = findingText(draft?.code ?? '', draft?.params ?? {});
    expect(message + suggestion).toContain('192.0.2.17');
    expect(message + suggestion).not.toMatch(/未标明|[{}]/);
  });
});

describe('assessAccount', () => {
  const verdicts = (
    changes: Partial<Account>,
    facts: AccountFacts | null = factsOf([seen({ posts: [post(1)] })]),
  ) =>
    Object.fromEntries(
      assessAccount(facts, POLICIES, {
        ...contextOf({ account: { ...account, ...changes } }),
        exemptions: [],
      }).map(({ indicator, verdict }) => [indicator.id, told(verdict)]),
    );

  it('holds an account against its own indicators only', () => {
    expect(Object.keys(verdicts({})).sort()).toEqual([
      'account-column',
      'account-freshness',
      'account-identity',
      'account-interaction',
      'account-links',
      'account-registry',
    ]);
  });
  it('leaves an unverified account alone', () => {
    expect(new Set(Object.values(verdicts({ state: 'unverified' })))).toEqual(
      new Set(['undetermined:account_unverified']),
    );
  });
  it('asks of a closed one only whether it is closed; before its day it must go on', () => {
    const gone = { state: 'closed' as const, since: '2026-11-01', reason: '合并' };
    expect(verdicts(gone)).toMatchObject({
      'account-freshness': 'not_applicable',
      'account-registry': 'warn',
    });
    expect(verdicts({ ...gone, since: '2026-12-01' })['account-freshness']).toBe('pass');
  });
  it('cannot tell what was not observed', () => {
    expect(verdicts({}, null)['account-freshness']).toBe('undetermined:not_observed');
  });
});

describe('gatewaysOf', () => {
  it('makes one fault of a gateway that stands still, and believes one that brought news of anybody', () => {
    const feed = (gateway: string, days: number, freshAt: string | null = null) =>
      factsOf([seen({ source: 'feed', gateway, freshAt, posts: [post(days)] })]);
    const health = gatewaysOf(
      [
        feed('frozen', 20),
        feed('frozen', 9),
        feed('alive', 30),
        feed('alive', 1),
        feed('says', 30, daysAgo(0)),
      ],
      NOW,
    );
    expect(health.map(({ gateway, accounts, alive }) => [gateway, accounts, alive])).toEqual([
      ['alive', 2, true],
      ['frozen', 2, false],
      ['says', 1, true],
    ]);
  });
});

describe('wording of problems', () => {
  it('has no hole where a value is missing', () =>
    expect(problemText('http', {}).problem).toContain('未标明'));
  it('says in Chinese how an address ended', () =>
    expect(problemText('http', { state: 'timeout' }).problem).not.toMatch(/timeout/));
  it('shows what it does not know as it is', () => expect(problemText('odd', {}).todo).toBe('请人工核查'));
});

describe('a finding names what its witnesses asked and kept', () => {
  const HASH = `sha256:${'a'.repeat(64)}`;
  const attempt = {
    at: daysAgo(0),
    url: 'https://api.test/',
    method: 'GET' as const,
    state: 'ok' as const,
    status: 200,
    ms: 1,
    address: null,
    bytes: 1,
    error: null,
  };
  const kept = { kind: 'api' as const, url: 'https://api.test/', at: daysAgo(0), status: 200, hash: HASH };
  const witness = (changes: Partial<Observation>): Observation =>
    seen({ evidence: [kept, { ...kept, hash: null }], attempts: [attempt], ...changes });
  const bystander = seen({ source: 'feed', evidence: [{ ...kept, hash: 'sha256:other' }] });
  const named = (name: string) => ({
    name,
    principal: null,
    verified: null,
    verifiedText: null,
    originalId: null,
  });
  it.each<[string, string, Partial<Observation>, object]>([
    ['a name of another office', 'account-identity', { identity: named('别处发布') }, {}],
    ['no entry', 'account-interaction', { menu: { state: 'closed', items: [], repliesKnown: true } }, {}],
    ['tried in vain', 'account-interaction', { interaction: false, freshAt: daysAgo(0) }, {}],
    [
      'a column missing',
      'account-column',
      { menu: { state: 'open', items: [other], repliesKnown: true } },
      { columns: [['政策解读']] },
    ],
    ['not found', 'account-links', { restrictions: ['not_found'] }, {}],
    ['banned', 'account-registry', { restrictions: ['banned'] }, {}],
    ['no source that tells', 'account-links', { ok: false, cause: 'quota', problem: 'quota_used' }, {}],
  ])('%s', (_, kind, changes, params) => {
    const check = ACCOUNT_CHECKS.get(kind);
    const verdict = judge(kind, factsOf([bystander, witness(changes)]), check?.params.parse(params));
    const findings = 'findings' in verdict ? verdict.findings : [];
    expect(findings.length).toBeGreaterThan(0);
    for (const finding of findings) expect(finding).toMatchObject({ attempts: [attempt], evidence: [HASH] });
  });
});
