import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseResolve } from '../../src/net/index.ts';

it.each([
  ['as in curl', 'www.a.test:80:127.0.0.1', { host: 'www.a.test', port: 80, address: '127.0.0.1' }],
  [
    'to another port',
    'a.test:443:127.0.0.1:8443',
    { host: 'a.test', port: 443, address: '127.0.0.1', toPort: 8443 },
  ],
  ['upper case', 'A.Test:80:127.0.0.1', { host: 'a.test', port: 80, address: '127.0.0.1' }],
  ['a Chinese name', '政务.test:80:127.0.0.1', { host: 'xn--zfr164b.test', port: 80, address: '127.0.0.1' }],
  ['IPv6 in brackets', 'a.test:80:[::1]', { host: 'a.test', port: 80, address: '::1' }],
  [
    'IPv6 in brackets to another port',
    'a.test:80:[::1]:81',
    { host: 'a.test', port: 80, address: '::1', toPort: 81 },
  ],
  ['bare IPv6', 'a.test:80:fd00::1:2', { host: 'a.test', port: 80, address: 'fd00::1:2' }],
  ['no address', 'a.test:80', null],
  ['a name for an address', 'a.test:80:b.test', null],
  ['port 0', 'a.test:0:127.0.0.1', null],
  ['port too high', 'a.test:65536:127.0.0.1', null],
  ['second port too high', 'a.test:80:127.0.0.1:70000', null],
  ['no host', ':80:127.0.0.1', null],
  ['nothing', '', null],
])('%s', (_, text, expected) => expect(parseResolve(text)).toEqual(expected));

it('reads back what it writes', () => {
  const port = fc.integer({ min: 1, max: 65_535 });
  fc.assert(
    fc.property(
      fc.domain(),
      port,
      fc.oneof(
        fc.ipV4(),
        fc.ipV6().map((ip) => `[${ip}]`),
      ),
      port,
      (host, from, address, to) => {
        expect(parseResolve(`${host}:${from}:${address}:${to}`)).toMatchObject({ port: from, toPort: to });
      },
    ),
    { numRuns: 50 },
  );
});

it('never throws', () => {
  fc.assert(fc.property(fc.string(), (text) => parseResolve(text) === null || true));
});
