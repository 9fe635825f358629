import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/targets/files/index.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
const gb18030 = readFileSync('test/fixtures/registry-gb18030/units.csv');

describe('decode', () => {
  it.each([
    ['UTF-8', utf8('甲县,乙'), 'utf-8', '甲县,乙'],
    ['UTF-8 with BOM', utf8('\uFEFF甲县'), 'utf-8-bom', '甲县'],
    ['UTF-16 as Excel saves "Unicode text"', utf16('甲\t乙'), 'utf-16', '甲\t乙'],
    ['an empty file', utf8(''), 'utf-8', ''],
  ])('%s', (_, bytes, encoding, text) => {
    expect(decode(bytes)).toEqual({ ok: true, text, encoding });
  });

  it('GB18030', () => {
    expect(decode(gb18030)).toMatchObject({
      ok: true,
      encoding: 'gb18030',
      text: expect.stringContaining('甲县,县区,990001,生僻字：㙍镕'),
    });
  });

  it.each([
    [
      'a workbook under the name of a CSV',
      new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]),
      1,
      '这是 Excel 工作簿，不是 CSV',
    ],
    ['bytes of no known encoding', new Uint8Array([0x81, 0x20, 0xff, 0xff]), 1, '文字编码无法识别'],
    [
      'one broken character in UTF-8',
      new Uint8Array([...utf8('单位编号\n甲县乙局'), 0xe4, 0x0a]),
      2,
      '这一行有乱码（不是完整的 UTF-8）',
    ],
    ['a binary file', utf8('a\nb\0c'), 2, '文字编码无法识别'],
  ])('refuses %s', (_, bytes, line, message) => {
    expect(decode(bytes)).toMatchObject({ ok: false, line, said: { message } });
  });
});
