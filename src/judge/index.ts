export {
  ACCOUNT_CHECKS,
  type AccountContext,
  type AccountIngredients,
  accountIndicators,
  assessAccount,
  type Decision,
  decide,
  type FreshnessRule,
  type GatewayHealth,
  gatewaysOf,
} from './accounts/index.ts';
export { type AssessIngredients, assess } from './assess.ts';
export {
  AVAILABILITY_RULES,
  type Availability,
  type AvailabilityRules,
  availabilityOf,
  type HourCell,
  hourCells,
  probeStanding,
} from './availability.ts';
export { CHECK_PARAMS, CHECKS, type KnownCheck } from './checks/index.ts';
export { type Ingredients, judgeContext, mergeFields, mergeLexicons } from './context.ts';
export { assessDuties, type DutyAssessment } from './duties.ts';
export { isExempt } from './fields.ts';
export { fingerprint } from './fingerprint.ts';
export { matterOf, SAMPLE, samplesAddresses, samplesFunction } from './sampling.ts';
export * from './verdict.ts';
