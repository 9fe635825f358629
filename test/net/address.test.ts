import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublic, plainHost, portOf, readAllowList } from '../../src/net/address.ts';

describe('isPublic', () => {
  it.each([
    ['an ordinary address', '1.2.4.8', true],
    ['an ordinary IPv6 address', '2400:3200::1', true],
    ['a mapped ordinary address', '::ffff:1.2.4.8', true],
    ['loopback', '127.0.0.1', false],
    ['all of loopback', '127.255.0.9', false],
    ['any', '0.0.0.0', false],
    ['private 10', '10.1.2.3', false],
    ['private 172', '172.31.255.1', false],
    ['private 192', '192.168.0.1', false],
    ['link-local with the cloud metadata', '169.254.169.254', false],
    ['carrier NAT', '100.64.0.1', false],
    ['benchmarking', '198.18.0.1', false],
    ['documentation', '203.0.113.5', false],
    ['multicast', '224.0.0.1', false],
    ['broadcast', '255.255.255.255', false],
    ['IPv6 loopback', '::1', false],
    ['IPv6 any', '::', false],
    ['mapped loopback', '::ffff:127.0.0.1', false],
    ['mapped loopback in hex', '::ffff:7f00:1', false],
    ['unique local', 'fd00::1', false],
    ['IPv6 link-local', 'fe80::1', false],
    ['NAT64 of loopback', '64:ff9b::7f00:1', false],
    ['6to4', '2002:7f00:1::', false],
    ['IPv4-compatible loopback', '::7f00:1', false],
    ['IPv4-compatible loopback, dotted', '::127.0.0.1', false],
    ['IPv6 that nobody has yet, low', '4000::1', false],
    ['IPv6 that nobody has yet, high', 'e000::1', false],
    ['IPv6 before the given out', '1fff::1', false],
    ['the last of the given out', '3ffe::1', true],
    ['no address', 'a.test', false],
  ])('%s', (_, address, expected) => expect(isPublic(address)).toBe(expected));

  it('holds no address of the private ranges for public', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const inside = fc.oneof(
      fc.tuple(fc.constant(10), byte, byte, byte),
      fc.tuple(fc.constant(127), byte, byte, byte),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
      fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
    );
    fc.assert(
      fc.property(inside, (bytes) => !isPublic(bytes.join('.')) && !isPublic(`::ffff:${bytes.join('.')}`)),
    );
  });
});

describe('readAllowList', () => {
  const list = readAllowList(['127.0.0.1', '10.20.0.0/16', 'fd00::/8', 'Inner.test', '.gov.test', '']);

  it.each([
    ['127.0.0.1', true],
    ['::ffff:127.0.0.1', true],
    ['127.0.0.2', false],
    ['10.20.9.9', true],
    ['10.21.0.1', false],
    ['fd12::1', true],
    ['fe80::1', false],
    ['nonsense', false],
  ])('address %s: %s', (address, expected) => expect(list.hasAddress(address)).toBe(expected));

  it.each([
    ['inner.test', true],
    ['a.inner.test', false],
    ['www.gov.test', true],
    ['gov.test', false],
    ['notgov.test', false],
    ['', false],
  ])('name %s: %s', (name, expected) => expect(list.hasName(name)).toBe(expected));
});

it.each([
  ['http://A.test/', 'a.test', 80],
  ['https://a.test./', 'a.test', 443],
  ['http://[::1]:81/', '::1', 81],
  ['http://0x7f.1/', '127.0.0.1', 80],
  ['http://2130706433/', '127.0.0.1', 80],
])('host and port of %s', (url, host, port) => {
  expect([plainHost(new URL(url)), portOf(new URL(url))]).toEqual([host, port]);
});
