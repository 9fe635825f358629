import { Document, type ISectionOptions, Packer, Table } from 'docx';
import { readZip, textIn, writeZip, type ZipEntry, zipEntry } from '../zip.ts';
import { type Cell, type Column, table, tableOptions } from './parts.ts';

/** Stands in the one row a long table is made with: an invisible separator, which no cleaned text keeps. */
const MARK = '\u2063';
const ROWS_AT_ONCE = 40;
const BODY = 'word/document.xml';
const [ROW, ROW_END, TABLE_END] = ['<w:tr>', '</w:tr>', '</w:tbl>'];

/** A table whose rows are put in when the document is packed. The library holds a row as hundreds of objects, and the
 *  annexes of a city would be half a gigabyte of them. */
export class LongTable extends Table {
  /** Its rows, some at a time. */
  readonly lots: () => Generator<Table>;

  constructor(columns: readonly Column[], rows: readonly (readonly Cell[])[], whole: number) {
    super(tableOptions(columns, [[{ text: MARK }]], whole));
    this.lots = function* () {
      for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
        yield table(columns, rows.slice(at, at + ROWS_AT_ONCE), whole);
    };
  }
}

/** The long tables of a document, as they come. */
export const longTablesIn = (sections: readonly ISectionOptions[]): LongTable[] =>
  sections.flatMap(({ children }) => children.filter((child) => child instanceof LongTable));

/** The rows of a table as the library writes them, each lot in a document of its own. */
async function* rowsOf({ lots }: LongTable): AsyncGenerator<string> {
  for (const lot of lots()) {
    const bytes = await Packer.toBuffer(new Document({ sections: [{ children: [lot] }] }));
    const body = readZip(new Uint8Array(bytes)).find(({ path }) => path === BODY);
    if (body === undefined) throw new Error('a docx without a body');
    const xml = textIn(body);
    yield xml.slice(xml.indexOf(ROW_END) + ROW_END.length, xml.indexOf(TABLE_END));
  }
}

async function* bodyOf(xml: string, tables: readonly LongTable[]): AsyncGenerator<string> {
  let from = 0;
  for (const each of tables) {
    const mark = xml.indexOf(MARK, from);
    yield xml.slice(from, xml.lastIndexOf(ROW, mark));
    yield* rowsOf(each);
    from = xml.indexOf(ROW_END, mark) + ROW_END.length;
  }
  yield xml.slice(from);
}

/** A packed document with the rows of its long tables, every entry dated `at`. */
export async function withRows(
  bytes: Uint8Array,
  tables: readonly LongTable[],
  at: string,
): Promise<Uint8Array> {
  const entries: ZipEntry[] = [];
  for (const part of readZip(bytes))
    entries.push(part.path === BODY ? await zipEntry(BODY, bodyOf(textIn(part), tables)) : part);
  return writeZip(entries, at);
}
