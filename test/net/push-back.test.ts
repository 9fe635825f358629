import { describe, expect, it } from 'vitest';
import { openPushBack } from '../../src/net/push-back.ts';
import { retryAfterMs } from '../../src/net/retry-after.ts';

const NOW = Date.parse('2026-11-23T02:05:00Z');

describe('retryAfterMs', () => {
  it.each([
    ['seconds', '120', 120_000],
    ['zero', '0', 0],
    ['a date', 'Mon, 23 Nov 2026 02:06:00 GMT', 60_000],
    ['a date gone by', 'Mon, 23 Nov 2026 02:00:00 GMT', 0],
    ['the old form of a date', 'Monday, 23-Nov-26 02:05:10 GMT', 10_000],
    ['words', 'soon', null],
    ['a number below zero', '-5', null],
    ['a fraction', '1.5', null],
    ['nothing', undefined, null],
    ['an empty one', '', null],
  ])('%s', (_, header, expected) => expect(retryAfterMs(header, NOW)).toBe(expected));
});

describe('pauseAfter', () => {
  const answer = (status: number, after?: string) => ({
    state: status === 200 ? ('ok' as const) : ('blocked' as const),
    status,
    headers: after === undefined ? {} : { 'retry-after': after },
  });
  const pauses = (...answers: ReturnType<typeof answer>[]): number[] => {
    const pushBack = openPushBack(60_000);
    return answers.map((one) => pushBack.pauseAfter(one, NOW));
  };

  it('grows from one 429 to the next, past what we wait for', () => {
    const many = answer(429);
    expect(pauses(many, many, many, many, many)).toEqual([1_000, 5_000, 20_000, 120_000, 120_000]);
  });

  it('starts anew after a good answer', () => {
    expect(pauses(answer(429), answer(429), answer(200), answer(429))).toEqual([1_000, 5_000, 0, 1_000]);
  });

  it('takes the host at its word', () => {
    expect(pauses(answer(429, '7'), answer(503, '9'), answer(429, '3600'))).toEqual([
      7_000, 9_000, 3_600_000,
    ]);
  });

  it('does not let one page under maintenance silence the site', () => {
    expect(pauses(answer(503, '86400'))).toEqual([1_000]);
  });

  it('takes a 503 without a word for an error, not for a push-back', () => {
    expect(pauses(answer(503), answer(500), answer(404))).toEqual([0, 0, 0]);
  });
});
