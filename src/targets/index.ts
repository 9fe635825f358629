export { type Cron, lastDue, nextDue, parseCron } from './cron.ts';
export type { Vocabulary } from './crosscheck.ts';
export { neutralised } from './files/index.ts';
export {
  ACCOUNTS,
  COLUMN_TYPES,
  COLUMNS,
  EXEMPTIONS,
  LEDGER,
  PLATFORMS,
  PORTALS,
  REVIEWS,
  UNITS,
} from './headers.ts';
export { loadHolidays } from './holidays.ts';
export {
  IMPORT_KINDS,
  type Imported,
  type ImportKind,
  type ImportOptions,
  importWorkbook,
  joinTables,
} from './import/index.ts';
export { loadRegistry, type RegistryOptions } from './load.ts';
export { SOURCE_WORDS } from './sources.ts';
export * from './types.ts';
export {
  DEFAULT_WATCH,
  type Maintenance,
  type NoticeChannel,
  SCOPES,
  type ScanScope,
  type WatchPlan,
  type WatchSettings,
} from './watch.ts';
