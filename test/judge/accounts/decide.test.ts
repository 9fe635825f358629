import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAUSES, type Observation } from '../../../src/facts/index.ts';
import { decide, type FreshnessRule } from '../../../src/judge/index.ts';
import { DAY_MS, daysAgo, NOW, post, seen } from './observations.ts';

const RULE: FreshnessRule = {
  failDays: 14,
  warnDays: 12,
  freshHours: 36,
  reviewDays: 14,
  needsConfirmation: false,
  perWeek: null,
};
const wechat = { ...RULE, needsConfirmation: true };
const old = { posts: [post(20)] };
const told = (decision: ReturnType<typeof decide>): string =>
  decision.verdict === 'undetermined' ? `undetermined:${decision.cause}` : decision.verdict;

const at = (iso: string) => ({ ...post(0), at: new Date(iso).toISOString() });
const day = (date: string) => ({ ...at(`${date}T23:59:59+08:00`), precision: 'day' as const });

describe('decide', () => {
  it.each<[string, Observation[], FreshnessRule, string]>([
    ['nothing was observed', [], RULE, 'undetermined:no_source'],
    ['a new post of a partial source', [seen({ coverage: 'partial', posts: [post(1)] })], RULE, 'pass'],
    [
      'a pinned old post first, a new one behind',
      [seen({ posts: [post(300, { pinned: true }), post(1)] })],
      RULE,
      'pass',
    ],
    ['a new post that was deleted', [seen({ posts: [post(20), post(1, { deleted: true })] })], RULE, 'fail'],
    ['eleven days', [seen({ posts: [post(11)] })], RULE, 'pass'],
    ['twelve days: early warning', [seen({ posts: [post(12)] })], RULE, 'warn'],
    [
      'the fourteenth day counts, to its last minute',
      [seen({ posts: [at('2026-11-09T00:00:00+08:00')] })],
      RULE,
      'warn',
    ],
    ['one second before that day', [seen({ posts: [at('2026-11-08T23:59:59+08:00')] })], RULE, 'fail'],
    ['a bare day stands for its end', [seen({ posts: [day('2026-11-09')] })], RULE, 'warn'],
    ['old, complete and fresh', [seen(old)], RULE, 'fail'],
    ['old and partial', [seen({ ...old, coverage: 'partial' })], RULE, 'undetermined:partial_source'],
    [
      'old, one article only',
      [seen({ ...old, coverage: 'positive-only' })],
      RULE,
      'undetermined:partial_source',
    ],
    ['old, of unknown freshness', [seen({ ...old, freshAt: null })], RULE, 'undetermined:source_stale'],
    ['old, fetched two days ago', [seen({ ...old, freshAt: daysAgo(2) })], RULE, 'undetermined:source_stale'],
    [
      'the silence had not lasted when it was fetched',
      [seen({ posts: [post(15)], freshAt: daysAgo(1) })],
      RULE,
      'undetermined:source_stale',
    ],
    [
      'a frozen gateway',
      [seen({ ...old, source: 'feed', freshAt: daysAgo(9), gateway: 'g' })],
      RULE,
      'undetermined:gateway_stale',
    ],
    [
      'a gateway nobody vouches for',
      [seen({ ...old, source: 'feed', freshAt: null, gateway: 'g' })],
      RULE,
      'undetermined:gateway_stale',
    ],
    [
      'a post of tomorrow beside old ones',
      [seen({ posts: [post(20), post(-1)] })],
      RULE,
      'undetermined:dates_unusable',
    ],
    ['a post of tomorrow alone', [seen({ posts: [post(-1)] })], RULE, 'undetermined:dates_unusable'],
    ['later today counts', [seen({ posts: [at('2026-11-23T20:00:00+08:00')] })], RULE, 'pass'],
    ['items without a date', [seen({ ...old, undated: 1 })], RULE, 'undetermined:dates_unusable'],
    ['WeChat: one witness', [seen({ ...old, source: 'wechat-api' })], wechat, 'undetermined:unconfirmed'],
    [
      'WeChat: twice the same',
      [seen({ ...old, source: 'wechat-api' }), seen({ ...old, source: 'wechat-api' })],
      wechat,
      'undetermined:unconfirmed',
    ],
    [
      'WeChat: two witnesses',
      [seen({ ...old, source: 'wechat-api' }), seen({ ...old, source: 'feed' })],
      wechat,
      'fail',
    ],
    ['WeChat: a person looked', [seen({ ...old, source: 'manual', freshAt: daysAgo(3) })], wechat, 'fail'],
    [
      'WeChat: the second source is broken',
      [
        seen({ ...old, source: 'wechat-api' }),
        seen({ source: 'feed', ok: false, cause: 'platform_network' }),
      ],
      wechat,
      'undetermined:platform_network',
    ],
    [
      'WeChat: the two disagree',
      [
        seen({ ...old, source: 'wechat-api' }),
        seen({ source: 'feed', coverage: 'partial', posts: [post(2)] }),
      ],
      wechat,
      'pass',
    ],
    [
      'WeChat: a window of fifteen days and no post',
      [seen({ source: 'wechat-api', since: daysAgo(15) }), seen({ ...old, source: 'feed' })],
      wechat,
      'fail',
    ],
    [
      'a window of ten days proves nothing',
      [seen({ since: daysAgo(10) })],
      RULE,
      'undetermined:source_stale',
    ],
    [
      'a person looked too long ago',
      [seen({ ...old, source: 'manual', freshAt: daysAgo(16) })],
      RULE,
      'undetermined:review_expired',
    ],
    [
      'a wrong key weighs more than a gap',
      [seen({ ...old, coverage: 'partial' }), seen({ ok: false, cause: 'credential' })],
      RULE,
      'undetermined:credential',
    ],
    ['twice a week, kept', [seen({ posts: [post(1), post(3)] })], { ...RULE, perWeek: 2 }, 'pass'],
    ['twice a week, missed', [seen({ posts: [post(1), post(9)] })], { ...RULE, perWeek: 2 }, 'fail'],
    [
      'twice a week, seen in part',
      [seen({ coverage: 'partial', posts: [post(1)] })],
      { ...RULE, perWeek: 2 },
      'undetermined:partial_source',
    ],
    [
      'one post in two sources is one',
      [
        seen({ coverage: 'partial', posts: [post(1)] }),
        seen({ source: 'feed', coverage: 'partial', posts: [post(1)] }),
      ],
      { ...RULE, perWeek: 2 },
      'undetermined:partial_source',
    ],
  ])('%s', (_, observations, rule, expected) => {
    expect(told(decide(observations, rule, NOW))).toBe(expected);
  });

  it('believes a gateway that brought news of others', () => {
    const feed = seen({ ...old, source: 'feed', freshAt: null, gateway: 'g' });
    expect(decide([feed], RULE, NOW, (gateway) => gateway === 'g').verdict).toBe('fail');
  });
});

