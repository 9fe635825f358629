import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCsv, neutralised, parseCsv, plain } from '../../src/targets/files/index.ts';

const texts = (text: string, separator?: string) =>
  parseCsv(text, separator).rows.map((row) => row.cells.map((c) => c.text));

describe('parseCsv', () => {
  it.each<[string, string, string[][]]>([
    [
      'plain rows',
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['no line end at the end', 'a,b', [['a', 'b']]],
    ['CRLF, and a lone CR', 'a\r\nb\rc', [['a'], ['b'], ['c']]],
    ['a byte order mark', '\uFEFFa,b', [['a', 'b']]],
    ['quoted commas and quotes', '"a,b","say ""hi"""', [['a,b', 'say "hi"']]],
    ['quoted line breaks', '"a\r\nb",c', [['a\r\nb', 'c']]],
    ['a quote in the middle is a quote', 'a"b,c', [['a"b', 'c']]],
    ['empty cells', ',,\n', [['', '', '']]],
    ['blank lines stay rows', 'a\n\nb', [['a'], [''], ['b']]],
    ['nothing', '', []],
  ])('%s', (_, text, rows) => {
    expect(texts(text)).toEqual(rows);
  });

  it('keeps the place of every cell, also below quoted line breaks', () => {
    const { rows } = parseCsv('a,"x\ny",b\nc,d');
    expect(rows.map((row) => row.line)).toEqual([1, 3]);
    expect(rows.flatMap((row) => row.cells.map((c) => [c.text, c.line, c.column]))).toEqual([
      ['a', 1, 1],
      ['x\ny', 1, 2],
      ['b', 2, 3],
      ['c', 3, 1],
      ['d', 3, 2],
    ]);
  });

  it.each([
    ['a quote never closed', 'a,"b\nc,d', { kind: 'unterminated', line: 1, column: 2 }],
    ['text after a closing quote', 'a\n"b"c,d', { kind: 'after-quote', line: 2, column: 1 }],
  ])('reports %s', (_, text, fault) => {
    expect(parseCsv(text).faults).toEqual([fault]);
  });

  it('never throws and never loses a character outside quotes and separators', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '中', ',', '"', '\n', '\r', ' ', "'", '=') }),
        (text) => {
          const { rows } = parseCsv(text);
          const kept = rows.flatMap((row) => row.cells.map((c) => c.text)).join('');
          const letters = (s: string): number => s.replace(/[^a中='\u0020]/g, '').length;
          expect(letters(kept)).toBe(letters(text));
        },
      ),
    );
  });
});

describe('formatCsv', () => {
  const cell = fc.string({
    unit: fc.constantFrom(
      'a',
      '中',
      ',',
      '"',
      '\n',
      '\r',
      ' ',
      "'",
      '=',
      '+',
      '-',
      '@',
      '\t',
      '，',
      '＝',
      '%',
    ),
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        const read = parseCsv(formatCsv(rows));
        expect(read.faults).toEqual([]);
        expect(read.rows.map((row) => row.cells.map((c) => plain(c.text)))).toEqual(rows);
      }),
    );
  });

  it.each(['=1+1', '+86', '-1', '@a', '\tx', "'=1", ' =1', '"=1', '%1', '|a', '＝1', "'\t=1"])(
    'writes %j so that Excel does not run it',
    (text) => {
      expect(neutralised(text)).toBe(`'${text}`);
      expect(plain(neutralised(text))).toBe(text);
    },
  );
});
