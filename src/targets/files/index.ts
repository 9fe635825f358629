/** How the files that people edit are read: bytes to cells and values, every fault with its place. */
export * from './cells.ts';
export { type Cell, formatCsv, neutralised, parseCsv, plain } from './csv.ts';
export { decode, isWorkbook } from './decode.ts';
export { type Folder, type FolderSpec, readFolder } from './folder.ts';
export { custom } from './issues.ts';
export { nearest } from './nearest.ts';
export { inOrder, type Place, problemAt } from './problem.ts';
export { RowReader } from './row.ts';
export { type Placed, readRows } from './rows.ts';
export {
  type ColumnSpec,
  headersOf,
  keysOf,
  readTable,
  type Table,
  type TableRow,
  type TableSpec,
} from './table.ts';
export { checkYaml, type Path, readYaml, type YamlFile } from './yaml.ts';
