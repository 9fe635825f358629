import { describe, expect, it } from 'vitest';
import type { LinkState } from '../../src/facts/index.ts';
import { describeError, stateOfError, stateOfStatus } from '../../src/net/failure.ts';

const withCode = (code: string, message = code): Error => Object.assign(new Error(message), { code });

describe('stateOfStatus', () => {
  it.each<[LinkState, number[]]>([
    ['ok', [200, 201, 202, 203, 204, 206]],
    // Without a place to go on to, browsers show what came with them.
    ['ok', [300, 302, 304]],
    ['gone', [404, 410]],
    ['blocked', [401, 403, 405, 412, 418, 429, 493, 521, 567, 999]],
    ['client_error', [400, 402, 406, 407, 408, 409, 411, 413, 414, 415, 416, 422, 451]],
    ['server_error', [500, 501, 502, 503, 504, 505, 520, 522, 530]],
  ])('%s', (state, statuses) => {
    for (const status of statuses) expect([status, stateOfStatus(status)]).toEqual([status, state]);
  });
});

describe('stateOfError', () => {
  it.each<[string, LinkState]>([
    ['ENOTFOUND', 'dns_nxdomain'],
    ['ENODATA', 'dns_nxdomain'],
    ['EAI_AGAIN', 'dns_temporary'],
    ['ETIMEOUT', 'dns_temporary'],
    ['ECONNREFUSED', 'refused'],
    ['ECONNRESET', 'reset'],
    ['EPIPE', 'reset'],
    ['UND_ERR_SOCKET', 'reset'],
    ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'reset'],
    ['HPE_INVALID_HEADER_TOKEN', 'reset'],
    ['ETIMEDOUT', 'timeout'],
    ['EHOSTUNREACH', 'timeout'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
    ['UND_ERR_BODY_TIMEOUT', 'timeout'],
    ['UND_ERR_HEADERS_OVERFLOW', 'too_large'],
    ['CERT_HAS_EXPIRED', 'tls_expired'],
    ['CERT_NOT_YET_VALID', 'tls_expired'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls_name'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls_untrusted'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls_untrusted'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls_untrusted'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls_untrusted'],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tls_protocol'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls_protocol'],
    ['EPROTO', 'tls_protocol'],
    ['UND_ERR_DESTROYED', 'interrupted'],
    ['ADDRESS_NOT_PUBLIC', 'unsafe'],
    ['SOMETHING_NEW', 'reset'],
  ])('%s is %s', (code, state) => expect(stateOfError(withCode(code))).toBe(state));

  it('looks into causes and into the errors of several addresses', () => {
    expect(stateOfError(new Error('fetch failed', { cause: withCode('CERT_HAS_EXPIRED') }))).toBe(
      'tls_expired',
    );
    expect(stateOfError(new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')]))).toBe(
      'refused',
    );
  });

  it('knows our own limits and the interruption by name', () => {
    expect(stateOfError(new DOMException('late', 'TimeoutError'))).toBe('timeout');
    expect(stateOfError(new DOMException('stop', 'AbortError'))).toBe('interrupted');
  });

  it('survives what is no error and what is its own cause', () => {
    const ring = new Error('ring');
    ring.cause = ring;
    expect([stateOfError('text'), stateOfError(null), stateOfError(ring)]).toEqual([
      'reset',
      'reset',
      'reset',
    ]);
  });
});

describe('describeError', () => {
  it.each([
    [
      'code and words',
      withCode('ECONNREFUSED', 'connect ECONNREFUSED 192.0.2.1:80'),
      'ECONNREFUSED: connect ECONNREFUSED 192.0.2.1:80',
    ],
    ['words that begin with the code', withCode('EPIPE', 'EPIPE: broken'), 'EPIPE: broken'],
    ['no words', withCode('EPIPE', ''), 'EPIPE'],
    ['no code', new TypeError('bad\n  thing'), 'TypeError: bad thing'],
    ['no error', 'text', 'text'],
    [
      'memory addresses and source files of OpenSSL',
      withCode(
        'ERR_SSL_X',
        '404D42F1B17F0000:error:0A00010B:SSL routines:f:wrong version number:../deps/openssl/ssl.c:77:',
      ),
      'ERR_SSL_X: 0A00010B:SSL routines:f:wrong version number',
    ],
  ])('%s', (_, error, line) => expect(describeError(error)).toBe(line));
});
