export type { Vocabulary } from './crosscheck.ts';
export { ACCOUNTS, COLUMN_TYPES, COLUMNS, EXEMPTIONS, LEDGER, PLATFORMS, PORTALS, UNITS } from './headers.ts';
export {
  IMPORT_KINDS,
  type Imported,
  type ImportKind,
  type ImportOptions,
  importWorkbook,
} from './import/index.ts';
export { loadRegistry, type RegistryOptions } from './load.ts';
export * from './types.ts';
