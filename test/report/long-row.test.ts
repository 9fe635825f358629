import { describe, expect, it } from 'vitest';
import { fitsPage, portions } from '../../src/report/docx/long-row.ts';

/** Twenty characters wide. */
const WIDTH = 20 * 190 + 120;
const WIDTHS = [WIDTH, WIDTH, WIDTH];
const lines = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, at) => `第${from + at}行`).join('\n');
const divided = (...row: string[]): string[][] =>
  portions(
    row.map((text) => ({ text })),
    WIDTHS,
  ).map((portion) => portion.map(({ text }) => text));

describe('a row of a printed table', () => {
  it.each<[string, string[], string[][]]>([
    ['that is short stays as it is', ['1', '白石县', lines(0, 10)], [['1', '白石县', lines(0, 10)]]],
    [
      'that is long goes on in rows alike, with what is short repeated',
      ['1', '白石县', lines(0, 24)],
      [
        ['1', '白石县', lines(0, 8)],
        ['1 续', '白石县', lines(8, 16)],
        ['1 续', '白石县', lines(16, 24)],
      ],
    ],
    [
      'counts the lines a paragraph takes',
      ['1', '', [lines(0, 1), '长'.repeat(200), '尾'].join('\n')],
      [
        ['1', '', [lines(0, 1), '长'.repeat(200)].join('\n')],
        ['1 续', '', '尾'],
      ],
    ],
    [
      'with two long cells has each once',
      ['1', lines(0, 11), lines(20, 36)],
      [
        ['1', lines(0, 6), lines(20, 28)],
        ['1 续', lines(6, 11), lines(28, 36)],
      ],
    ],
  ])('%s', (_, row, expected) => expect(divided(...row)).toEqual(expected));

  it.each([
    ['a paragraph of a page', 28 * 20, true],
    ['a paragraph of more', 28 * 20 + 1, false],
  ])('%s', (_, length, expected) => expect(fitsPage([{ text: '字'.repeat(length) }], WIDTHS)).toBe(expected));
});
