export { voidNotice } from './announce.ts';
export {
  allCases,
  CASE_TURN,
  readBook,
  readBooks,
  readPrecision,
  writeBook,
  writePrecision,
} from './books.ts';
export { type CaseDecision, decideCase, findCases, raiseIndicator } from './decisions.ts';
export { withLedgers } from './ledgers.ts';
export { monthOf, PROBES, probesSince, writeProbes } from './probes.ts';
export { caseRules, type RunHistory, remember, type TargetHistory, weigh } from './remember.ts';
export { availabilitySection, historySection } from './report.ts';
export { type HistorySections, rememberRun, sectionsOf } from './sections.ts';
export { targetRunOf } from './target-run.ts';
