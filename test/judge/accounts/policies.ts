import { fileURLToPath } from 'node:url';
import { CHECK_PARAMS } from '../../../src/judge/index.ts';
import { loadPolicies, type Policy } from '../../../src/policies/index.ts';

const loaded = await loadPolicies(
  fileURLToPath(new URL('../../../policies', import.meta.url)),
  ['guoban-2019-19', 'xinmeiti-2018-123'],
  { checkKinds: CHECK_PARAMS },
);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
export const POLICIES: Policy[] = loaded.value;
