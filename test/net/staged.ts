import type { Attempt } from '../../src/facts/index.ts';
import type { Clock, Errand, Fetch } from '../../src/net/fetch.ts';
import type { NetResponse } from '../../src/net/types.ts';

/** A clock that only moves when somebody sleeps. */
export function fakeClock(start = 1_000_000): Clock & { slept: number[]; move(ms: number): void } {
  let time = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => time,
    move: (ms) => {
      time += ms;
    },
    async sleep(ms) {
      slept.push(ms);
      time += ms;
    },
  };
}

export const errand = (rest: Partial<Errand> = {}): Errand => ({
  url: 'http://a.test/',
  purpose: 'page',
  budget: { leftMs: 10_000 },
  ...rest,
});

export const attempt = (rest: Partial<Attempt> = {}): Attempt => ({
  at: '2026-11-23T02:05:00.000Z',
  url: 'http://a.test/',
  method: 'GET',
  state: 'ok',
  status: 200,
  ms: 10,
  address: '192.0.2.1',
  bytes: 100,
  error: null,
  ...rest,
});

/** An answer as the inner wrappers give it. */
export function response(rest: Partial<NetResponse> = {}): NetResponse {
  const { state = 'ok', status = 200, url = 'http://a.test/' } = rest;
  return {
    url,
    finalUrl: url,
    state,
    status,
    headers: {},
    contentType: 'text/html',
    body: null,
    truncated: false,
    fetchedAt: '2026-11-23T02:05:00.000Z',
    ms: 10,
    hops: [],
    attempts: [attempt({ url, state, status })],
    ...rest,
  };
}

/** A fetch that plays the given answers one after the other (the last for ever) and keeps what it was asked. */
export function scripted(...answers: Partial<NetResponse>[]): Fetch & { asked: Errand[] } {
  const asked: Errand[] = [];
  const play: Fetch = async (one) => {
    asked.push(one);
    return response({ url: one.url, ...answers[Math.min(asked.length, answers.length) - 1] });
  };
  return Object.assign(play, { asked });
}

/** A fetch that waits until it is told to answer. */
export function held(): Fetch & { asked: Errand[]; answer(rest?: Partial<NetResponse>): void } {
  const asked: Errand[] = [];
  const waiting: ((response: NetResponse) => void)[] = [];
  const play: Fetch = (one) => {
    asked.push(one);
    return new Promise((resolve) => waiting.push(resolve));
  };
  return Object.assign(play, {
    asked,
    answer: (rest: Partial<NetResponse> = {}) => {
      for (const resolve of waiting.splice(0)) resolve(response(rest));
    },
  });
}

/** Lets everything run that needs no more than promises. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
