import { registryWording, type Said } from '../../wording/registry.ts';
import type { Problem } from '../types.ts';
import { isHost, isScientific, readDate, readList, readUrl } from './cells.ts';
import { nearest } from './nearest.ts';
import { type Place, problemAt } from './problem.ts';
import type { TableRow, TableSpec } from './table.ts';

const ID = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;

/**
 * Reads the cells of one row as values. What is wrong goes to `problems` with its place, and the reading goes on with
 * an empty value: nothing of a file with problems is ever used, but all its problems are told at once.
 */
export class RowReader<K extends string> {
  private readonly spec: TableSpec<K>;
  private readonly row: TableRow<K>;
  private readonly problems: Problem[];

  constructor(spec: TableSpec<K>, row: TableRow<K>, problems: Problem[]) {
    this.spec = spec;
    this.row = row;
    this.problems = problems;
  }

  header(key: K): string {
    return this.spec.columns[key].header;
  }

  place(key: K): Place {
    const cell = this.row.cells.get(key);
    const column = cell?.column ?? this.row.columns.get(key) ?? 1;
    return { file: this.row.file, line: cell?.line ?? this.row.line, column };
  }

  problem(key: K, said: Said): void {
    const found = problemAt(this.place(key), said);
    const moved = this.row.excelRow !== this.row.line;
    this.problems.push(
      moved ? { ...found, message: registryWording.inExcelRow(found.message, this.row.excelRow) } : found,
    );
  }

  /** The cell's text; an empty string when there is none. */
  text(key: K): string {
    const text = this.row.cells.get(key)?.text ?? '';
    if (isScientific(text)) this.problem(key, registryWording.scientific(this.header(key), text));
    return text;
  }

  has(key: K): boolean {
    return this.row.columns.has(key);
  }

  /** The file has the column and the cell is empty. A missing column is told once, not once a row. */
  isEmpty(key: K): boolean {
    return this.has(key) && (this.row.cells.get(key)?.text ?? '') === '';
  }

  required(key: K): string {
    const text = this.text(key);
    if (this.isEmpty(key)) this.problem(key, registryWording.emptyCell(this.header(key)));
    return text;
  }

  id(key: K): string {
    const text = this.required(key);
    if (text === '' || ID.test(text)) return text;
    this.problem(key, registryWording.badId(this.header(key), text));
    return '';
  }

  /** A text of a given shape; null when the cell is empty. */
  shaped(key: K, shape: RegExp, said: (header: string, text: string) => Said): string | null {
    const text = this.text(key);
    if (text === '') return null;
    if (!shape.test(text) && !isScientific(text)) this.problem(key, said(this.header(key), text));
    return text;
  }

  list(key: K): string[] {
    const items = readList(this.text(key));
    for (const item of items) {
      if (/[,，]/.test(item)) this.problem(key, registryWording.commaInList(this.header(key), item));
    }
    const twice = items.find((item, i) => items.indexOf(item) !== i);
    if (twice !== undefined) this.problem(key, registryWording.twiceInList(this.header(key), twice));
    return items;
  }

  date(key: K): string | null {
    const text = this.text(key);
    if (text === '') return null;
    const date = readDate(text);
    if (date === null) this.problem(key, registryWording.badDate(this.header(key), text));
    return date;
  }

  url(key: K): string | null {
    const text = this.text(key);
    if (text === '') return null;
    const read = readUrl(text);
    if (read.ok) return read.url;
    this.problem(key, registryWording.badUrl(this.header(key), text, read.fault));
    return null;
  }

  hosts(key: K): string[] {
    const hosts = this.list(key).map((host) => host.toLowerCase());
    for (const host of hosts) {
      if (!isHost(host.replace(/:\d+$/, '')))
        this.problem(key, registryWording.badHost(this.header(key), host));
    }
    return hosts;
  }

  /** One of the known words; the value it stands for. The first word stands in for a wrong one. */
  choice<V>(key: K, choices: ReadonlyMap<string, V>, whenEmpty?: V): V | undefined {
    const text = whenEmpty === undefined ? this.required(key) : this.text(key);
    if (text === '') return whenEmpty;
    if (!choices.has(text)) {
      const words = [...choices.keys()];
      this.problem(key, registryWording.notAChoice(this.header(key), text, nearest(text, words), words));
    }
    return choices.get(text);
  }

  /** A whole number in bounds; null when the cell is empty. */
  integer(key: K, min: number, max: number): number | null {
    const text = this.text(key);
    if (text === '') return null;
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    this.problem(key, registryWording.badInteger(this.header(key), text, min, max));
    return null;
  }
}
