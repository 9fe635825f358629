import type { FilledKey, LedgerKey } from '../../wording/ledger.ts';

/** A row of a ledger that came back: where it stands and what its cells say. */
export interface ReturnedRow {
  sheet: string;
  /** From 1, as Excel counts. */
  row: number;
  cells: Partial<Record<LedgerKey, { text: string; broken: boolean }>>;
}

/** What went out in a row of the ledger, by which its return is held. */
export interface SentRow {
  id: string;
  unit: string;
  target: string;
  /** ISO instant it was first seen. */
  seenAt: string;
  /** Texts that may not come back changed. */
  written: Partial<Record<LedgerKey, string>>;
}

/** A row that was taken: the case and what was filled in; days as `YYYY-MM-DD`, empty cells left out. */
export interface AcceptedRow {
  case: string;
  unit: string;
  target: string;
  filled: Partial<Record<FilledKey, string>>;
}

/** All or nothing: with one wrong cell no row is taken, and every wrong cell is named. */
export type Accepted =
  | { ok: true; rows: AcceptedRow[]; untouched: number }
  | { ok: false; problems: string[] };

/** The document `ledger/<run>` of the store: what units reported, by case. */
export interface LedgerDocument {
  schema: 'xunjian/ledger@1';
  run: string;
  rows: Record<string, AcceptedRow & { importedAt: string; importedBy: string; file: string }>;
}
