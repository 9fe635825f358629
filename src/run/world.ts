import { join } from 'node:path';
import { chinaDay, type Probe } from '../facts/index.ts';
import { CHECK_PARAMS } from '../judge/index.ts';
import { loadPolicies, type Policy, vocabularyOf } from '../policies/index.ts';
import { type Holiday, type Loaded, loadHolidays, loadRegistry, type Registry } from '../targets/index.ts';
import { lackingIn } from './lacking.ts';

/** Everything a run is held against: the registry and the policies in force, both validated. */
export interface World {
  registry: Registry;
  policies: Policy[];
  /** Published days off and working weekends; weekends only when absent. */
  holidays?: Holiday[];
  /** Indicators under their floor of precision: their findings wait for a person. */
  review?: ReadonlySet<string>;
  /** What availability is judged by: probes of each target, newest last. */
  probes?: ReadonlyMap<string, Probe[]>;
}

/** Reads registry and policies; every problem of both at once. `at` (ms) says which versions are in force. */
export async function loadWorld(options: {
  targetsDir: string;
  policiesDir: string;
  at: number;
  /** Overrides the policies that city.yaml names. */
  policyIds?: string[];
}): Promise<Loaded<World>> {
  const policiesOf = (ids: readonly string[]): Promise<Loaded<Policy[]>> =>
    loadPolicies(options.policiesDir, ids, { checkKinds: CHECK_PARAMS, at: chinaDay(options.at) });
  const registry = await loadRegistry(options.targetsDir, {
    // A broken policy is reported below, once; here it only means that its words cannot be checked.
    vocabulary: async (ids) => {
      const policies = await policiesOf(ids);
      return policies.ok ? { ok: true, value: vocabularyOf(policies.value) } : { ok: false, problems: [] };
    },
  });
  const policies = await policiesOf(options.policyIds ?? (registry.ok ? registry.value.city.policies : []));
  const holidays = await loadHolidays(join(options.targetsDir, '..', 'holidays'));
  const lacking = policies.ok ? lackingIn(policies.value, options.policiesDir) : [];
  if (registry.ok && policies.ok && holidays.ok && lacking.length === 0)
    return {
      ok: true,
      value: { registry: registry.value, policies: policies.value, holidays: holidays.value },
    };
  return {
    ok: false,
    problems: [...[registry, policies, holidays].flatMap((one) => (one.ok ? [] : one.problems)), ...lacking],
  };
}
