import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gbkBytes, readGbk } from '../../src/charset/gbk.ts';

const platform = new TextDecoder('gb18030');

describe('readGbk', () => {
  it.each<[string, number[], string | null]>([
    ['nothing', [], ''],
    ['ASCII', [0x61, 0x3c, 0x7f], 'a<\u007f'],
    ['characters of two bytes', [0xd5, 0xfe, 0xb8, 0xae, 0x31], '政府1'],
    ['a trail that looks like ASCII', [0x81, 0x40, 0x40], '丂@'],
    ['four bytes', [0x81, 0x39, 0xee, 0x39], null],
    ['a pair that means nothing', [0x81, 0x7f], null],
    ['a trail out of range', [0xb0, 0x20], null],
    ['a lead out of range', [0xff, 0x40], null],
    ['the euro of one byte', [0x80], null],
    ['half a character at the end', [0x61, 0xd5], null],
  ])('%s', (_, bytes, text) => expect(readGbk(Uint8Array.from(bytes))).toBe(text));

  it('reads what it reads as the platform does, and always what GBK can write', () => {
    const some = fc.oneof(
      fc.uint8Array(),
      fc.array(fc.integer({ min: 0x81, max: 0xfe })).map((bytes) => Uint8Array.from(bytes)),
    );
    fc.assert(
      fc.property(some, (bytes) => {
        const text = readGbk(bytes);
        expect(text === null || text === platform.decode(bytes)).toBe(true);
      }),
    );
    const units = Array.from({ length: 0x10000 }, (_, unit) => unit).filter(
      (unit) => gbkBytes(unit) !== null,
    );
    expect(units.length).toBeGreaterThan(20_000);
    const bytes = Uint8Array.from(units.flatMap((unit) => gbkBytes(unit) ?? []));
    expect(readGbk(bytes)).toBe(String.fromCharCode(...units));
  });
});
