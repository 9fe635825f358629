export { availabilityAlerts, overdueAlerts } from './alerts.ts';
export { type Dispatched, dispatch, previewMessages } from './dispatch.ts';
export { type Engine, type EngineDeps, type JobEnd, openEngine } from './engine.ts';
export { type LedgerLine, type PlanLedger, readLedger } from './ledger.ts';
export { openMetrics } from './metrics.ts';
export { probeRound } from './probe-round.ts';
export { WATCH_LOCK, type WatchDeps, type WatchLog, watch } from './watch.ts';
