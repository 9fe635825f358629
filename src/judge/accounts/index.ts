export { type AccountIngredients, accountIndicators, assessAccount } from './assess.ts';
export { ACCOUNT_CHECKS } from './checks.ts';
export { type Decision, decide, type FreshnessRule } from './decide.ts';
export { type GatewayHealth, gatewaysOf } from './gateways.ts';
export type { AccountCheck, AccountContext } from './types.ts';
