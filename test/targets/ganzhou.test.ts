import { describe, expect, it } from 'vitest';
import { CHECK_PARAMS } from '../../src/judge/index.ts';
import { loadPolicies, type Policy, vocabularyOf } from '../../src/policies/index.ts';
import { loadRegistry, type Registry } from '../../src/targets/index.ts';

const IDS = ['ganzhou-2020-49', 'guoban-2019-19', 'zhiyin-2017-47', 'xinmeiti-2018-123', 'gongkai-2019-61'];
const policiesLoaded = await loadPolicies('policies', IDS, { checkKinds: CHECK_PARAMS });
const registryLoaded = await loadRegistry('targets/ganzhou', {
  vocabulary: async (ids) => {
    const loaded = await loadPolicies('policies', ids);
    return loaded.ok ? { ok: true, value: vocabularyOf(loaded.value) } : loaded;
  },
});

const policies = (): Policy[] => (policiesLoaded.ok ? policiesLoaded.value : []);
const registry = (): Registry => {
  if (!registryLoaded.ok) throw new Error('targets/ganzhou is broken');
  return registryLoaded.value;
};
const notice = (): Policy => {
  const policy = policies()[0];
  if (!policy) throw new Error('policies are broken');
  return policy;
};

describe('the policies in force', () => {
  it('are sound', () => {
    expect(policiesLoaded.ok ? [] : policiesLoaded.problems).toEqual([]);
    expect(policies().map((policy) => policy.id)).toEqual(IDS);
  });

  it('ganzhou-2020-49 has all 48 rows and no duty or indicator beside them', () => {
    const wanted = Array.from({ length: 48 }, (_, i) => `GZ49-${String(i + 1).padStart(2, '0')}`);
    expect(notice().rows.map((row) => row.id)).toEqual(wanted);
    expect(notice().disclosure).toBe('依申请公开');
  });

  it('every duty and indicator of a row is what the row says', () => {
    const { rows, indicators, duties } = notice();
    const treated = (treatment: string): string[] =>
      rows.filter((row) => row.treatment === treatment).map((row) => row.id);
    expect(duties.map((duty) => duty.row)).toEqual(treated('duty'));
    expect([...new Set(indicators.flatMap((indicator) => indicator.rows))].sort()).toEqual(
      treated('indicator'),
    );
  });

  it('26 fields; city co-owners exactly in 1, 2, 17 and 18; one guide each, two in 18', () => {
    const { fields } = notice();
    expect(fields.map((field) => field.no)).toEqual(Array.from({ length: 26 }, (_, i) => i + 1));
    expect(fields.filter((field) => field.coOwners.length > 0).map((field) => field.no)).toEqual([
      1, 2, 17, 18,
    ]);
    expect(fields.filter((field) => field.guides.length !== 1).map((field) => field.no)).toEqual([18]);
    expect(fields.find((field) => field.no === 12)?.aliases).toContain('生态环境');
  });

  it('only an official veto is a veto, and what is unverified only advises', () => {
    const all = policies().flatMap((policy) => policy.indicators);
    expect(all.filter((indicator) => indicator.severity === 'veto').map((indicator) => indicator.id)).toEqual(
      ['home-availability', 'home-freshness', 'dark-links', 'account-freshness', 'account-interaction'],
    );
    for (const rule of [...all, ...policies().flatMap((policy) => policy.duties)]) {
      if (rule.confidence === 'M') expect(rule.severity).toBe('advice');
    }
    expect(new Set(all.map((indicator) => indicator.id)).size).toBe(all.length);
  });

  it('deadlines stand in their order', () => {
    const dates = notice().deadlines.map((deadline) => deadline.date);
    expect(dates).toEqual([...dates].sort());
    for (const duty of notice().duties.filter(({ dueOn }) => dueOn !== null)) {
      expect(notice().deadlines).toContainEqual(expect.objectContaining({ row: duty.row, date: duty.dueOn }));
    }
  });
});

describe('targets/ganzhou', () => {
  it('is sound, also beside its policies', () => {
    expect(registryLoaded.ok ? [] : registryLoaded.problems).toEqual([]);
    expect(registry().city.policies).toEqual(IDS);
  });

  it('has the city, 18 counties and 2 zones, each with a portal', () => {
    const count = (kind: string): number => registry().units.filter((unit) => unit.kind === kind).length;
    expect([count('city'), count('county'), count('zone')]).toEqual([1, 18, 2]);
    const withPortal = registry().targets.flatMap((target) =>
      target.kind === 'portal' ? [target.unit] : [],
    );
    expect(withPortal).toHaveLength(21);
    expect(new Set(withPortal)).toEqual(
      new Set(
        registry()
          .units.filter((unit) => unit.kind !== 'department')
          .map((unit) => unit.id),
      ),
    );
  });

  it('has every guiding unit and co-owner as a department', () => {
    const departments = registry()
      .units.filter((unit) => unit.kind === 'department')
      .map((unit) => unit.id);
    const named = notice().fields.flatMap((field) => [...field.guides, ...field.coOwners]);
    expect(named.filter((id) => !departments.includes(id))).toEqual([]);
    expect(departments).toEqual(expect.arrayContaining(['dashuju', 'zhengfuban']));
    for (const duty of notice().duties)
      expect((duty.units ?? []).filter((id) => !departments.includes(id))).toEqual([]);
  });

  it('invents nothing: what is not known is empty and marked', () => {
    for (const target of registry().targets) {
      if (target.state === 'unverified') expect(target.reason).not.toBe('');
      if (target.kind === 'portal') expect(target.siteCode).toBeNull();
      if (target.kind === 'account') expect(target.state).toBe('unverified');
    }
    expect(registry().targets.flatMap((t) => (t.kind === 'portal' && t.url === null ? [t.id] : []))).toEqual([
      'jingkai',
      'rongjiang',
    ]);
    expect(registry().units.flatMap((unit) => unit.functionsAbsent)).toEqual([]);
    expect(registry().city.contact).toContain('.invalid');
  });
});
