import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declaredIn, decode } from '../../src/charset/decode.ts';
import { gb18030Encode } from '../../src/charset/index.ts';

const CHINESE = '赣州市某县人民政府：办事服务、互动交流、基层政务公开';
const html = (head: string, body = CHINESE): string =>
  `<html><head>${head}<title>${body}</title></head><body>${body}</body></html>`;
const META_GB = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">';
const META_UTF8 = '<meta charset="UTF-8">';
const utf8 = (text: string): Uint8Array => Buffer.from(text);
const big5 = Uint8Array.of(0xac, 0x46, 0xa9, 0xb2, 0xa4, 0xbd, 0xb6, 0x7d); // 政府公開
const utf16 = (text: string): Uint8Array => Buffer.from(text, 'utf16le');
const swapped = (bytes: Uint8Array): Uint8Array => Buffer.from(bytes).swap16();
const joined = (...parts: Uint8Array[]): Uint8Array => Buffer.concat(parts);

it.each<[string, Uint8Array, string | null, string | null, string | null]>([
  ['UTF-8 as declared', utf8(html(META_UTF8)), null, 'utf-8', 'utf-8'],
  ['UTF-8, nothing declared', utf8(html('')), null, null, 'utf-8'],
  ['GBK as declared', gb18030Encode(html(META_GB)), null, 'gb2312', 'gb18030'],
  ['GBK declared by the header', gb18030Encode(html('')), 'text/html; charset=GBK', 'gbk', 'gb18030'],
  ['GBK, nothing declared', gb18030Encode(html('')), 'text/html', null, 'gb18030'],
  ['GBK that says UTF-8', gb18030Encode(html(META_UTF8)), null, 'utf-8', 'gb18030'],
  [
    'GBK under a header that says UTF-8',
    gb18030Encode(html(META_GB)),
    'text/html;charset=utf-8',
    'utf-8',
    'gb18030',
  ],
  [
    'GBK under the header of an old Tomcat',
    gb18030Encode(html(META_GB)),
    'text/html;charset=ISO-8859-1',
    'iso-8859-1',
    'gb18030',
  ],
  ['UTF-8 that says gb2312', utf8(html(META_GB)), null, 'gb2312', 'utf-8'],
  [
    'UTF-8 under the header of an old Tomcat',
    utf8(html(META_UTF8)),
    'text/html;charset=ISO-8859-1',
    'iso-8859-1',
    'utf-8',
  ],
  [
    'characters of four bytes',
    gb18030Encode(html('<meta charset=gb18030>', `${CHINESE}𠀀㐀é`)),
    null,
    'gb18030',
    'gb18030',
  ],
  [
    'UTF-8 with a mark',
    joined(Uint8Array.of(0xef, 0xbb, 0xbf), utf8(html(META_GB))),
    null,
    'gb2312',
    'utf-8',
  ],
  ['UTF-16 with a mark', joined(Uint8Array.of(0xff, 0xfe), utf16(html(''))), null, null, 'utf-16le'],
  [
    'big-endian UTF-16 with a mark',
    joined(Uint8Array.of(0xfe, 0xff), swapped(utf16(html('')))),
    null,
    null,
    'utf-16be',
  ],
  ['UTF-16 without a mark', utf16(html('')), null, null, 'utf-16le'],
  ['big-endian UTF-16 without a mark', swapped(utf16(html(''))), null, null, 'utf-16be'],
  ['Big5 as declared', joined(utf8('<meta charset=big5>'), big5), null, 'big5', 'big5'],
  ['ASCII, nothing declared', utf8('<p>ok</p>'), null, null, 'utf-8'],
  ['ASCII that says gb2312', utf8('<meta charset=gb2312><p>ok</p>'), null, 'gb2312', 'gb18030'],
  ['ASCII that says ISO-8859-1', utf8('<p>ok</p>'), 'text/html;charset=ISO-8859-1', 'iso-8859-1', 'utf-8'],
  ['ASCII that says UTF-16', utf8('<meta charset=utf-16><p>ok</p>'), null, 'utf-16', 'utf-8'],
  ['an unknown claim', gb18030Encode(html('<meta charset=chinese-x>')), null, 'chinese-x', 'gb18030'],
  ['a prolog', utf8(`<?xml version="1.0" encoding="UTF-8"?><a>${CHINESE}</a>`), 'text/xml', 'utf-8', 'utf-8'],
  ['a claim in a comment does not count', utf8(`<!-- ${META_GB} -->${CHINESE}`), null, null, 'utf-8'],
  [
    'a claim in a script does not count',
    utf8(`<script>w('${META_GB}')</script>${CHINESE}`),
    null,
    null,
    'utf-8',
  ],
  ['a claim after 4 kB does not count', utf8(`${' '.repeat(4100)}${META_GB}${CHINESE}`), null, null, 'utf-8'],
  [
    'the header goes before the page',
    gb18030Encode(html(META_UTF8)),
    'text/html; charset="gb2312"',
    'gb2312',
    'gb18030',
  ],
  [
    'a UTF-8 page with a title cut by bytes',
    joined(utf8(html(META_UTF8, CHINESE.repeat(3))), Uint8Array.of(0xe8, 0xb5), utf8('…</p>')),
    null,
    'utf-8',
    'utf-8',
  ],
  [
    'a GBK page with a UTF-8 footer',
    joined(gb18030Encode(html(META_GB, CHINESE.repeat(5))), utf8('主办')),
    null,
    'gb2312',
    'gb18030',
  ],
  [
    'a GBK word that is UTF-8 by chance',
    joined(utf8(META_GB), Uint8Array.of(0xc4, 0xa3)),
    null,
    'gb2312',
    'gb18030',
  ],
  ['nothing', new Uint8Array(), 'text/html; charset=gbk', 'gbk', null],
])('%s', (_, bytes, contentType, declared, actual) => {
  expect(decode(bytes, contentType).charset).toEqual({ declared, actual });
});

