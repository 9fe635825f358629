export { acceptLedger, mergeLedger, runOfLedger } from './accept.ts';
export type { Accepted, AcceptedRow, KnownCase, LedgerDocument, ReturnedRow } from './returned.ts';
