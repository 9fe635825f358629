export { type Decided, type Decision, decide } from './decide.ts';
export { type Drawable, draw } from './draw.ts';
export {
  type AcceptedRow,
  acceptLedger,
  answerCase,
  askedBy,
  type Consequence,
  type LedgerDocument,
  lastAnswer,
  mergeLedger,
  type ReturnedRow,
  runOfLedger,
  type SentRow,
} from './import/index.ts';
export { entryAfter, mayHappen, withEntry } from './log.ts';
export { mergeBooks, mergeCases, mergeSightings } from './merge.ts';
export {
  decidedNotices,
  NOTICE_KINDS,
  type Notice,
  type NoticeKind,
  noticesOf,
  overdueNotices,
  plainNotice,
} from './notices.ts';
export {
  type Demotion,
  demote,
  EMPTY_PRECISION,
  labelOf,
  type Precision,
  type PrecisionBook,
  type PrecisionRules,
  precisionOf,
  type Raise,
  raise,
} from './precision.ts';
export { MACHINE, policyChanges, type Reconciled, type Rules, reconcile } from './reconcile.ts';
export { standingAfter, transition } from './transition.ts';
export * from './types.ts';
export { type Calendar, openCalendar } from './workdays.ts';
