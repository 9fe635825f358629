import type { Problem } from '../types.ts';
import { RowReader } from './row.ts';
import { readTable, type TableSpec } from './table.ts';

/** A value together with the row it was read from, so that later checks can point at it. */
export interface Placed<T, K extends string> {
  value: T;
  row: RowReader<K>;
}

/** Reads a whole file of rows. A file that is absent has none. */
export function readRows<T, K extends string>(
  spec: TableSpec<K>,
  bytes: Uint8Array | undefined,
  file: string,
  read: (row: RowReader<K>) => T,
  problems: Problem[],
): Placed<T, K>[] {
  if (!bytes) return [];
  const table = readTable(spec, bytes, file);
  problems.push(...table.problems);
  return table.rows.map((found) => {
    const row = new RowReader(spec, found, problems);
    return { value: read(row), row };
  });
}