const anyPost = fc
  .record({ days: fc.integer({ min: -3, max: 60 }), deleted: fc.boolean(), pinned: fc.boolean() })
  .map(({ days, ...rest }) => post(days, rest));
const anySource = fc.record({
  source: fc.constantFrom('manual', 'feed', 'wechat-api', 'weibo-api', 'provider-json'),
  ok: fc.boolean(),
  cause: fc.option(fc.constantFrom(...CAUSES), { nil: null }),
  coverage: fc.constantFrom('complete', 'partial', 'positive-only'),
  freshAt: fc.option(
    fc.integer({ min: 0, max: 400 }).map((hours) => new Date(NOW - hours * 3_600_000).toISOString()),
    { nil: null },
  ),
  since: fc.option(
    fc.integer({ min: 1, max: 40 }).map((days) => daysAgo(days)),
    { nil: null },
  ),
  gateway: fc.constantFrom(null, 'alive', 'frozen'),
  undated: fc.nat(1),
  posts: fc.array(anyPost, { maxLength: 4 }),
});
const sources = fc.array(
  anySource.map((each) => seen(each as Partial<Observation>)),
  { maxLength: 4 },
);
const rules = fc
  .record({
    needsConfirmation: fc.boolean(),
    perWeek: fc.constantFrom(null, 1, 2),
  })
  .map((changes) => ({ ...RULE, ...changes }));
