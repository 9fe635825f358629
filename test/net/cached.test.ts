import { describe, expect, it } from 'vitest';
import { cached } from '../../src/net/cached.ts';
import { deduped } from '../../src/net/deduped.ts';
import type { Purpose } from '../../src/net/types.ts';
import { errand, fakeClock, held, response, scripted, settled } from './staged.ts';

describe('cached', () => {
  const stage = (answer = {}, maxBytes = 1_000_000) => {
    const clock = fakeClock();
    const next = scripted(answer);
    return { clock, next, fetch: cached({ clock, cache: { maxBytes, keepMs: 1000 } }, next) };
  };

  it.each<[string, Purpose, string, Purpose, string, number]>([
    ['the same page', 'page', 'http://a.test/', 'page', 'http://a.test/', 1],
    ['the same page with a fragment', 'page', 'http://a.test/', 'page', 'http://a.test/#top', 1],
    ['another page', 'page', 'http://a.test/', 'page', 'http://a.test/2', 2],
    ['a link to a page already read', 'page', 'http://a.test/', 'link', 'http://a.test/', 1],
    ['a page of which only the head was read', 'link', 'http://a.test/', 'page', 'http://a.test/', 2],
    ['a probe', 'probe', 'http://a.test/', 'probe', 'http://a.test/', 2],
    ['a file', 'file', 'http://a.test/', 'file', 'http://a.test/', 2],
  ])('%s', async (_, first, firstUrl, second, secondUrl, asked) => {
    const { next, fetch } = stage();
    await fetch(errand({ purpose: first, url: firstUrl }));
    const answer = await fetch(errand({ purpose: second, url: secondUrl }));
    expect([next.asked.length, answer.url]).toEqual([asked, secondUrl]);
  });

  it('never remembers a failure', async () => {
    for (const state of ['gone', 'timeout', 'blocked', 'empty', 'interrupted'] as const) {
      const { next, fetch } = stage({ state });
      await fetch(errand());
      await fetch(errand());
      expect([state, next.asked.length]).toEqual([state, 2]);
    }
  });

  it('forgets after a while', async () => {
    const { clock, next, fetch } = stage();
    await fetch(errand());
    clock.move(999);
    await fetch(errand());
    clock.move(2);
    await fetch(errand());
    expect(next.asked).toHaveLength(2);
  });

  it('stays within its memory: the oldest goes first, the biggest never comes in', async () => {
    const { next, fetch } = stage({ body: new Uint8Array(7_000) }, 40_000);
    for (const name of [1, 2, 3, 4, 5]) await fetch(errand({ url: `http://a.test/${name}` }));
    await fetch(errand({ url: 'http://a.test/5' }));
    await fetch(errand({ url: 'http://a.test/1' }));
    expect(next.asked).toHaveLength(6);
    const big = stage({ body: new Uint8Array(20_000) }, 40_000);
    await big.fetch(errand());
    await big.fetch(errand());
    expect(big.next.asked).toHaveLength(2);
  });
});

describe('deduped', () => {
  it('asks once for many at the same time, and anew afterwards', async () => {
    const next = held();
    const fetch = deduped(next);
    const both = Promise.all([
      fetch(errand({ url: 'http://a.test/#1' })),
      fetch(errand({ url: 'http://a.test/#2' })),
    ]);
    next.answer();
    expect((await both).map(({ url }) => url)).toEqual(['http://a.test/', 'http://a.test/#2']);
    expect(next.asked).toHaveLength(1);
    void fetch(errand());
    expect(next.asked).toHaveLength(2);
  });

  it('keeps apart what is asked for differently', () => {
    const next = held();
    const fetch = deduped(next);
    for (const rest of [{}, { purpose: 'link' as const }, { maxBytes: 5 }, { rangeBytes: 5 }])
      void fetch(errand(rest));
    expect(next.asked).toHaveLength(4);
  });

  it('does not interrupt the one when the other is called off', async () => {
    const stop = new AbortController();
    const next = held();
    const fetch = deduped(next);
    const stopped = fetch(errand({ signal: stop.signal }));
    const other = fetch(errand());
    stop.abort();
    next.answer({ state: 'interrupted', status: null });
    expect((await stopped).state).toBe('interrupted');
    await settled();
    next.answer(response());
    expect((await other).state).toBe('ok');
  });
});
