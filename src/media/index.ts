export { ADAPTERS } from './adapters.ts';
export { standingReviews } from './manual.ts';
export { observeAccount, type Queues } from './observe-account.ts';
export { type MediaPlan, type OriginPlan, planMedia, sourcesOf } from './plan.ts';
export { redacted } from './redacted.ts';
export { openSecrets } from './secrets.ts';
export {
  type Bases,
  type MediaAdapter,
  type MediaContext,
  PLATFORM_BASES,
  type PushBook,
  type PushDays,
  type QuotaBook,
  type ResolveSecret,
  type SourceTask,
} from './types.ts';
export { type ArticlePage, readArticlePage } from './wechat/article.ts';
