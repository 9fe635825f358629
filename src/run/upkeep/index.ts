export { type PrunePlan, planPrune, prune } from './prune.ts';
export { newestRun, unfinishedRun } from './unfinished.ts';
