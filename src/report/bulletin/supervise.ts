import { ANNEX } from '../../wording/annex.ts';
import type { ReportModel } from '../model.ts';

/** What one guiding unit has to see to: a field of a county that is not whole. */
export interface Supervision {
  guide: string;
  field: string;
  no: number;
  unitName: string;
  state: 'partial' | 'missing';
  entry: boolean | null;
  directory: boolean | null;
  items: number | null;
  newest: string | null;
  url: string | null;
}

/** Per guiding unit what to supervise, in the order of fields. Untold and exempt cells are nobody's fault. */
export function supervisionOf(model: ReportModel): Supervision[] {
  const nameOf = new Map(model.units.map((unit) => [unit.id, unit.name]));
  const name = (id: string): string => nameOf.get(id) ?? id;
  const guides = [...new Set(model.fields.flatMap((field) => field.guides))];
  return guides.flatMap((guide) =>
    model.fields
      .filter((field) => field.guides.includes(guide))
      .flatMap((field) =>
        model.matrix.flatMap(({ field: id, unit, state, entry, directory, items, newest, url }) =>
          id === field.id && (state === 'partial' || state === 'missing')
            ? [
                {
                  guide: name(guide),
                  field: field.name,
                  no: field.no,
                  unitName: name(unit),
                  state,
                  entry,
                  directory,
                  items,
                  newest,
                  url,
                },
              ]
            : [],
        ),
      ),
  );
}

/** What is not whole about a field of a unit, in words. Of a part that could not be told nothing is said. */
export function matterOf({ state, entry, directory, items, newest }: Supervision): string {
  const faults = [
    entry === false ? ANNEX.noEntry : '',
    directory === false ? ANNEX.noDirectory : '',
    items === 0 ? ANNEX.noItems : '',
  ].filter((part) => part !== '');
  const told = faults.length > 0 ? faults : [state === 'missing' ? ANNEX.missing : ANNEX.untoldPart];
  return ANNEX.matrixParts(newest === null ? told : [...told, ANNEX.newest(newest)]);
}

/** `18/22`: whole cells of those that were told. */
export function wholeOf(cells: readonly ReportModel['matrix'][number][]): string {
  const told = cells.filter(({ state }) => state !== 'exempt' && state !== 'undetermined');
  return told.length === 0
    ? '—'
    : `${told.filter(({ state }) => state === 'complete').length}/${told.length}`;
}
