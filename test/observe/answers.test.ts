import { expect, it } from 'vitest';
import { keptHeaders, type NetResponse } from '../../src/net/index.ts';
import { keepAnswer } from '../../src/observe/answers.ts';

it('keeps no header that could open a door', () => {
  const secrets = {
    'set-cookie': 'JSESSIONID=1',
    'Set-Cookie2': 'a',
    cookie: 'b',
    authorization: 'Bearer c',
    'proxy-authorization': 'd',
    'x-auth-token': 'e',
    'x-csrf-token': 'f',
    'x-xsrf-header': 'g',
    'x-session-id': 'h',
    'x-api-key': 'i',
    'client-secret': 'j',
  };
  const harmless = { server: 'nginx', date: 'x', 'content-type': 'text/html', etag: '"1"', via: 'cdn' };
  expect(keptHeaders({ ...secrets, ...harmless })).toEqual(harmless);
});

const response: NetResponse = {
  url: 'http://a.test/x',
  finalUrl: 'http://a.test/404',
  state: 'gone',
  status: 404,
  headers: { server: 'nginx', 'set-cookie': 'a=1' },
  contentType: 'text/html',
  body: Buffer.from('没有这个页面'),
  truncated: false,
  fetchedAt: '2026-11-23T02:00:00.000Z',
  ms: 1,
  hops: [{ url: 'http://a.test/x', status: 302 }],
  attempts: [],
};

it.each([
  ['the whole body', undefined, '没有这个页面'],
  ['its head', 6, '没有'],
])('keeps status, road, headers and %s', async (_, most, text) => {
  const kept: string[] = [];
  const keep = async (bytes: Uint8Array) => {
    kept.push(Buffer.from(bytes).toString());
    return 'sha256:1';
  };
  expect(await keepAnswer(response, { keep }, most)).toEqual({
    finalUrl: 'http://a.test/404',
    status: 404,
    fetchedAt: '2026-11-23T02:00:00.000Z',
    contentType: 'text/html',
    hops: [{ url: 'http://a.test/x', status: 302 }],
    headers: { server: 'nginx' },
    evidence: 'sha256:1',
  });
  expect(kept).toEqual([text]);
});

it('nothing received, nothing kept', async () => {
  const keep = () => Promise.reject(new Error('kept'));
  expect((await keepAnswer({ ...response, body: null }, { keep })).evidence).toBeNull();
});
