/** The columns of a 标准目录 (standards §8.2). */
export const DIRECTORY_COLUMNS = [
  'serial',
  'itemLevel1',
  'itemLevel2',
  'content',
  'basis',
  'timeLimit',
  'publisher',
  'channels',
  'audience',
  'manner',
  'level',
] as const;
export type DirectoryColumn = (typeof DIRECTORY_COLUMNS)[number];

/** A phrase of 公开时限 as a machine value (standards §8.4). */
export type TimeLimit =
  | { kind: 'workdays'; days: number; by: 'stated' | 'realtime' | 'default' }
  | { kind: 'existence' }
  | { kind: 'periodic'; every: 'month' | 'quarter' | 'half-year' | 'year'; graceWorkdays: number }
  | { kind: 'unknown'; text: string };

export interface DirectoryRow {
  itemLevel1: string;
  itemLevel2: string;
  content: string;
  basis: string;
  timeLimit: string;
  limit: TimeLimit;
  publisher: string;
  channels: string;
  /** Ticked boxes by header, e.g. `全社会`, `主动`, `县级`. */
  audience: string[];
  manner: string[];
  level: string[];
  /** Columns whose cell is empty after merged cells were expanded. */
  blanks: DirectoryColumn[];
}

export interface DirectoryTable {
  /** Caption or heading, e.g. （3）重大建设项目领域基层政务公开标准目录. */
  title: string;
  rows: DirectoryRow[];
  /** Columns of the template that the header lacks. */
  missingColumns: DirectoryColumn[];
}
