export type { CheckKinds } from './crosscheck.ts';
export { policyHash } from './hash.ts';
export { policyAt, versionName } from './inforce.ts';
export { loadPolicies, type PolicyOptions } from './load.ts';
export * from './types.ts';
export { vocabularyOf } from './vocabulary.ts';
