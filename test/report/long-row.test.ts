import { describe, expect, it } from 'vitest';
import { fitsPage, portions } from '../../src/report/docx/long-row.ts';

/** Twenty characters wide. */
const WIDTH = 20 * 190 + 120;
const WIDTHS = [WIDTH, WIDTH, WIDTH];
const lines = (count: number, text = '甲'): string =>
  Array.from({ length: count }, (_, at) => `${text}${at}`).join('\n');
const divided = (...row: string[]): string[][] =>
  portions(
    row.map((text) => ({ text })),
    WIDTHS,
  ).map((portion) => portion.map(({ text }) => text));

describe('a row of a printed table', () => {
  it.each<[string, string[], string[][]]>([
    ['that is short stays as it is', ['1', '白石县', lines(14)], [['1', '白石县', lines(14)]]],
    [
      'that is long goes on in rows alike, with what is short repeated',
      ['1', '白石县', lines(30)],
      [
        ['1', '白石县', lines(10)],
        ['1 续', '白石县', lines(20).split('\n').slice(10).join('\n')],
        ['1 续', '白石县', lines(30).split('\n').slice(20).join('\n')],
      ],
    ],
    [
      'counts the lines a paragraph takes',
      ['1', '', [lines(1), '长'.repeat(280), '尾'].join('\n')],
      [
        ['1', '', '甲0'],
        ['1 续', '', '长'.repeat(280)],
        ['1 续', '', '尾'],
      ],
    ],
    [
      'with two long cells has each once',
      ['1', lines(15), lines(16, '乙')],
      [
        ['1', lines(8), lines(8, '乙')],
        ['1 续', lines(15).split('\n').slice(8).join('\n'), lines(16, '乙').split('\n').slice(8).join('\n')],
      ],
    ],
  ])('%s', (_, row, expected) => expect(divided(...row)).toEqual(expected));

  it.each([
    ['a paragraph of a page', 28 * 20, true],
    ['a paragraph of more', 28 * 20 + 1, false],
  ])('%s', (_, length, expected) => expect(fitsPage([{ text: '字'.repeat(length) }], WIDTHS)).toBe(expected));
});
