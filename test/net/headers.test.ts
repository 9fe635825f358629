import { describe, expect, it } from 'vitest';
import { isBinaryBody, isBinaryType } from '../../src/net/content.ts';
import { requestHeaders } from '../../src/net/headers.ts';
import { PURPOSES } from '../../src/net/purpose.ts';
import type { Purpose } from '../../src/net/types.ts';
import { userAgent } from '../../src/net/user-agent.ts';
import { errand } from './staged.ts';

const headersFor = (purpose: Purpose, rest: Parameters<typeof errand>[0] = {}) =>
  requestHeaders(errand({ purpose, ...rest }), PURPOSES[purpose], 'agent');

describe('requestHeaders', () => {
  it('asks for a page as a browser does', () => {
    expect(headersFor('page')).toEqual({
      'user-agent': 'agent',
      accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
      'accept-language': 'zh-CN,zh;q=0.9',
      'accept-encoding': 'gzip, deflate, br, zstd',
      'upgrade-insecure-requests': '1',
    });
  });

  it('asks for the head of a file uncompressed', () => {
    expect(headersFor('file', { rangeBytes: 1024 })).toMatchObject({
      range: 'bytes=0-1023',
      'accept-encoding': 'identity',
      accept: '*/*',
    });
  });

  it.each([
    ['the same site', 'http://a.test/list.html?p=1#x', 'http://a.test/list.html?p=1'],
    ['another site', 'http://b.test/list.html?p=1', 'http://b.test/'],
    ['from https to http', 'https://a.test/', undefined],
    ['with a password', 'http://me:secret@a.test/x', 'http://a.test/x'],
    ['a Chinese path', 'http://a.test/公开', 'http://a.test/%E5%85%AC%E5%BC%80'],
    ['no address', 'nonsense', undefined],
    ['another scheme', 'file:///etc/passwd', undefined],
  ])('Referer of %s', (_, referrer, referer) =>
    expect(headersFor('file', { referrer }).referer).toBe(referer),
  );
});

describe('userAgent', () => {
  it('is browser-compatible, names us and says whom to write to', () => {
    expect(userAgent('webmaster@example.test', '1.2.3')).toBe(
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko; compatible; Xunjian/1.2.3; +webmaster@example.test) Chrome/140.0.0.0 Safari/537.36',
    );
    expect(userAgent('a@b.test')).toMatch(/Xunjian\/\d+\.\d+\.\d+; /);
  });

  it.each([
    ['Chinese words', '市大数据局 0797'],
    ['brackets', 'http://a.test/(x); evil'],
    ['a header of its own', 'a\r\nX-Evil: 1'],
    ['half a character', 'a\ud800b'],
    ['nothing', ''],
  ])('stays one header value with %s', (_, contact) => {
    const value = userAgent(contact, '1');
    expect(value).toMatch(/^[\x20-\x7e]+$/);
    expect(value.match(/[()]/g)).toHaveLength(4);
  });

  it('keeps an address that is already encoded', () => {
    expect(userAgent('http://a.test/%E5%85%AC', '1')).toContain('; +http://a.test/%E5%85%AC)');
  });
});

it.each([
  ['image/png', true],
  ['application/pdf; charset=utf-8', true],
  ['application/vnd.ms-excel', true],
  ['video/mp4', true],
  ['image/svg+xml', false],
  ['text/html', false],
  ['application/json', false],
  ['application/xhtml+xml', false],
  ['application/octet-stream', false],
  [null, false],
])('%s is a binary type: %s', (type, expected) => expect(isBinaryType(type)).toBe(expected));

it.each([
  ['%PDF-1.7', true],
  ['PK\u0003\u0004', true],
  ['<!doctype html>', false],
  ['GIF89a', true],
  ['政务', false],
  ['', false],
])('%j is a binary body: %s', (text, expected) => expect(isBinaryBody(Buffer.from(text))).toBe(expected));
