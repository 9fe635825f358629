import { describe, expect, it } from 'vitest';
import { measure, shortfalls, tableOf } from './measure.ts';
import { openProgram } from './program.ts';
import { loadTruth } from './truth.ts';

const records = loadTruth();
if (records === null) console.warn('corpus not present, skipped 44 pages');

describe.skipIf(records === null)('the development set of real pages', () => {
  it('is read by the whole program with the precision and recall asked for', async () => {
    const program = await openProgram(records ?? []);
    const scores = await measure(records ?? [], program.evaluate).finally(program.close);
    expect(shortfalls(scores), tableOf(scores)).toEqual([]);
  }, 180_000);
});
