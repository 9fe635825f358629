import { describe, expect, it } from 'vitest';
import { measure, shortfalls, tableOf } from './measure.ts';
import { evaluateReaders } from './readers.ts';
import { loadTruth } from './truth.ts';

const records = loadTruth();
const ABSENT = 'corpus not present, skipped 44 pages';
if (records === null) console.warn(ABSENT);

describe.skipIf(records === null)(records === null ? ABSENT : 'the development set of real pages', () => {
  it('is read with the precision and recall asked for', async () => {
    const scores = await measure(records ?? [], evaluateReaders);
    expect(shortfalls(scores), tableOf(scores)).toEqual([]);
  });
});
