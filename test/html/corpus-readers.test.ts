import { describe, expect, it } from 'vitest';
import { decode } from '../../src/charset/index.ts';
import { parseDocument } from '../../src/html/document.ts';
import { readForms } from '../../src/html/forms.ts';
import { readMeta } from '../../src/html/meta.ts';
import { loadTruth, pageBytes, type TruthRecord } from '../corpus/truth.ts';

const records = loadTruth()?.filter(({ file }) => file !== null) ?? null;
if (records === null) console.warn('corpus not present, skipped meta tags and search boxes');

const documentOf = (record: TruthRecord) =>
  parseDocument(decode(pageBytes(record), null).text, { url: `http://${record.host}${record.url_path}` });

describe.skipIf(records === null)('real pages', () => {
  it('have the meta tags a person found', () => {
    const misses: string[] = [];
    for (const record of records ?? []) {
      const meta = readMeta(documentOf(record));
      const names = new Set([...Object.keys(meta), ...Object.keys(record.meta_tags)]);
      for (const name of names) {
        const truth = record.meta_tags[name];
        const said = meta[name];
        if (truth?.values.includes(said?.value ?? '\0') && truth.spelled.includes(said?.spelled ?? ''))
          continue;
        misses.push(`${record.id} ${name}: ${JSON.stringify(said)}, should be ${JSON.stringify(truth)}`);
      }
    }
    expect(misses).toEqual([]);
  });

  it('have a search box where a person found one', () => {
    const decided = (records ?? []).filter(({ search_box }) => search_box !== 'unclear');
    const misses = decided
      .filter(
        (record) =>
          readForms(documentOf(record)).some(({ purpose }) => purpose === 'search') !==
          (record.search_box === 'yes'),
      )
      .map(({ id, search_box }) => `${id}: should be ${search_box}`);
    expect(misses).toEqual([]);
  });
});
