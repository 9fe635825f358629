import { expect, it } from 'vitest';
import type { LinkState } from '../../src/facts/index.ts';
import { DEFAULT_RETRY, retrying } from '../../src/net/retrying.ts';
import type { NetResponse } from '../../src/net/types.ts';
import { errand, fakeClock, scripted } from './staged.ts';

async function play(answers: Partial<NetResponse>[], rest: Parameters<typeof errand>[0] = {}) {
  const clock = fakeClock();
  const next = scripted(...answers);
  const answer = await retrying({ clock, retry: DEFAULT_RETRY }, next)(errand(rest));
  return { answer, asked: next.asked.length, slept: clock.slept };
}

it.each<[string, LinkState, number | null, number]>([
  ['a resolver that is busy', 'dns_temporary', null, 3],
  ['a refusal', 'refused', null, 3],
  ['a reset', 'reset', null, 3],
  ['a reset in the middle', 'reset', 200, 3],
  ['no answer in time', 'timeout', null, 3],
  ['a body that takes too long', 'timeout', 200, 1],
  ['an error of the server', 'server_error', 500, 3],
  ['a bad gateway', 'server_error', 502, 3],
  ['an overload', 'server_error', 503, 3],
  ['what the server cannot do', 'server_error', 501, 1],
  ['a good answer', 'ok', 200, 1],
  ['a page that is gone', 'gone', 404, 1],
  ['a block', 'blocked', 403, 1],
  ['too many requests', 'blocked', 429, 1],
  ['a wall', 'blocked', 521, 1],
  ['a bad request', 'client_error', 400, 1],
  ['a name that is not there', 'dns_nxdomain', null, 1],
  ['an unsafe address', 'unsafe', null, 1],
  ['an expired certificate', 'tls_expired', null, 1],
  ['an untrusted certificate', 'tls_untrusted', null, 1],
  ['a huge page', 'too_large', 200, 1],
  ['an interruption', 'interrupted', null, 1],
])('%s', async (_, state, status, tries) => {
  const { asked, answer } = await play([{ state, status }]);
  expect([asked, answer.state, answer.attempts.length]).toEqual([tries, state, tries]);
});

it('waits longer each time', async () => {
  expect((await play([{ state: 'reset', status: null }])).slept).toEqual([500, 2_000]);
});

it('keeps every try of a success', async () => {
  const { answer, asked } = await play([{ state: 'reset', status: null }, {}]);
  expect([asked, answer.state, answer.attempts.map(({ state }) => state)]).toEqual([
    2,
    'ok',
    ['reset', 'ok'],
  ]);
});

it.each([
  ['429, asked to come back', 429, '7', 2, [7_000]],
  ['503, asked to come back', 503, '7', 2, [7_000]],
  ['429, asked to come back tomorrow', 429, '86400', 1, []],
  ['429, an unreadable wish', 429, 'soon', 1, []],
])('%s', async (_, status, after, tries, slept) => {
  const state = status === 429 ? 'blocked' : 'server_error';
  const played = await play([{ state, status, headers: { 'retry-after': after } }]);
  expect([played.asked, played.slept]).toEqual([tries, slept]);
});

it('does not ask again when the host object has answered', async () => {
  const { asked, answer } = await play([{ state: 'refused', status: null, attempts: [] }]);
  expect([asked, answer.attempts]).toEqual([1, []]);
});

it('stops when the visit has used up its time, and when called off', async () => {
  expect((await play([{ state: 'reset', status: null }], { budget: { leftMs: 0 } })).asked).toBe(1);
  expect((await play([{ state: 'reset', status: null }], { signal: AbortSignal.abort() })).asked).toBe(1);
});
