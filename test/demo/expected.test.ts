import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { EXPECTED, EXPECTED_MISSING_FIELDS } from '../../src/demo/index.ts';
import { CENTRAL_ABSENT } from '../../src/demo/sites/counties.ts';
import { demoSites } from '../../src/demo/sites/index.ts';
import { CHECKS } from '../../src/judge/index.ts';
import { REASONS } from '../../src/judge/verdict.ts';
import { loadPolicies, type Policy, vocabularyOf } from '../../src/policies/index.ts';
import { loadRegistry, type Registry } from '../../src/targets/index.ts';

const root = path.join(import.meta.dirname, '../..');
let registry: Registry;
let policies: Policy[];

beforeAll(async () => {
  const loaded = await loadRegistry(path.join(root, 'targets/demo'), {
    vocabulary: async (ids) => {
      const found = await loadPolicies(path.join(root, 'policies'), ids);
      if (!found.ok) return found;
      policies = found.value;
      return { ok: true, value: vocabularyOf(found.value) };
    },
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  registry = loaded.value;
});

const portals = () => registry.targets.filter((target) => target.kind === 'portal');

describe('the registry of the sample city', () => {
  it('is served by the demo and says so', () => {
    expect(registry.city).toMatchObject({ id: 'demo', demo: true, zone: 'Asia/Shanghai' });
  });

  it('every portal with an address has a host that is served or refused', () => {
    const served = new Set([...demoSites(0).map(({ host }) => host), 'www.heping.gov.test']);
    const hosts = portals().flatMap(({ url }) => (url === null ? [] : [new URL(url).host]));
    expect(hosts.filter((host) => !served.has(host))).toEqual([]);
    expect(hosts).toHaveLength(10);
  });

  it('every guiding unit and co-owner of a field is one of its units', () => {
    const units = new Set(registry.units.map(({ id }) => id));
    const named = policies.flatMap(({ fields }) =>
      fields.flatMap(({ guides, coOwners }) => [...guides, ...coOwners]),
    );
    expect([...new Set(named)].filter((id) => !units.has(id))).toEqual([]);
  });

  it('the central district lacks what the city departments publish', () => {
    expect(registry.units.find(({ id }) => id === 'zhongxin')?.functionsAbsent).toEqual(CENTRAL_ABSENT);
  });
});

describe('the expected verdicts', () => {
  it('cover every portal', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual(
      portals()
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('cover every indicator that applies, and no other', () => {
    const kinds = new Map(registry.units.map(({ id, kind }) => [id, kind]));
    for (const { id, unit } of portals()) {
      const kind = kinds.get(unit);
      const applying = policies.flatMap(({ indicators }) =>
        indicators
          .filter(
            ({ check, appliesTo }) => CHECKS.has(check) && kind !== undefined && appliesTo.includes(kind),
          )
          .map((indicator) => indicator.id),
      );
      expect(Object.keys(EXPECTED[id] ?? {}).sort(), id).toEqual(applying.sort());
    }
  });

  it('name reasons that exist', () => {
    const reasons = Object.values(EXPECTED)
      .flatMap((row) => Object.values(row))
      .flatMap((verdict) =>
        verdict.startsWith('undetermined:') ? [verdict.slice('undetermined:'.length)] : [],
      );
    expect(reasons.filter((reason) => !(REASONS as readonly string[]).includes(reason))).toEqual([]);
  });

  it('never accuse whom nobody could read', () => {
    for (const id of ['wuling', 'heping', 'anhe']) {
      expect(Object.values(EXPECTED[id] ?? {}).every((verdict) => verdict.startsWith('undetermined:'))).toBe(
        true,
      );
    }
  });

  it('name missing fields by their names in the notice', () => {
    const names = new Set(policies.flatMap(({ fields }) => fields.map(({ name }) => name)));
    expect(
      Object.values(EXPECTED_MISSING_FIELDS)
        .flat()
        .filter((name) => !names.has(name)),
    ).toEqual([]);
  });
});
