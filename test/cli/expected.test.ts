import { expect, it } from 'vitest';
import { compareWithExpected } from '../../src/cli/expected.ts';
import type { CheckDocument } from '../../src/report/index.ts';

const document = (id: string, ...results: [indicator: string, verdict: string, reason?: string][]) =>
  ({
    target: { id },
    results: results.map(([indicator, verdict, reason = null]) => ({ indicator, verdict, reason })),
  }) as unknown as CheckDocument;

const table = { jia: { search: 'pass', download: 'undetermined:blocked' } };

it.each([
  ['all as expected', [document('jia', ['search', 'pass'], ['download', 'undetermined', 'blocked'])], []],
  [
    'another verdict',
    [document('jia', ['search', 'fail'], ['download', 'undetermined', 'blocked'])],
    ['search pass fail'],
  ],
  [
    'another reason',
    [document('jia', ['search', 'pass'], ['download', 'undetermined', 'needs_js'])],
    ['download undetermined:blocked undetermined:needs_js'],
  ],
  ['a verdict missing', [document('jia', ['search', 'pass'])], ['download undetermined:blocked –']],
  ['a portal missing', [], ['download undetermined:blocked –', 'search pass –']],
  [
    'a verdict nobody expected',
    [document('jia', ['search', 'pass'], ['download', 'undetermined', 'blocked'], ['new', 'pass'])],
    ['new – pass'],
  ],
])('%s', (_, documents, mismatches) => {
  const found = compareWithExpected(documents, table).mismatches;
  expect(found.map(({ indicator, expected, actual }) => `${indicator} ${expected} ${actual}`)).toEqual(
    mismatches,
  );
});
