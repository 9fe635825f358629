import type { Said } from '../../wording/registry.ts';
import type { Problem } from '../types.ts';

/** A place in a file, from 1. In a CSV or a sheet `column` is the number of the cell, as Excel counts. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

/** What is wrong, at its place. */
export const problemAt = (place: Place, said: Said): Problem => ({
  file: place.file,
  line: place.line,
  column: place.column,
  message: said.message,
  mend: said.mend,
});

/** By file, line and column; the same thing said twice of one place is said once. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems
    .filter((p) => {
      const key = JSON.stringify([p.file, p.line, p.column, p.message]);
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
