import type { FieldPart } from '../../judge/verdict.ts';
import { CELL_NAMES, UPDATE_NAMES } from '../../wording/report-terms.ts';
import type { Cell } from '../cell.ts';

/** What one cell of the matrix is made of, each as a sign: there, not there, could not tell, set aside. */
export interface FieldParts {
  directory: string;
  entry: string;
  content: string;
  /** Whether it is kept up to date; a dash where there is no cycle. */
  update: string;
  /** Day of the newest content; empty when none was read. */
  newest: string;
}

const sign = (told: boolean | null): string =>
  CELL_NAMES[told === null ? 'undetermined' : told ? 'complete' : 'missing'].shape;

/** The parts of a cell; null for one that does not apply or was not looked at. */
export function fieldParts(cell: Cell): FieldParts | null {
  const { state, directory, entry, content, newest, update } = cell;
  if (state === 'exempt' || state === 'undetermined') return null;
  const signOf = (part: FieldPart, told: boolean | null): string => {
    const decided = cell.aside?.[part];
    return decided === undefined ? sign(told) : CELL_NAMES[decided.state].shape;
  };
  return {
    directory: signOf('directory', directory),
    entry: signOf('entry', entry),
    content: signOf('content', content === null ? null : content === 'some'),
    update: update === null ? CELL_NAMES.exempt.shape : UPDATE_NAMES[update.state].shape,
    newest: newest ?? '',
  };
}
