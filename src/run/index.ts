export { checkTarget } from './check.ts';
export type { RunDeps } from './deps.ts';
export { netOf } from './network.ts';
export { isPortal, type PlannedTarget, planTargets } from './plan.ts';
export type { OnProgress, Progress } from './progress.ts';
export { type Rejudged, rejudge, type VerdictChange } from './rejudge.ts';
export type { RunDocument } from './run-document.ts';
export { NoSuchRun, type ScanOptions, type ScanOutcome, scan } from './scan.ts';
export { loadWorld, type World } from './world.ts';
