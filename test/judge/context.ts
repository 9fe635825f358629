import { fileURLToPath } from 'node:url';
import type { PortalFacts } from '../../src/facts/index.ts';
import {
  type AssessIngredients,
  CHECK_PARAMS,
  CHECKS,
  type JudgeContext,
  judgeContext,
  type Verdict,
} from '../../src/judge/index.ts';
import { loadPolicies, type Policy } from '../../src/policies/index.ts';
import type { Portal, Unit } from '../../src/targets/types.ts';
import { NOW, SITE } from './facts.ts';

const loaded = await loadPolicies(
  fileURLToPath(new URL('../../policies', import.meta.url)),
  ['ganzhou-2020-49', 'guoban-2019-19', 'zhiyin-2017-47'],
  { checkKinds: CHECK_PARAMS },
);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
export const POLICIES: Policy[] = loaded.value;

export const county: Unit = {
  id: 'qingxi',
  name: '清溪县',
  kind: 'county',
  code: '369999',
  formerCodes: ['369998'],
  aliases: [],
  functionsAbsent: [],
  note: '',
};
export const department: Unit = {
  ...county,
  id: 'ziranziyuan',
  name: '市自然资源局',
  kind: 'department',
  code: null,
};
export const portal: Portal = {
  kind: 'portal',
  id: 'qingxi',
  unit: 'qingxi',
  name: '清溪县人民政府',
  url: `${SITE}/`,
  state: 'active',
  since: null,
  until: null,
  reason: '',
  siteCode: null,
  hosts: [],
};

export const ingredients = (changes: Partial<AssessIngredients> = {}): AssessIngredients => ({
  now: NOW,
  portal,
  unit: county,
  units: [county, department],
  ledger: [],
  exemptions: [],
  ...changes,
});

export const contextOf = (changes: Partial<AssessIngredients> = {}): JudgeContext =>
  judgeContext(POLICIES, ingredients(changes));

/** Context with only some of the 26 fields, so that scenes stay small. */
export const withFields = (
  ids: readonly string[],
  changes: Partial<AssessIngredients> = {},
): JudgeContext => {
  const context = contextOf(changes);
  return { ...context, fields: context.fields.filter((field) => ids.includes(field.id)) };
};

/** Judges by the name of the check, parameters as a policy writes them. */
export function judgeWith(
  kind: string,
  facts: PortalFacts,
  params: unknown = {},
  context: JudgeContext = contextOf(),
): Verdict {
  const check = CHECKS.get(kind);
  if (!check) throw new Error(`no check ${kind}`);
  return check.judge(facts, params, context);
}

export const codesOf = (verdict: Verdict): string[] =>
  'findings' in verdict ? [...new Set(verdict.findings.map(({ code }) => code))].sort() : [];
