export { type PrunePlan, planPrune, prune } from './prune.ts';
export { unfinishedRun } from './unfinished.ts';
