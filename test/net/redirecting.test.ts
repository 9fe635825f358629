import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locationOf, MAX_HOPS, redirecting } from '../../src/net/redirecting.ts';
import type { NetResponse } from '../../src/net/types.ts';
import { errand, scripted } from './staged.ts';

const to = (location: string, status = 302, headers: Record<string, string> = {}): Partial<NetResponse> => ({
  status,
  state: 'malformed',
  headers: { location, ...headers },
});
const play = async (...answers: Partial<NetResponse>[]) => {
  const next = scripted(...answers);
  return {
    answer: await redirecting(next)(errand({ url: 'http://a.test/start', referrer: 'http://z.test/' })),
    asked: next.asked,
  };
};

describe('redirecting', () => {
  it('leaves alone what does not redirect', async () => {
    const { answer } = await play({ state: 'ok' });
    expect(answer).toMatchObject({ state: 'ok', hops: [] });
  });

  it.each([301, 302, 303, 307, 308])('follows %i', async (status) => {
    const { answer, asked } = await play(to('/next', status), {});
    expect(answer).toMatchObject({
      url: 'http://a.test/start',
      finalUrl: 'http://a.test/next',
      state: 'redirect_ok',
      hops: [{ url: 'http://a.test/start', status }],
      ms: 20,
    });
    expect(answer.attempts).toHaveLength(2);
    expect(asked.map(({ referrer }) => referrer)).toEqual(['http://z.test/', 'http://a.test/start']);
  });

  it.each<[string, Partial<NetResponse>, string]>([
    ['a page that is gone', { state: 'gone', status: 404 }, 'gone'],
    ['a refused next host', { state: 'refused', status: null }, 'refused'],
    ['an inner address', { state: 'unsafe', status: null }, 'unsafe'],
    ['an empty page', { state: 'empty', status: 200 }, 'empty'],
  ])('ends as its last hop does: %s', async (_, last, state) => {
    expect((await play(to('http://b.test/'), last)).answer).toMatchObject({ state, hops: [{ status: 302 }] });
  });

  it.each<[string, Partial<NetResponse>[], string, number]>([
    ['a loop onto itself', [to('/start')], 'too_many_redirects', 1],
    ['a ring of two', [to('/other'), to('/start')], 'too_many_redirects', 2],
    ['a ring that hands out a cookie', [to('/start', 302, { 'set-cookie': 'a=1' })], 'blocked', 1],
    ['no place to go to', [{ status: 302, state: 'malformed' }], 'malformed', 1],
    ['a place that is none', [to('http://[')], 'malformed', 1],
    ['an empty place', [to('')], 'malformed', 1],
    ['304 without a question', [to('/x', 304)], 'malformed', 1],
  ])('%s', async (_, answers, state, requests) => {
    const { answer, asked } = await play(...answers);
    expect([answer.state, asked.length]).toEqual([state, requests]);
  });

  it('gives up after as many hops as a browser', async () => {
    const { answer, asked } = await play(...Array.from({ length: 30 }, (_, step) => to(`/${step}`)));
    expect([answer.state, asked.length, answer.hops.length]).toEqual([
      'too_many_redirects',
      MAX_HOPS,
      MAX_HOPS,
    ]);
  });

  it('shares one budget of time among all hops', async () => {
    const { asked } = await play(to('/next'), {});
    expect(asked[0]?.budget).toBe(asked[1]?.budget);
  });
});

describe('locationOf', () => {
  it.each([
    ['a path', '/x', 'http://a.test/x'],
    ['a page beside', 'x.html', 'http://a.test/dir/x.html'],
    ['another host', '//b.test/', 'http://b.test/'],
    ['with a fragment', '/x#top', 'http://a.test/x'],
    ['with blanks around', '  /x  ', 'http://a.test/x'],
    ['raw UTF-8 bytes', Buffer.from('/公').toString('latin1'), 'http://a.test/%E5%85%AC'],
    ['raw GBK bytes', '/\u00b9\u00ab', 'http://a.test/%B9%AB'],
    ['a bad host', 'http://a b/', null],
    ['nothing', ' ', null],
  ])('%s', (_, location, expected) => expect(locationOf(location, 'http://a.test/dir/page')).toBe(expected));

  it('never throws and gives an address without fragment', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const url = locationOf(text, 'http://a.test/');
        return url === null || (URL.canParse(url) && new URL(url).hash === '');
      }),
    );
  });
});
