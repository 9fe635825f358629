import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decode } from '../../src/charset/index.ts';
import type { LinkState } from '../../src/facts/index.ts';
import { type Net, openNet } from '../../src/net/index.ts';
import { type Site, startSite, TLS_HOSTS } from '../site/site.ts';

const WAIT = 250;
let site: Site;
let net: Net;

const openFast = (rest: Partial<Parameters<typeof openNet>[0]> = {}): Net =>
  openNet({
    contact: 'test@example.test',
    allow: ['127.0.0.1'],
    resolve: [
      ...Object.values(TLS_HOSTS).map((host) => ({
        host,
        port: 443,
        address: '127.0.0.1',
        toPort: site.tls.port,
      })),
      { host: 'tls-none.test', port: 443, address: '127.0.0.1', toPort: site.port },
      { host: 'mapped.test', port: 80, address: '127.0.0.1', toPort: site.port },
    ],
    ca: [site.tls.ca],
    requestsPerSecond: 10_000,
    host: { opensAfter: 100 },
    retry: { backoffMs: [1, 1] },
    // What is too large is so at once, also on a busy machine.
    caps: { page: 1024 * 1024 },
    limits: { connectMs: WAIT, headersMs: WAIT, bodyMs: WAIT, visitMs: 3 * WAIT },
    // Nothing but loopback is ever asked.
    lookup: async (host) => Promise.reject(Object.assign(new Error(host), { code: 'ENOTFOUND' })),
    ...rest,
  });

beforeAll(async () => {
  site = await startSite();
  net = openFast();
});
afterAll(async () => {
  await net.close();
  await site.close();
});

describe('every behaviour of a site ends in its named state', () => {
  it.each<[string, LinkState, number | null]>([
    ['ok', 'ok', 200],
    ['gbk', 'ok', 200],
    ['empty', 'empty', 200],
    ['no-content', 'empty', 204],
    ['gzip', 'ok', 200],
    ['deflate', 'ok', 200],
    ['deflate-raw', 'ok', 200],
    ['br', 'ok', 200],
    ['zstd', 'ok', 200],
    ['gzip-twice', 'ok', 200],
    ['cut-gzip', 'ok', 200],
    ['odd-encoding', 'ok', 200],
    ['wrong-encoding', 'reset', 200],
    ['gzip-bomb', 'too_large', 200],
    ['huge', 'too_large', 200],
    ['huge-announced', 'too_large', 200],
    ['redirect-ok', 'redirect_ok', 200],
    ['five-hops', 'redirect_ok', 200],
    ['redirect-gbk', 'redirect_ok', 200],
    ['thirty-hops', 'too_many_redirects', 302],
    ['redirect-loop', 'too_many_redirects', 302],
    ['redirect-ring', 'too_many_redirects', 302],
    ['cookie-loop', 'blocked', 302],
    ['redirect-private', 'unsafe', null],
    ['redirect-scheme', 'unsafe', null],
    ['redirect-nowhere', 'malformed', 302],
    ['redirect-no-location', 'ok', 302],
    ['slow-drip', 'timeout', 200],
    ['never-ending', 'timeout', 200],
    ['silent', 'timeout', null],
    ['slow-404', 'gone', 404],
    ['reset-mid-body', 'reset', 200],
    ['reset-at-once', 'reset', null],
    ['lying-length', 'reset', 200],
    ['header-flood', 'too_large', null],
    ['not-http', 'reset', null],
    ['400', 'client_error', 400],
    ['401', 'blocked', 401],
    ['403', 'blocked', 403],
    ['404', 'gone', 404],
    ['405', 'blocked', 405],
    ['406', 'client_error', 406],
    ['407', 'client_error', 407],
    ['409', 'client_error', 409],
    ['410', 'gone', 410],
    ['412', 'blocked', 412],
    ['451', 'client_error', 451],
    ['500', 'server_error', 500],
    ['503', 'server_error', 503],
    ['521', 'blocked', 521],
    ['999', 'blocked', 999],
    ['flaky', 'ok', 200],
    ['not-html', 'not_html', 200],
    ['pdf-as-html', 'not_html', 200],
    ['html-as-octets', 'ok', 200],
    ['soft-404', 'ok', 200],
    ['no-such-page', 'gone', 404],
  ])('%s: %s', async (name, state, status) => {
    const startedAt = performance.now();
    const answer = await net.fetch({ url: site.url(name), purpose: 'page' });
    expect({ state: answer.state, status: answer.status }).toEqual({ state, status });
    expect(performance.now() - startedAt).toBeLessThan(3 * WAIT + 1000);
    expect(answer.attempts.length).toBeGreaterThan(0);
    if (state === 'too_large' || state === 'timeout' || state === 'reset') expect(answer.body).toBeNull();
  });

  it.each<[string, string, LinkState]>([
    ['a good certificate', TLS_HOSTS.ok, 'ok'],
    ['expired', TLS_HOSTS.expired, 'tls_expired'],
    ['not yet valid', TLS_HOSTS.early, 'tls_expired'],
    ['of another name', TLS_HOSTS.name, 'tls_name'],
    ['signed by itself', TLS_HOSTS.selfSigned, 'tls_untrusted'],
    ['without its intermediate', TLS_HOSTS.chain, 'tls_untrusted'],
    ['no TLS at all', 'tls-none.test', 'tls_protocol'],
  ])('certificate: %s', async (_, host, state) => {
    const answer = await net.fetch({ url: `https://${host}/`, purpose: 'page' });
    expect(answer.state).toBe(state);
    expect(answer.attempts).toMatchObject([{ state, address: '127.0.0.1' }]);
  });

  it('a closed port', async () => {
    const other = await startSite();
    await other.close();
    expect(await net.fetch({ url: other.url('ok'), purpose: 'page' })).toMatchObject({
      state: 'refused',
      status: null,
    });
  });

  it('a name that is not there', async () => {
    expect(await net.fetch({ url: 'http://absent.test/', purpose: 'page' })).toMatchObject({
      state: 'dns_nxdomain',
    });
  });
});

