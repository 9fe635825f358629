export {
  type CheckedLink,
  type CrawlOutcome,
  type CrawlProgress,
  crawlSite,
  lookAgain,
  type SkipReason,
  scopeKey,
} from './crawl/index.ts';
export { openLinkTruth } from './link-truth.ts';
export { observePortal } from './observe.ts';
export { type LinkAnswer, openPool, type Pool } from './pool.ts';
export { type ProbePlan, probeHome } from './probe.ts';
export { entryLabels } from './rendering.ts';
export { OBSERVE_STEPS, type ObserveDeps, type ObservePlan, type ObserveStep } from './types.ts';
export type { WaryHosts } from './wary-hosts.ts';
