export { observePortal } from './observe.ts';
export { OBSERVE_STEPS, type ObserveDeps, type ObservePlan, type ObserveStep } from './types.ts';
