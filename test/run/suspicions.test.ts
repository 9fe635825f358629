import { describe, expect, it } from 'vitest';
import type { CheckedLink } from '../../src/observe/index.ts';
import { remembered, standingsOf } from '../../src/run/suspicions.ts';

const HOUR = 3_600_000;
const FIRST = '2026-11-20T02:00:00.000Z';
const later = (hours: number): string => new Date(Date.parse(FIRST) + hours * HOUR).toISOString();

function broken(url: string, at: string | null): CheckedLink {
  const attempt = {
    url,
    method: 'GET',
    state: 'gone',
    status: 404,
    ms: 1,
    address: null,
    bytes: 0,
    error: null,
  } as const;
  return {
    url,
    finalUrl: url,
    state: at === null ? 'malformed' : 'gone',
    status: at === null ? null : 404,
    external: false,
    onHome: false,
    referrers: [],
    referrerCount: 1,
    hops: [],
    attempts: at === null ? [] : [{ at, ...attempt }],
    doubt: null,
  };
}

describe('standingsOf', () => {
  it.each([
    ['never seen before', {}, later(0), 'suspected', later(0)],
    ['seen too short ago', { '/x': FIRST }, later(3), 'suspected', FIRST],
    ['seen long enough ago', { '/x': FIRST }, later(4), 'confirmed', FIRST],
    ['another address was seen', { '/y': FIRST }, later(4), 'suspected', later(4)],
    ['the clock went back', { '/x': FIRST }, later(-9), 'suspected', FIRST],
    ['an address that is none and was never asked', { '/x': FIRST }, null, 'confirmed', FIRST],
  ] as const)('%s', (_, earlier, at, is, since) => {
    const seen = { broken: [broken('/x', at)] };
    const settings = { confirmAfterMs: 4 * HOUR, now: Date.parse(later(5)) };
    expect(standingsOf(seen, earlier, settings).get('/x')).toEqual({ is, since });
  });
});

describe('remembered', () => {
  it('keeps what is still broken or could not be told, and lets go what is well or linked no more', () => {
    const earlier = { '/broken': FIRST, '/doubtful': FIRST, '/unasked': FIRST, '/well': FIRST };
    const standings = standingsOf(
      { broken: [broken('/broken', later(1)), broken('/new', later(1))] },
      earlier,
      {
        confirmAfterMs: HOUR,
        now: 0,
      },
    );
    const seen = {
      broken: [],
      undetermined: [broken('/doubtful', later(1)), broken('/other', later(1))],
      skipped: [{ url: '/unasked', reason: 'budget' as const, referrers: [] }],
    };
    expect(remembered(seen, earlier, standings)).toEqual({
      '/broken': FIRST,
      '/new': later(1),
      '/doubtful': FIRST,
      '/unasked': FIRST,
    });
  });
});
