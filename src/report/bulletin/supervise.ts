import { ANNEX } from '../../wording/annex.ts';
import { type Cell, cellStanding, countWhole, heldIn } from '../cell.ts';
import type { ReportModel } from '../model.ts';

/** What one guiding unit has to see to: a field of a county that is not whole. */
export interface Supervision {
  guide: string;
  field: string;
  no: number;
  unitName: string;
  state: 'partial' | 'missing';
  /** What is not whole about it, in words. */
  matter: string;
  newest: string | null;
  url: string | null;
}

/** Per guiding unit what to supervise, in the order of fields. Cells that were not told, do not apply or are set aside are
 *  nobody's fault. */
export function supervisionOf(model: ReportModel): Supervision[] {
  const nameOf = new Map(model.units.map((unit) => [unit.id, unit.name]));
  const name = (id: string): string => nameOf.get(id) ?? id;
  const guides = [...new Set(model.fields.flatMap((field) => field.guides))];
  const rows = model.fields.map((field) => ({
    ...field,
    cells: model.matrix.filter((cell) => cell.field === field.id),
  }));
  return guides.flatMap((guide) =>
    rows
      .filter((field) => field.guides.includes(guide))
      .flatMap((field) =>
        field.cells.flatMap((cell): Supervision[] => {
          const state = cellStanding(cell);
          if (state !== 'partial' && state !== 'missing') return [];
          const { newest, url } = cell;
          const matter = matterOf(cell);
          return [
            {
              guide: name(guide),
              field: field.name,
              no: field.no,
              unitName: name(cell.unit),
              state,
              matter,
              newest,
              url,
            },
          ];
        }),
      ),
  );
}

/** What is not whole about a field of a unit, in words. Of a part that could not be told or is set aside nothing is said. */
function matterOf(cell: Cell): string {
  const faults = heldIn(cell).map((part) => {
    if (part === 'entry') return ANNEX.noEntry;
    if (part === 'directory') return ANNEX.noDirectory;
    return cell.content === 'dead' ? ANNEX.deadEntry : ANNEX.noContent;
  });
  const told = faults.length > 0 ? faults : [ANNEX.untoldPart];
  return ANNEX.matrixParts(cell.newest === null ? told : [...told, ANNEX.newest(cell.newest)]);
}

/** `18/22`: whole cells of those that count. */
export function wholeOf(cells: readonly Cell[]): string {
  const { complete, told } = countWhole(cells);
  return told === 0 ? '—' : `${complete}/${told}`;
}
