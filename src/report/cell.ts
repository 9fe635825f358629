import type { FieldPart } from '../judge/verdict.ts';
import type { CheckDocument, SetAside } from './check-document.ts';
import type { ReportModel } from './model.ts';

export type Cell = ReportModel['matrix'][number];
/** What a cell weighs. Only `partial` and `missing` are held against anybody. */
export type CellStanding = Cell['state'] | SetAside['state'];

/** Parts that were found to be lacking. */
function lackingIn({ directory, entry, content }: Cell): FieldPart[] {
  const parts: [FieldPart, boolean][] = [
    ['entry', entry === false],
    ['directory', directory === false],
    ['content', content === 'none' || content === 'dead'],
  ];
  return parts.flatMap(([part, isLacking]) => (isLacking ? [part] : []));
}

/** Parts that are lacking and held against the unit. */
export const heldIn = (cell: Cell): FieldPart[] =>
  lackingIn(cell).filter((part) => cell.aside?.[part] === undefined);

/** What is left of a cell once people decided. Where only the entry was waved through, the field is not 缺少 any more. */
export function cellStanding(cell: Cell): CellStanding {
  if (cell.setAside !== undefined) return cell.setAside.state;
  if (cell.state !== 'missing' || cell.aside === undefined) return cell.state;
  const isThere = cell.aside.entry !== undefined || cell.aside.directory?.state === 'dismissed';
  return isThere ? 'partial' : 'missing';
}

/** Whole cells among those that count; what does not apply, was not told or is set aside is no part of either. */
export function countWhole(cells: readonly Cell[]): { complete: number; told: number } {
  const of = (...wanted: CellStanding[]): number =>
    cells.filter((cell) => wanted.includes(cellStanding(cell))).length;
  return { complete: of('complete'), told: of('complete', 'partial', 'missing') };
}

/** Several decisions as one: a waiver before a dismissal, for it ends; the one that ends first. */
export function jointly(given: readonly SetAside[]): SetAside | undefined {
  const waivers = given.filter(({ state }) => state === 'waived');
  const ending = ({ until }: SetAside): string => until ?? '9999';
  return waivers.toSorted((a, b) => (ending(a) < ending(b) ? -1 : 1))[0] ?? given[0];
}

type Decided = (unit: string, field: string, part: FieldPart) => SetAside | undefined;

/** The decision over all findings of a unit that deny one part of a field; none where one of them stands or there is none. */
function decisionsIn(documents: readonly CheckDocument[]): Decided {
  const found = new Map<string, (SetAside | undefined)[]>();
  const keyOf = (unit: string, field: string, part: FieldPart): string => `${unit}\n${field}\n${part}`;
  for (const { target, results } of documents)
    for (const { about, setAside } of results.flatMap(({ findings }) => findings)) {
      if (about === undefined) continue;
      for (const field of about.fields) {
        const key = keyOf(target.unit, field, about.part);
        found.set(key, [...(found.get(key) ?? []), setAside]);
      }
    }
  return (unit, field, part) => {
    const all = found.get(keyOf(unit, field, part)) ?? [];
    const given = all.filter((one) => one !== undefined);
    return given.length < all.length ? undefined : jointly(given);
  };
}

/** The matrix with what people set aside, by the findings of the documents. Marks that no longer hold are taken off. Pure. */
export function withCellsAside(
  matrix: readonly Cell[],
  documents: readonly CheckDocument[],
): ReportModel['matrix'] {
  const decided = decisionsIn(documents);
  return matrix.map(({ aside: _, setAside: _was, ...cell }) => {
    const lacking = lackingIn(cell);
    const marks = lacking.flatMap((part): [FieldPart, SetAside][] => {
      const one = decided(cell.unit, cell.field, part);
      return one === undefined ? [] : [[part, one]];
    });
    if (marks.length === 0) return cell;
    const whole = marks.length < lacking.length ? undefined : jointly(marks.map(([, one]) => one));
    return { ...cell, aside: Object.fromEntries(marks), ...(whole && { setAside: whole }) };
  });
}
