import { expect, it } from 'vitest';
import { column, list, MOST_ROWS, text } from '../../src/report/docx/annex.ts';

/** The words of blocks that nobody has packed yet. */
const wordsOf = (blocks: readonly object[]): string => JSON.stringify(blocks);

it.each([
  ['cases', 4, '整改台账'],
  ['problems', 2, '问题清单'],
])('a list that is too long says how much it shows and where the rest is: %s', (_, no, book) => {
  const rows = Array.from({ length: MOST_ROWS + 1 }, (_, at) => ({ first: at, all: [at, at] }));
  const blocks = list(no, '', [column('序号', 10), column('问题', 90)], rows, 9000, ({ first }) => [
    text(first),
  ]);
  const said = wordsOf(blocks.slice(0, 4));
  expect(said).toContain(
    `共 ${2 * MOST_ROWS + 2} 处，本附件列出前 ${2 * MOST_ROWS} 处，完整清单见${book}电子表格`,
  );
});
