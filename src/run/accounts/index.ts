export { checkAccount } from './check.ts';
export type { MediaWorld } from './context.ts';
export { type JudgedAccounts, judgeAccounts } from './judge.ts';
export { observeAccounts } from './observe.ts';
export { isAccount, planAccounts } from './plan.ts';
