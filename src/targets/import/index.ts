import { type Said, registryWording as say } from '../../wording/registry.ts';
import { problemAt } from '../files/index.ts';
import { ACCOUNTS, COLUMNS, EXEMPTIONS, LEDGER, PORTALS, REVIEWS, UNITS } from '../headers.ts';
import {
  readAccount,
  readColumn,
  readExemption,
  readLedgerEntry,
  readPortal,
  readReview,
  readUnit,
} from '../rows.ts';
import type { Unit } from '../types.ts';
import type { ImportKind } from './convert.ts';
import { type Gathered, type Gathering, gatherer } from './sheets.ts';
import { openWorkbook } from './workbook.ts';

export { joinTables } from './append.ts';
export { IMPORT_KINDS, type ImportKind } from './convert.ts';

export interface ImportOptions {
  as: ImportKind;
  /** Name of the file, for the problems. */
  file?: string;
  /** Only this sheet; every visible sheet with a header when absent. */
  sheet?: string;
  /** Units by which names are turned into ids; names stay as they are when absent. */
  units?: readonly Unit[];
  /** Ids of accounts that reviews may name; any when absent. */
  accounts?: readonly string[];
}

export interface Imported extends Gathered {
  /** Name of the registry file this is meant for. */
  target: string;
}

const KINDS: Record<ImportKind, { target: string; gather: (gathering: Gathering) => Gathered }> = {
  units: { target: UNITS.file, gather: gatherer(UNITS, readUnit) },
  portals: { target: PORTALS.file, gather: gatherer(PORTALS, readPortal) },
  accounts: { target: ACCOUNTS.file, gather: gatherer(ACCOUNTS, readAccount) },
  columns: { target: COLUMNS.file, gather: gatherer(COLUMNS, readColumn) },
  exemptions: { target: EXEMPTIONS.file, gather: gatherer(EXEMPTIONS, readExemption) },
  ledger: { target: LEDGER.file, gather: gatherer(LEDGER, readLedgerEntry) },
  reviews: { target: REVIEWS.file, gather: gatherer(REVIEWS, readReview) },
};

/** An office's workbook (xlsx, xls, ods, csv) as the text of a registry file. Writes nothing. */
export async function importWorkbook(bytes: Uint8Array, options: ImportOptions): Promise<Imported> {
  const { target, gather } = KINDS[options.as];
  const { file = '', sheet, units = [], accounts = [] } = options;
  const nothing = (said: Said): Imported => ({
    target,
    csv: null,
    rows: 0,
    sheets: [],
    ignoredSheets: [],
    ignoredColumns: [],
    knownColumns: 0,
    problems: [problemAt({ file, line: 1, column: 1 }, said)],
  });
  const opened = await openWorkbook(bytes);
  if (!opened.ok) return nothing(opened.said);
  const sheets = opened.sheets.filter(({ name }) => sheet === undefined || name === sheet);
  if (sheet !== undefined && sheets.length === 0)
    return nothing(
      say.noSheet(
        sheet,
        opened.sheets.map(({ name }) => name),
      ),
    );
  return { target, ...gather({ kind: options.as, file, sheets, units, accounts }) };
}
