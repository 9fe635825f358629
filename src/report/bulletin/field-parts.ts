import { CELL_NAMES } from '../../wording/report-terms.ts';
import type { ReportModel } from '../model.ts';

/** What one cell of the matrix is made of, each as a sign: there, not there, could not tell. */
export interface FieldParts {
  directory: string;
  entry: string;
  content: string;
  /** Day of the newest content; empty when none was read. */
  newest: string;
}

const sign = (told: boolean | null): string =>
  CELL_NAMES[told === null ? 'undetermined' : told ? 'complete' : 'missing'].shape;

/** The parts of a cell; null for one that does not apply or was not looked at. */
export function fieldParts(cell: ReportModel['matrix'][number]): FieldParts | null {
  const { state, directory, entry, items, newest } = cell;
  if (state === 'exempt' || state === 'undetermined') return null;
  return {
    directory: sign(directory),
    entry: sign(entry),
    content: sign(items === null ? null : items > 0),
    newest: newest ?? '',
  };
}
