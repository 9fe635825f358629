export { renderLedger, renderUnitLedgers } from './ledger.ts';
export { type LedgerRow, ledgerOf } from './ledger-cells.ts';
export { renderProblems } from './problems.ts';
export { type ReadCell, type ReadLedger, type ReadRow, readLedger } from './read-ledger.ts';
