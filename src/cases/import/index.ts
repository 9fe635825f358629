export { acceptLedger, mergeLedger, runOfLedger } from './accept.ts';
export { answerCase, askedBy, type Consequence, lastAnswer } from './consequence.ts';
export type { Accepted, AcceptedRow, LedgerDocument, ReturnedRow, SentRow } from './returned.ts';
