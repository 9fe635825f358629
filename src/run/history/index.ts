export { withLedgers } from './ledgers.ts';
export { caseRules, type RunHistory, remember, type TargetHistory, weigh } from './remember.ts';
export { availabilitySection, historySection } from './report.ts';
export { type HistorySections, rememberRun, sectionsOf, withCasesOfToday } from './sections.ts';
export { targetRunOf } from './target-run.ts';
export { withTrend } from './trend.ts';
