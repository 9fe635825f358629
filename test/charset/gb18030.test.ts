import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gb18030Encode, gbkEncode, gbkQuery } from '../../src/charset/index.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('gb18030Encode', () => {
  it.each([
    ['ASCII', 'aZ 9', '615a2039'],
    ['GB2312', '政府', 'd5feb8ae'],
    ['GBK', '镕', 'e946'],
    ['the euro', '€', 'a2e3'],
    ['four bytes of the first plane', '㐀', '8139ee39'],
    ['beyond the first plane', '𠀀', '95328236'],
    ['the last character', '\u{10ffff}', 'e3329a35'],
    ['half a character becomes a question mark', '\ud800', '3f'],
    ['nothing', '', ''],
  ])('%s', (_, text, expected) => expect(hex(gb18030Encode(text))).toBe(expected));

  it('is read back by the platform', () => {
    const char = fc
      .integer({ min: 0, max: 0x10ffff })
      .filter(isPlain)
      .map((code) => String.fromCodePoint(code));
    const decoder = new TextDecoder('gb18030');
    fc.assert(fc.property(fc.string({ unit: char }), (text) => decoder.decode(gb18030Encode(text)) === text));
  });
});

/** Neither half characters nor private ones, which differ between editions of the standard. */
const isPlain = (code: number): boolean =>
  !(code >= 0xd800 && code <= 0xf8ff) && code !== 0xfffd && code !== 0xfeff;

describe('queries of a GBK page', () => {
  it.each([
    ['Chinese', '政务 公开', '%D5%FE%CE%F1+%B9%AB%BF%AA'],
    ['signs', 'a+b&c=1*_-.', 'a%2Bb%26c%3D1*_-.'],
    ['what GBK lacks', '😀', '%26%23128512%3B'],
  ])('%s', (_, text, expected) => expect(gbkQuery(text)).toBe(expected));

  it('writes what GBK lacks as a reference', () => {
    expect(Buffer.from(gbkEncode('㐀x')).toString()).toBe('&#13312;x');
  });
});
