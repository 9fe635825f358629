import { describe, expect, it } from 'vitest';
import { type AssessIngredients, assess, judgeContext } from '../../src/judge/index.ts';
import { county, department, ingredients, POLICIES, portal } from './context.ts';
import { factsOf, NOW } from './facts.ts';
import { FAILING, MODEL } from './scenes.ts';

const verdictsOf = (changes: Partial<AssessIngredients>, scene = FAILING, policies = POLICIES) =>
  assess(factsOf(scene), policies, ingredients(changes)).map(({ verdict }) => verdict);
const only = (id: string) =>
  POLICIES.map((policy) => ({ ...policy, indicators: policy.indicators.filter((each) => each.id === id) }));

describe('assess', () => {
  it.each([
    [
      'an unverified address',
      { portal: { ...portal, state: 'unverified', url: null } },
      { verdict: 'undetermined', reason: 'unverified' },
    ],
    [
      'a closed portal',
      { portal: { ...portal, state: 'closed' } },
      { verdict: 'not_applicable', exemption: 'CLOSED' },
    ],
    [
      'a portal under rebuilding within its dates',
      { portal: { ...portal, state: 'rebuilding', since: '2026-11-01', until: '2026-11-30' } },
      { verdict: 'not_applicable', exemption: 'REBUILDING' },
    ],
  ] as const)('%s is not judged', (_, changes, expected) => {
    for (const verdict of verdictsOf(changes)) expect(verdict).toMatchObject(expected);
  });

  it.each([
    ['rebuilding is over', { state: 'rebuilding', since: '2026-09-01', until: '2026-10-01' }],
    ['closing is still to come', { state: 'closed', since: '2027-01-01', until: null }],
  ] as const)('judges again when %s', (_, state) => {
    expect(verdictsOf({ portal: { ...portal, ...state } }).some(({ verdict }) => verdict === 'fail')).toBe(
      true,
    );
  });

  it('is undetermined when nothing was observed', () => {
    for (const { verdict } of assess(null, POLICIES, ingredients()))
      expect(verdict).toMatchObject({ reason: 'not_observed' });
  });

  it('leaves out indicators for other kinds of units', () => {
    const ids = assess(factsOf(MODEL), POLICIES, ingredients({ unit: department })).map(
      ({ indicator }) => indicator.id,
    );
    expect(ids).toContain('department-fields');
    expect(ids).not.toContain('special-topic');
  });

  it.each([
    ['2026-11-23', 'not_applicable'],
    ['2026-11-22', 'fail'],
  ])('an exemption until %s gives %s', (until, expected) => {
    const exemptions = [{ target: 'qingxi', indicator: 'special-topic', reason: '市府办同意缓办', until }];
    const [verdict] = verdictsOf({ exemptions }, FAILING, only('special-topic'));
    expect(verdict).toMatchObject(
      expected === 'fail' ? { verdict: 'fail' } : { verdict: expected, exemption: 'REGISTRY:市府办同意缓办' },
    );
  });

  it('never lets an unverified rule accuse', () => {
    const unsure = only('special-topic').map((policy) => ({
      ...policy,
      indicators: policy.indicators.map((indicator) => ({ ...indicator, confidence: 'M' as const })),
    }));
    expect(verdictsOf({}, FAILING, unsure)).toMatchObject([
      { verdict: 'warn', findings: [{ code: 'topic_absent' }] },
    ]);
  });

  it('refuses a check nobody wrote', () => {
    const odd = only('special-topic').map((policy) => ({
      ...policy,
      indicators: policy.indicators.map((indicator) => ({ ...indicator, check: 'no-such-check' })),
    }));
    expect(() => verdictsOf({}, FAILING, odd)).toThrow('no-such-check');
  });
});

describe('context', () => {
  it('hands a field that a county lacks to its co-owner, and only then', () => {
    const central = { ...county, functionsAbsent: ['国土空间规划'] };
    const charge = (unit: typeof county, units: (typeof county)[]) =>
      judgeContext(POLICIES, { now: NOW, portal, unit, units, ledger: [] }).fieldsInCharge.map(
        ({ field, forUnits }) => [field.id, forUnits],
      );
    expect(charge(department, [central, department])).toEqual([['F01', ['qingxi']]]);
    expect(charge(department, [county, department])).toEqual([]);
    expect(charge({ ...department, id: 'jiaoyu' }, [central])).toEqual([]);
  });
});
