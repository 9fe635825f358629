export { acceptLedger, mergeLedger, runOfLedger } from './accept.ts';
export { answerCase, askedBy, type Consequence } from './consequence.ts';
export type { Accepted, AcceptedRow, LedgerDocument, ReturnedRow, SentRow } from './returned.ts';