describe('what is read', () => {
  it('is the decompressed page, whatever the way of packing', async () => {
    for (const name of ['gzip', 'deflate', 'deflate-raw', 'br', 'zstd', 'gzip-twice']) {
      const { body, contentType } = await net.fetch({ url: site.url(name), purpose: 'page' });
      expect([name, decode(body ?? new Uint8Array(), contentType).text]).toEqual([
        name,
        expect.stringContaining('压缩'),
      ]);
    }
  });

  it('sends back the very bytes of a redirect in GBK', async () => {
    const { finalUrl } = await net.fetch({ url: site.url('redirect-gbk'), purpose: 'page' });
    expect(finalUrl).toBe(site.url('echo/%B9%AB%BF%AA'));
  });

  it('is the body of an error page too, for what it may say', async () => {
    const { body } = await net.fetch({ url: site.url('521'), purpose: 'page' });
    expect(Buffer.from(body ?? []).toString()).toContain('状态 521');
  });

  it('is the asked range of a file', async () => {
    const answer = await net.fetch({
      url: site.url('file'),
      purpose: 'file',
      rangeBytes: 4096,
      referrer: site.url('ok'),
    });
    expect(answer).toMatchObject({
      state: 'ok',
      status: 206,
      contentType: 'application/pdf',
      truncated: false,
    });
    expect(answer.headers['content-range']).toBe('bytes 0-4095/200009');
    expect(answer.body).toHaveLength(4096);
    expect(site.hits().at(-1)?.headers).toMatchObject({
      range: 'bytes=0-4095',
      referer: site.url('ok'),
      'accept-encoding': 'identity',
    });
  });

  it('is a file up to its cap', async () => {
    const answer = await net.fetch({ url: site.url('file'), purpose: 'file', maxBytes: 1000 });
    expect([answer.state, answer.truncated, answer.body?.length]).toEqual(['ok', true, 1000]);
    expect(await net.fetch({ url: site.url('empty-file'), purpose: 'file', rangeBytes: 10 })).toMatchObject({
      state: 'empty',
    });
  });

  it.each<[string, LinkState, boolean]>([
    ['file', 'ok', false],
    ['huge', 'ok', true],
    ['gzip-bomb', 'ok', true],
    ['ok', 'ok', true],
    ['empty', 'empty', false],
  ])('of a link only the head: %s', async (name, state, hasBody) => {
    const answer = await net.fetch({ url: site.url(name), purpose: 'link' });
    expect([answer.state, answer.body !== null]).toEqual([state, hasBody]);
    expect(answer.body?.length ?? 0).toBeLessThanOrEqual(256 * 1024);
  });
});