it.each([
  ['GBK that says UTF-8', gb18030Encode(html(META_UTF8))],
  ['UTF-8 that says gb2312', utf8(html(META_GB))],
  ['UTF-16', utf16(html(''))],
])('reads without mojibake: %s', (_, bytes) => expect(decode(bytes, null).text).toContain(CHINESE));

it('leaves a byte order mark out of the text', () => {
  expect(decode(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41), null).text).toBe('A');
});

it('judges a text cut anywhere as the whole, and shows no half character', () => {
  const text = `<p>${CHINESE.repeat(4)}`;
  for (const [bytes, actual] of [
    [utf8(text), 'utf-8'],
    [gb18030Encode(text), 'gb18030'],
  ] as const) {
    for (let length = 60; length < bytes.length; length += 1) {
      const read = decode(bytes.subarray(0, length), null);
      expect([length, read.charset.actual, read.text.includes('\ufffd')]).toEqual([length, actual, false]);
    }
  }
});

it('reads any Chinese text back from either encoding', () => {
  const han = fc.string({
    unit: fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code)),
    minLength: 20,
  });
  fc.assert(
    fc.property(han, (text) => {
      expect(decode(utf8(text), null).text).toBe(text);
      expect(decode(gb18030Encode(text), 'text/html; charset=gbk').text).toBe(text);
    }),
  );
});

it('never throws', () => {
  const types = fc.option(
    fc.constantFrom('text/html; charset=gbk', 'charset=hz-gb-2312', 'x; charset=utf-16be', 'charset='),
  );
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      types,
      (bytes, type) => typeof decode(bytes, type).text === 'string',
    ),
  );
});

it.each([
  ['text/html;charset=UTF-8', 'utf-8'],
  ["text/html; Charset = 'gbk'; x=1", 'gbk'],
  ['text/html', null],
  [null, null],
])('declared in %s', (header, expected) => expect(declaredIn(header)).toBe(expected));

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);
interface Page {
  id: string;
  file?: string;
  charset_header: string | null;
  charset_declared: string | null;
  charset_actual: string;
}

describe.skipIf(!existsSync(new URL('truth.json', CORPUS)))(
  'real pages (skipped when ../shared/corpus is absent)',
  () => {
    const { records } = existsSync(new URL('truth.json', CORPUS))
      ? (JSON.parse(readFileSync(new URL('truth.json', CORPUS), 'utf8')) as { records: Page[] })
      : { records: [] };
    it.each(records.filter(({ file }) => file))(
      '$id',
      ({ file = '', charset_header, charset_declared, charset_actual }) => {
        const type = charset_header === null ? null : `text/html; charset=${charset_header}`;
        const { charset } = decode(readFileSync(new URL(file, CORPUS)), type);
        expect(charset).toEqual({ declared: charset_declared, actual: charset_actual });
      },
    );
  },
);
