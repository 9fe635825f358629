import { Document } from 'docx';
import { expect, it } from 'vitest';
import { LongTable, longTablesIn } from '../../src/report/docx/long-table.ts';
import { section } from '../../src/report/docx/page.ts';
import { type Block, type Cell, paragraph, table } from '../../src/report/docx/parts.ts';
import { packed } from '../../src/report/docx/render.ts';
import { partsOf } from './office/zip.ts';

const COLUMNS = ['序号', '问题', '整改措施'].map((head) => ({ head, width: 1 }));

async function bodyOf(blocks: Block[]): Promise<string> {
  const sections = [section('portrait', '', blocks), section('landscape', '', [paragraph('GwNote', '完')])];
  const document = new Document({ sections });
  const bytes = await packed(document, '表', '2026-11-23T02:05:00.000Z', longTablesIn(sections));
  return partsOf(bytes).get('word/document.xml') ?? '';
}

const rowsOf = (count: number, of = '第'): Cell[][] =>
  Array.from({ length: count }, (_, at) => [{ text: `${at + 1}` }, { text: `${of} ${at} 行` }, { text: '' }]);

it.each<[string, Cell[][][]]>([
  ['one row', [rowsOf(1)]],
  ['none', [rowsOf(0)]],
  ['more rows than are made at once', [rowsOf(95)]],
  ['several tables, each with its own rows', [rowsOf(2, '甲'), rowsOf(41, '乙'), rowsOf(0), rowsOf(1, '丙')]],
  ['signs of XML', [[[{ text: '1' }, { text: '<b>&amp;"</w:tr></w:tbl>' }, { text: "'" }]]]],
  [
    'rows shorter than the head, bold and hatched cells, lines',
    [
      [
        [
          { text: '1\n2', bold: true },
          { text: '', hatched: true },
        ],
      ],
    ],
  ],
])('%s: the same document as with the library alone', async (_, tables) => {
  const whole = 9000;
  const long = tables.flatMap((rows) => [paragraph('GwNote', '说明'), new LongTable(COLUMNS, rows, whole)]);
  const plain = tables.flatMap((rows) => [paragraph('GwNote', '说明'), table(COLUMNS, rows, whole)]);
  expect(await bodyOf(long)).toBe(await bodyOf(plain));
});
