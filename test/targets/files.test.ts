import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowReader, readTable, readYaml } from '../../src/targets/files/index.ts';
import { UNITS } from '../../src/targets/index.ts';
import { readUnit } from '../../src/targets/rows.ts';
import type { Problem } from '../../src/targets/types.ts';

const soundPlace = ({ line, column, message, mend }: Problem): boolean =>
  line >= 1 && column >= 1 && message !== '' && mend !== '';

/** Pieces that files people edit are made of, and pieces they should not be made of. */
const piece = fc.constantFrom(
  ...[
    '单位编号',
    '单位名称',
    '类别',
    '区划代码',
    '甲县',
    '县区',
    '990001',
    ',',
    '，',
    '\t',
    '"',
    '\n',
    '\r\n',
    ' ',
    '；',
  ],
  ...[
    'key: ',
    '- ',
    '[',
    '{',
    '}',
    ']',
    '&a ',
    '*a',
    '|',
    '!!x ',
    '#',
    '---',
    '\u0000',
    '\uFFFE',
    '__proto__: ',
  ],
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

describe('files of any content', () => {
  it('a table never throws, and every problem has a place and a mend', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          text.map((t) => new TextEncoder().encode(t)),
          fc.uint8Array({ maxLength: 200 }),
        ),
        (bytes) => {
          const { rows, problems } = readTable(UNITS, bytes);
          for (const row of rows) readUnit(new RowReader(UNITS, row, problems));
          expect(problems.filter((problem) => !soundPlace(problem))).toEqual([]);
        },
      ),
    );
  });

  it('a YAML file never throws, and every problem has a place and a mend', () => {
    fc.assert(
      fc.property(text, (content) => {
        const read = readYaml('x.yaml', new TextEncoder().encode(content));
        if (!read.ok) expect(read.problems.filter((problem) => !soundPlace(problem))).toEqual([]);
      }),
    );
  });
});