describe('what is kept', () => {
  it('names every hop and every try', async () => {
    const answer = await net.fetch({ url: `${site.url('flaky')}?kept`, purpose: 'page' });
    expect(answer.attempts.map(({ state, status }) => [state, status])).toEqual([
      ['server_error', 503],
      ['server_error', 503],
      ['ok', 200],
    ]);
    expect(answer.attempts[2]).toMatchObject({ method: 'GET', address: '127.0.0.1', error: null });
  });

  it('holds no password, and none is sent', async () => {
    const answer = await net.fetch({
      url: `http://me:secret@127.0.0.1:${site.port}/ok?secrets`,
      purpose: 'page',
    });
    expect(answer.state).toBe('ok');
    expect(JSON.stringify([answer.attempts, answer.hops, answer.finalUrl])).not.toContain('secret@');
    expect(site.hits().at(-1)?.headers.authorization).toBeUndefined();
  });

  it('carries no cookie from one request to the next', async () => {
    const answer = await net.fetch({ url: site.url('set-cookie'), purpose: 'page' });
    await net.fetch({ url: site.url('ok?after-cookie'), purpose: 'page' });
    expect(site.hits().at(-1)?.headers.cookie).toBeUndefined();
    expect(JSON.stringify(answer.attempts)).not.toContain('secret-value');
  });

  it('says who we are', () => {
    expect(site.hits().at(-1)?.headers['user-agent']).toMatch(
      /^Mozilla\/5\.0 .*Xunjian\/.*test@example\.test/,
    );
  });
});

describe('the door', () => {
  it('reaches a mapped name at its address, with its own name on the request', async () => {
    const answer = await net.fetch({ url: 'http://mapped.test/ok', purpose: 'page' });
    expect(answer).toMatchObject({ state: 'ok', finalUrl: 'http://mapped.test/ok' });
    expect(site.hits('mapped.test')).toHaveLength(1);
  });

  it('connects to the checked address even when the name changes its mind', async () => {
    const answers = [['127.0.0.1'], ['10.0.0.1']];
    const fickle = openFast({ lookup: async () => answers.shift() ?? [] });
    const url = `http://rebind.test:${site.port}/ok`;
    expect((await fickle.fetch({ url, purpose: 'page' })).state).toBe('ok');
    expect(site.hits('rebind.test')).toHaveLength(1);
    expect(answers).toHaveLength(1);
    await fickle.close();
  });

  it('tries the next checked address when the first does not answer', async () => {
    const twofold = openFast({
      allow: ['127.0.0.0/8'],
      lookup: async () => ['127.0.0.9', '127.0.0.1'],
      limits: { connectMs: 5_000 },
    });
    const answer = await twofold.fetch({ url: `http://two.test:${site.port}/ok`, purpose: 'page' });
    expect(answer).toMatchObject({ state: 'ok', attempts: [{ address: '127.0.0.1' }] });
    await twofold.close();
  });

  it('lets a running request be called off', async () => {
    const stop = new AbortController();
    const asked = net.fetch({ url: site.url('silent?stop'), purpose: 'page', signal: stop.signal });
    setTimeout(() => stop.abort(), 20);
    expect(await asked).toMatchObject({ state: 'interrupted', status: null });
    expect(await net.fetch({ url: site.url('ok?stop'), purpose: 'page', signal: stop.signal })).toMatchObject(
      {
        state: 'interrupted',
        attempts: [],
      },
    );
  });

  it('ends what is under way when it closes', async () => {
    const closing = openFast();
    const asked = closing.fetch({ url: site.url('silent?close'), purpose: 'page' });
    setTimeout(() => void closing.close(), 20);
    expect((await asked).state).toBe('interrupted');
  });

  it('knows nothing of its line before a public name was asked', async () => {
    const fresh = openFast();
    await fresh.fetch({ url: site.url('ok'), purpose: 'page' });
    expect(fresh.ownNetworkUp()).toBeNull();
    await fresh.fetch({ url: 'http://absent.test/', purpose: 'page' });
    expect(fresh.ownNetworkUp()).toBe(false);
    await fresh.close();
  });
});
