import type { CheckDocument } from '../report/index.ts';

export interface Mismatch {
  portal: string;
  indicator: string;
  expected: string;
  actual: string;
}

const NONE = '–';

/** Holds verdicts (`undetermined:<reason>` with the reason) against a table by portal and indicator. A verdict that
 *  is missing and one that nobody expected are both mismatches. */
export function compareWithExpected(
  documents: readonly CheckDocument[],
  table: Readonly<Record<string, Readonly<Record<string, string>>>>,
): { compared: number; mismatches: Mismatch[] } {
  const actual = new Map(
    documents.flatMap(({ target, results }) =>
      results.map(({ indicator, verdict, reason }): [string, string] => [
        `${target.id} ${indicator}`,
        verdict === 'undetermined' ? `${verdict}:${reason}` : verdict,
      ]),
    ),
  );
  const expected = new Map(
    Object.entries(table).flatMap(([portal, row]) =>
      Object.entries(row).map(([indicator, verdict]): [string, string] => [
        `${portal} ${indicator}`,
        verdict,
      ]),
    ),
  );
  const cells = [...new Set([...expected.keys(), ...actual.keys()])].sort();
  const mismatches = cells
    .filter((cell) => expected.get(cell) !== actual.get(cell))
    .map((cell) => {
      const [portal = '', indicator = ''] = cell.split(' ');
      return { portal, indicator, expected: expected.get(cell) ?? NONE, actual: actual.get(cell) ?? NONE };
    });
  return { compared: cells.length, mismatches };
}
