import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Book, type BookSheet, writeBook } from '../../src/report/xlsx.ts';
import { readZip, textIn, writeZip, zipEntry } from '../../src/report/zip.ts';
import { LEDGER_COLUMNS } from '../../src/wording/ledger.ts';

const AT = '2026-11-23T02:05:00.000Z';
const bookOf = (sheet: BookSheet): Book => ({ title: '台账', footer: '台账', at: AT, sheets: [sheet] });
const partOf = (bytes: Uint8Array, path: string): string => {
  const entry = readZip(bytes).find((each) => each.path === path);
  return entry === undefined ? '' : textIn(entry);
};
const SHEET = 'xl/worksheets/sheet1.xml';

describe('cells', () => {
  it.each<[string, BookSheet['rows'][number][number], RegExp]>([
    ['text that looks like a formula', '=1+1', /<is><t>=1\+1<\/t><\/is>/],
    ['markup', '<b>&"', /<t>&lt;b&gt;&amp;&quot;<\/t>/],
    ['what Excel would read as a character', '_x0041_', /<t>_x005F_x0041_<\/t>/],
    ['the name of an error', '#N/A', /t="inlineStr"><is><t>#N\/A<\/t>/],
    ['a day', { day: '2026-11-03' }, /<v>46329<\/v>/],
    ['an instant, by Beijing’s clock', { instant: '2026-11-02T16:00:00Z' }, /<v>46329<\/v>/],
    ['an instant that is none', { instant: '昨天' }, /<t>昨天<\/t>/],
    ['a number that is none', Number.NaN, /<c r="A2" s="\d+"\/>/],
  ])('%s', async (_, cell, expected) => {
    const bytes = await writeBook(
      bookOf({ name: '甲', columns: [{ head: '列', width: 20 }], rows: [[cell]] }),
    );
    expect(partOf(bytes, SHEET)).toMatch(expected);
    expect(partOf(bytes, SHEET)).not.toContain('<f>');
  });

  it('that are links lead where they say, through a part of their own', async () => {
    const rows = [[{ text: '页面', link: 'http://a.gov.cn/?a=1&b="2"' }], ['x'.repeat(100)]];
    const bytes = await writeBook(bookOf({ name: '甲', columns: [{ head: '列', width: 20 }], rows }));
    expect(partOf(bytes, SHEET)).toContain('<hyperlink ref="A2" r:id="rId1"/>');
    expect(partOf(bytes, 'xl/worksheets/_rels/sheet1.xml.rels')).toContain(
      'Target="http://a.gov.cn/?a=1&amp;b=&quot;2&quot;"',
    );
    expect(partOf(bytes, SHEET)).toMatch(/<row r="3" ht="[\d.]+" customHeight="1">/);
  });
});

it('writes fonts in the order of the schema: readers by the letter call anything else damaged', async () => {
  const rows = [[{ text: '页面', link: 'http://a.gov.cn/' }]];
  const bytes = await writeBook(bookOf({ name: '甲', columns: [{ head: '列', width: 20 }], rows }));
  const fonts = [...partOf(bytes, 'xl/styles.xml').matchAll(/<font>(.*?)<\/font>/g)].map(([, inner = '']) =>
    [...inner.matchAll(/<(\w+)/g)].map(([, name]) => name).join(' '),
  );
  expect(fonts).toContain('u sz color name');
  expect(fonts).toContain('b sz name');
});

/** How long it takes is measured: `npm run bench -- report`. */
it('a ledger of fifty thousand rows is whole, its links too', {
  timeout: 120_000,
}, async () => {
  const columns = LEDGER_COLUMNS.map(([, head, width], at) => ({ head, width, open: at > 20 }));
  const rows = Array.from({ length: 50_000 }, (_, at) =>
    columns.map((_, column) => {
      if (column === 0) return at + 1;
      if (column === 3) return { instant: AT };
      if (column === 13) return { text: `http://www.a.gov.cn/${at}`, link: `http://www.a.gov.cn/${at}` };
      return column > 20 ? '' : `第 ${at} 行第 ${column} 列的文字`;
    }),
  );
  const bytes = await writeBook(bookOf({ name: '政府网站', columns, rows, frozenColumns: 2 }));
  const sheet = partOf(bytes, SHEET);
  expect(sheet.match(/<row r="/g)).toHaveLength(50_001);
  expect(sheet.match(/<hyperlink /g)).toHaveLength(50_000);
});

describe('archives', () => {
  it('keep what is put in, whatever it says and however it is cut', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.string({ unit: 'grapheme' }))), async (files) => {
        const entries = await Promise.all(files.map((pieces, at) => zipEntry(`目录/${at}.xml`, pieces)));
        const read = readZip(writeZip(entries, AT));
        expect(read.map(({ path }) => path)).toEqual(files.map((_, at) => `目录/${at}.xml`));
        expect(read.map(textIn)).toEqual(files.map((pieces) => pieces.join('')));
      }),
      { numRuns: 30 },
    ));
});
