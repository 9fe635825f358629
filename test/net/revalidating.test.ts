import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openNet } from '../../src/net/index.ts';
import { type KeptPage, type PageMemory, revalidating } from '../../src/net/revalidating.ts';
import { attempt, errand, response, scripted } from './staged.ts';

const kept = (rest: Partial<KeptPage> = {}): KeptPage => ({
  etag: '"one"',
  lastModified: null,
  contentType: 'text/html',
  receivedAt: '2026-11-20T00:00:00.000Z',
  body: Buffer.from('the kept page'),
  ...rest,
});

function memoryOf(page: KeptPage | null): PageMemory & { learnt: [string, KeptPage][] } {
  const learnt: [string, KeptPage][] = [];
  return { learnt, recall: async () => page, remember: (url, one) => void learnt.push([url, one]) };
}

describe('revalidating', () => {
  it.each([
    ['an etag', kept(), { 'if-none-match': '"one"' }],
    [
      'a date',
      kept({ etag: null, lastModified: 'Mon, 23 Nov 2026 00:00:00 GMT' }),
      { 'if-modified-since': 'Mon, 23 Nov 2026 00:00:00 GMT' },
    ],
    ['nothing kept', null, undefined],
  ])('asks by %s', async (_, page, headers) => {
    const next = scripted({ headers: { etag: '"two"' }, body: Buffer.from('new') });
    const answer = await revalidating({ pages: memoryOf(page) }, next)(errand());
    expect(next.asked[0]?.headers).toEqual(headers);
    expect(answer).toMatchObject({ state: 'ok', status: 200 });
    expect(answer.unchangedSince).toBeUndefined();
  });

  it('takes the kept body for "not modified", and the attempt says what was answered', async () => {
    const pages = memoryOf(kept());
    const next = scripted({
      state: 'malformed',
      status: 304,
      attempts: [attempt({ state: 'malformed', status: 304 })],
    });
    const answer = await revalidating({ pages }, next)(errand());
    expect(answer).toMatchObject({
      state: 'ok',
      status: 200,
      contentType: 'text/html',
      unchangedSince: '2026-11-20T00:00:00.000Z',
      attempts: [{ state: 'ok', status: 304 }],
    });
    expect(Buffer.from(answer.body ?? []).toString()).toBe('the kept page');
    expect(pages.learnt).toEqual([]);
  });

  it.each([
    ['a second look', { once: true }],
    ['a link', { purpose: 'link' as const }],
    ['a probe', { purpose: 'probe' as const }],
    ['what is asked under a name of its own', { headers: { authorization: 'x' } }],
  ])('asks in full for %s', async (_, rest) => {
    const next = scripted({ headers: { etag: '"two"' }, body: Buffer.from('new') });
    const pages = memoryOf(kept());
    await revalidating({ pages }, next)(errand(rest));
    expect(next.asked[0]?.headers?.['if-none-match']).toBeUndefined();
    expect(pages.learnt).toEqual([]);
  });

  it.each([
    ['whole and marked', { headers: { etag: '"two"' }, body: Buffer.from('new') }, 1],
    ['without a mark', { body: Buffer.from('new') }, 0],
    ['cut', { headers: { etag: '"two"' }, body: Buffer.from('new'), truncated: true }, 0],
    ['gone', { state: 'gone' as const, status: 404, headers: { etag: '"e"' }, body: Buffer.from('404') }, 0],
    [
      'refused',
      { state: 'blocked' as const, status: 403, headers: { etag: '"e"' }, body: Buffer.from('no') },
      0,
    ],
    ['without a body', { headers: { etag: '"two"' } }, 0],
    ['"not modified" that nobody asked for', { state: 'malformed' as const, status: 304 }, 0],
  ])('remembers only what is good: %s', async (_, answer, remembered) => {
    const pages = memoryOf(null);
    await revalidating({ pages }, async () => response(answer))(errand());
    expect(pages.learnt).toHaveLength(remembered);
  });
});

describe('on the wire', () => {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, reply) => {
    asked.push(request.headers['if-none-match']);
    if (request.url === '/moved') return reply.writeHead(302, { location: '/' }).end();
    if (request.headers['if-none-match'] === '"v1"') return reply.writeHead(304, { etag: '"v1"' }).end();
    return reply.writeHead(200, { 'content-type': 'text/html', etag: '"v1"' }).end('<title>v1</title>');
  });
  beforeEach(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
  afterEach(() => new Promise((done) => server.close(done)));

  it('a page is received once, and known again behind a redirect', async () => {
    const pages = new Map<string, KeptPage>();
    const memory: PageMemory = {
      recall: async (url) => pages.get(url) ?? null,
      remember: (url, page) => void pages.set(url, page),
    };
    const { port: toPort } = server.address() as AddressInfo;
    const resolve = [{ host: 'a.test', port: 80, address: '127.0.0.1', toPort }];
    const answers = [];
    for (const path of ['/', '/', '/moved']) {
      const net = openNet({ contact: 'a@b.test', resolve, requestsPerSecond: 1000, pages: memory });
      answers.push(await net.fetch({ url: `http://a.test${path}`, purpose: 'page' }));
      await net.close();
    }
    expect(asked).toEqual([undefined, '"v1"', undefined, '"v1"']);
    expect(
      answers.map(({ state, status, body }) => [state, status, Buffer.from(body ?? []).toString()]),
    ).toEqual([
      ['ok', 200, '<title>v1</title>'],
      ['ok', 200, '<title>v1</title>'],
      ['redirect_ok', 200, '<title>v1</title>'],
    ]);
    expect(answers[1]?.attempts).toMatchObject([{ status: 304, bytes: 0 }]);
  });
});
