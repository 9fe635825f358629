import { expect, it } from 'vitest';
import { keepAnswer } from '../../src/media/ask.ts';
import type { MediaContext } from '../../src/media/index.ts';
import type { NetResponse } from '../../src/net/index.ts';

it('keeps the head of an answer and the road to it, and no key in any of them', async () => {
  const stored: string[] = [];
  const context = {
    keep: async (bytes: Uint8Array) => `sha256:${stored.push(new TextDecoder().decode(bytes))}`,
  } as Pick<MediaContext, 'keep'> as MediaContext;
  const response: NetResponse = {
    url: 'https://api.test/a?access_token=KEY-1',
    finalUrl: 'https://api.test/b?access_token=KEY-1&page=1',
    state: 'redirect_ok',
    status: 200,
    headers: {
      server: 'gateway',
      'set-cookie': 'sid=KEY-2',
      link: '<https://api.test/c?key=KEY-1>; rel=next',
    },
    contentType: 'application/json',
    body: new TextEncoder().encode('{"for":"KEY-1"}'),
    truncated: false,
    fetchedAt: '2026-11-23T02:00:00.000Z',
    ms: 1,
    hops: [{ url: 'https://api.test/a?access_token=KEY-1', status: 302 }],
    attempts: [],
  };
  const kept = await keepAnswer(context, 'api', response, ['KEY-1']);
  expect(kept).toMatchObject({
    hash: 'sha256:1',
    head: {
      contentType: 'application/json',
      hops: [{ url: 'https://api.test/a?access_token=***', status: 302 }],
      headers: { server: 'gateway', link: '<https://api.test/c?key=***>; rel=next' },
    },
  });
  expect(JSON.stringify([kept, stored])).not.toMatch(/KEY-/);
});
