export { normalise, resolveHref } from './address.ts';
export { crawlSite } from './crawl.ts';
export { lookAgain } from './second-look.ts';
export { scopeKey } from './site.ts';
export {
  type CheckedLink,
  type CrawlBudgets,
  type CrawlOptions,
  type CrawlOutcome,
  type CrawlProgress,
  DEFAULT_BUDGETS,
  type Referrer,
  type ScopeOptions,
  SKIP_REASONS,
  type SkipReason,
  type Trap,
} from './types.ts';
