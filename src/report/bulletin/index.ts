export { AREAS, type Area, areaOf } from './area.ts';
export { caseFinder, caseStateName, isSetAside, reviewedIn } from './case.ts';
export { type Change, compareRuns, policyKey, toldCounts } from './compare.ts';
export {
  type Bulletin,
  type BulletinOptions,
  bulletinOf,
  type Issue,
  type Line,
  type Previous,
} from './content.ts';
export { discreet } from './discreet.ts';
export { type FieldParts, fieldParts } from './field-parts.ts';
export {
  gatherCases,
  gatherFindings,
  gatherOpen,
  gatherProblems,
  gatherSupervision,
  type Row,
  type RowLine,
  rowLines,
  rowText,
} from './gather.ts';
export { officialDays } from './official-days.ts';
export { type Praise, praiseIn } from './praise.ts';
export { praiseLines } from './praise-lines.ts';
export { previousLines } from './previous.ts';
export {
  documentsOf,
  isAccount,
  isAnyRead,
  ledgerRows,
  numberOf,
  type Open,
  openOf,
  type Problem,
  problemsOf,
  sentRows,
  setAsideIn,
} from './problem.ts';
export { type Supervision, supervisionOf, wholeOf } from './supervise.ts';
