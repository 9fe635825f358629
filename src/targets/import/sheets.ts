import { registryWording as say } from '../../wording/registry.ts';
import {
  type Cell,
  formatCsv,
  headersOf,
  inOrder,
  keysOf,
  nearest,
  problemAt,
  RowReader,
  type TableSpec,
} from '../files/index.ts';
import type { Problem, Unit } from '../types.ts';
import { convert, type ImportKind, isOpenTask } from './convert.ts';
import { type Draft, draftsOf } from './drafts.ts';
import { findHeader, type Header } from './header.ts';
import { unitFinder } from './units.ts';
import type { Sheet } from './workbook.ts';

/** What the sheets of a workbook gave. Problems name the sheet, its row and its column. */
export interface Gathered {
  /** Text of the registry file, BOM first; null when no row could be read. Rows with problems are in it too. */
  csv: string | null;
  rows: number;
  sheets: string[];
  /** Sheets without a header, and columns nobody asked for. */
  ignoredSheets: string[];
  ignoredColumns: string[];
  /** Columns of the file that the header has: how well the table fits. */
  knownColumns: number;
  problems: Problem[];
}

export interface Gathering {
  kind: ImportKind;
  file: string;
  sheets: readonly Sheet[];
  units: readonly Unit[];
  accounts: readonly string[];
}

/** Gathers the rows of all sheets that have the header, in our words, checked by the registry's own readers. */
export const gatherer =
  <K extends string>(spec: TableSpec<K>, read: (row: RowReader<K>) => unknown) =>
  ({ kind, file, sheets, units, accounts }: Gathering): Gathered => {
    const findUnit = unitFinder(units);
    const problems: Problem[] = [];
    const lines: string[][] = [];
    const used: Sheet[] = [];
    let knownColumns = 0;
    const ignored = new Set<string>();
    const firstAt = new Map<string, string>();
    for (const sheet of sheets) {
      const header = findHeader(spec, sheet);
      // Any list of accounts knows a few of a review's columns; only one with its own is a list of reviews.
      if (!header || (kind === 'reviews' && !hasNeeded(spec, header))) continue;
      used.push(sheet);
      knownColumns = Math.max(knownColumns, header.columns.size);
      for (const name of header.ignored) ignored.add(name);
      const label = sheet.name === '' ? file : `${file}［${sheet.name}］`;
      for (const draft of draftsOf(sheet, header)) {
        if (isOpenTask(kind, draft)) continue;
        const isNumbered = (draft.get('id')?.text ?? '') !== '';
        convert(kind, draft, findUnit);
        if (kind === 'reviews') tellUnknownAccount(draft, accounts);
        tellFaults(draft, label, problems);
        tellRepeat(draft, label, isNumbered, firstAt, problems);
        read(readerOf(spec, draft, label, problems));
        lines.push(keysOf(spec).map((key) => draft.get(key)?.text ?? ''));
      }
    }
    if (used.length === 0)
      problems.push(problemAt({ file, line: 1, column: 1 }, say.noHeaderFound(neededHeaders(spec))));
    return {
      csv: lines.length > 0 ? formatCsv([headersOf(spec), ...lines]) : null,
      rows: lines.length,
      sheets: used.map(({ name }) => name),
      ignoredSheets: sheets.filter((sheet) => !used.includes(sheet)).map(({ name }) => name),
      ignoredColumns: [...ignored],
      knownColumns,
      problems: inOrder(problems),
    };
  };

const hasNeeded = <K extends string>(spec: TableSpec<K>, { columns }: Header<K>): boolean =>
  keysOf(spec).every((key) => !spec.columns[key].needed || columns.has(key));

function tellUnknownAccount(draft: Draft, accounts: readonly string[]): void {
  const cell = draft.get('account');
  if (!cell || cell.text === '' || accounts.length === 0 || accounts.includes(cell.text)) return;
  draft.set('account', { ...cell, fault: say.unknownTarget(cell.text, nearest(cell.text, accounts)) });
}

const neededHeaders = <K extends string>(spec: TableSpec<K>): string[] =>
  keysOf(spec).flatMap((key) => (spec.columns[key].needed ? [spec.columns[key].header] : []));

/** Faults the cells brought along. */
function tellFaults(draft: Draft, file: string, problems: Problem[]): void {
  for (const { line, column, fault } of draft.values()) {
    if (fault) problems.push(problemAt({ file, line, column }, fault));
  }
}

/** Ids that an earlier row of the workbook has. Where we made the id ourselves, it is the account that stands twice. */
function tellRepeat(
  draft: Draft,
  file: string,
  isNumbered: boolean,
  firstAt: Map<string, string>,
  problems: Problem[],
): void {
  const id = draft.get('id');
  if (!id || id.text === '') return;
  const first = firstAt.get(id.text);
  firstAt.set(id.text, first ?? `${file}:${id.line}`);
  if (first === undefined) return;
  const [platform, name] = [draft.get('platform'), draft.get('name')];
  const said =
    isNumbered || !platform || !name
      ? say.duplicateId(id.text, first)
      : say.duplicateAccount(platform.text, name.text, first);
  const { line, column } = isNumbered || !name ? id : name;
  problems.push(problemAt({ file, line, column }, said));
}

/** A draft as a row of the registry's own file, placed where it stands in the sheet. */
function readerOf<K extends string>(
  spec: TableSpec<K>,
  draft: Draft,
  file: string,
  problems: Problem[],
): RowReader<K> {
  const cells = new Map(
    keysOf(spec).flatMap((key): [K, Cell][] => {
      const cell = draft.get(key);
      return cell ? [[key, cell]] : [];
    }),
  );
  const columns = new Map(keysOf(spec).map((key): [K, number] => [key, cells.get(key)?.column ?? 1]));
  const line = draft.values().next().value?.line ?? 1;
  return new RowReader(spec, { file, line, excelRow: line, columns, cells }, problems);
}