const isAlive = (gateway: string): boolean => gateway === 'alive';
const RANK = { fail: 0, undetermined: 1, warn: 2, pass: 3 };

describe('decide, whatever comes', () => {
  it('a newer post never worsens a verdict', () => {
    fc.assert(
      fc.property(sources, rules, fc.nat(3), fc.nat(60), (observations, rule, index, earlier) => {
        const target = observations[index];
        if (!target) return;
        const times = observations.flatMap(({ posts }) => posts.map(({ at }) => Date.parse(at)));
        // Newer than all there are, or of any age where there is none; never of tomorrow.
        const newest = Math.max(...times.filter((time) => time <= NOW), NOW - earlier * DAY_MS);
        const newer = { ...post(0), id: 'new', at: new Date(Math.min(NOW, newest + 60_000)).toISOString() };
        const more = observations.map((each) =>
          each === target ? { ...each, posts: [...each.posts, newer] } : each,
        );
        const before = RANK[decide(observations, rule, NOW, isAlive).verdict];
        expect(RANK[decide(more, rule, NOW, isAlive).verdict]).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 500 },
    );
  });

  it('a failed source never yields fail, and never worsens what others say', () => {
    fc.assert(
      fc.property(sources, rules, fc.constantFrom(...CAUSES), (observations, rule, cause) => {
        const failed = observations.map((each) => ({ ...each, ok: false, cause, posts: [] }));
        expect(decide(failed, rule, NOW, isAlive).verdict).toBe('undetermined');
        const before = decide(observations, rule, NOW, isAlive).verdict;
        expect(decide([...observations, seen({ ok: false, cause })], rule, NOW, isAlive).verdict).toBe(
          before,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('what proves only that something was published never yields fail', () => {
    fc.assert(
      fc.property(sources, rules, (observations, rule) => {
        const positive = observations.map((each) => ({ ...each, coverage: 'positive-only' as const }));
        expect(decide(positive, rule, NOW, isAlive).verdict).not.toBe('fail');
      }),
      { numRuns: 300 },
    );
  });

  it('feeds over one gateway are one witness, and all feeds together are one', () => {
    const feeds = fc.array(
      fc.record({ gateway: fc.constantFrom('alive', 'other'), days: fc.integer({ min: 15, max: 60 }) }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(feeds, (list) => {
        const silent = list.map(({ gateway, days }) =>
          seen({ source: 'feed', gateway, freshAt: daysAgo(0), posts: [post(days)] }),
        );
        expect(told(decide(silent, wechat, NOW, isAlive))).toBe('undetermined:unconfirmed');
        const other = seen({ source: 'wechat-api', posts: [post(40)] });
        expect(decide([...silent, other], wechat, NOW, isAlive).verdict).toBe('fail');
      }),
    );
  });

  it('the order of sources is irrelevant', () => {
    fc.assert(
      fc.property(sources, rules, (observations, rule) => {
        const one = decide(observations, rule, NOW, isAlive);
        const other = decide([...observations].reverse(), rule, NOW, isAlive);
        expect(told(other)).toBe(told(one));
        expect(other.newest?.at).toBe(one.newest?.at);
      }),
      { numRuns: 300 },
    );
  });

  it('fails only by complete, fresh sources; unconfirmed only where no confirmation is asked for', () => {
    fc.assert(
      fc.property(sources, rules, (observations, rule) => {
        const decision = decide(observations, rule, NOW, isAlive);
        if (decision.verdict !== 'fail') return;
        const { provenBy } = decision;
        expect(provenBy.length).toBeGreaterThan(0);
        for (const { ok, cause, coverage, freshAt, gateway } of provenBy) {
          expect([ok, cause, coverage]).toEqual([true, null, 'complete']);
          expect(freshAt !== null || gateway === 'alive').toBe(true);
        }
        const kinds = new Set(provenBy.map(({ source }) => source));
        if (rule.needsConfirmation) expect(kinds.has('manual') || kinds.size > 1).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
