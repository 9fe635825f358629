export { lookAtCases, voidNotice } from './alerts.ts';
export { type Dispatched, dispatch, previewMessages } from './dispatch.ts';
export { endedPeriod, hasRunsIn } from './ended-period.ts';
export { type Engine, type EngineDeps, type JobEnd, type Looks, openEngine } from './engine.ts';
export { type LedgerLine, type PlanLedger, readLedger } from './ledger.ts';
export { openMetrics } from './metrics.ts';
export type { Standing } from './rounds.ts';
export { WATCH_LOCK, type WatchDeps, type WatchLog, watch } from './watch.ts';
