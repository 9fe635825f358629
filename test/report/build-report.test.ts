import { describe, expect, it } from 'vitest';
import type { Field, Policy } from '../../src/policies/types.ts';
import {
  buildReport,
  type CheckDocument,
  type CheckResult,
  outcome,
  reportModel,
} from '../../src/report/index.ts';
import type { Portal, TargetState, Unit } from '../../src/targets/types.ts';
import { PORTAL, UNIT } from './facts.ts';
import { document, except, result } from './sample.ts';

const unit = (id: string, over: Partial<Unit> = {}): Unit => ({ ...UNIT, id, name: id, ...over });
const portal = (id: string, owner: string, state: TargetState = 'active'): Portal => ({
  ...PORTAL,
  id,
  unit: owner,
  name: id,
  state,
});
const site = (id: string, owner: string) => ({
  id,
  name: id,
  unit: owner,
  unitName: owner,
  unitKind: 'county',
  host: `${id}.example`,
});

const field = (id: string, name: string, coOwners: string[] = []): Field => ({
  id,
  no: Number(id.slice(1)),
  name,
  aliases: [],
  coOwners,
  guides: ['bureau'],
  cycleDays: null,
});
const POLICY: Policy = {
  id: 'p',
  title: '甲文',
  version: '1',
  effectiveFrom: '2020-06-01',
  supersedes: null,
  disclosure: '',
  hash: 'sha256:0',
  indicators: [],
  duties: [],
  fields: [field('F01', '国土空间规划', ['bureau']), field('F02', '救灾')],
  deadlines: [
    { date: '2020-12-31', row: 'b', who: '', title: '' },
    { date: '2020-06-30', row: 'a', who: '', title: '' },
  ],
  rows: [],
  lexicon: null,
};

interface World {
  units?: Unit[];
  portals: Portal[];
  documents: CheckDocument[];
  floor?: number;
  scope?: string[];
  state?: 'finished' | 'interrupted' | 'void';
  reached?: string[];
}

const build = ({
  units = [unit('a'), unit('b')],
  portals,
  documents,
  floor = 0.8,
  scope,
  state = 'finished',
  reached,
}: World) =>
  buildReport({
    run: {
      id: 'r',
      startedAt: '2026-11-23T02:05:00.000Z',
      finishedAt: null,
      seed: 's',
      state,
      programVersion: '0',
      obeyedRobots: true,
    },
    city: { id: 'c', name: '市', coverageFloor: floor },
    registry: { units, targets: portals },
    policies: [POLICY],
    documents,
    duties: [],
    hosts: [],
    ...(scope === undefined ? {} : { scope }),
    ...(reached === undefined ? {} : { reached }),
  });

const blocked = (id: string, owner: string): CheckDocument => {
  const read = document(site(id, owner), [
    result('special-topic', { verdict: 'undetermined', reason: 'blocked', message: '' }),
  ]);
  return {
    ...read,
    page: read.page && { ...read.page, state: 'blocked', kind: 'challenge', challenge: 'jsl' },
  };
};
const fine = (id: string, owner: string, ...results: CheckResult[]): CheckDocument =>
  document(site(id, owner), except(...results));
const breach = result('special-topic', { verdict: 'fail', message: '' });

describe('coverage', () => {
  it('is lowered by what was not read, and only by that', () => {
    const model = build({
      portals: [portal('x', 'a'), portal('y', 'b')],
      documents: [fine('x', 'a'), blocked('y', 'b')],
    });
    expect(model.coverage).toMatchObject({
      targets: 2,
      attempted: 2,
      read: 1,
      unread: { blocked: 1 },
      complete: false,
    });
  });

  it('leaves unverified and closed portals out of the share but not out of sight', () => {
    const model = build({
      portals: [portal('x', 'a'), portal('y', 'b', 'unverified'), portal('z', 'b', 'closed')],
      documents: [fine('x', 'a')],
    });
    expect(model.coverage).toMatchObject({
      targets: 3,
      attempted: 1,
      read: 1,
      unread: { closed: 1, unverified: 1 },
      complete: true,
    });
    expect(model.unseen.map(({ id, reason }) => [id, reason])).toEqual([
      ['y', 'unverified'],
      ['z', 'closed'],
    ]);
  });

  it.each<[string, Partial<World>, object]>([
    [
      'an interrupted run',
      { documents: [fine('x', 'a')], state: 'interrupted' },
      { attempted: 1, missed: 1, read: 1, unread: { interrupted: 1 }, complete: false },
    ],
    [
      'a void run, of which nothing is judged',
      { documents: [], state: 'void', reached: ['x'] },
      { attempted: 1, missed: 1, read: 0, unread: { run_void: 2 }, complete: false },
    ],
    [
      'a run that says it is finished, and is not',
      { documents: [fine('x', 'a')], state: 'finished' },
      { attempted: 1, missed: 1, read: 1, complete: false },
    ],
  ])('counts a target that was not come to as missed, and into the share: %s', (_, over, coverage) => {
    const model = build({ portals: [portal('x', 'a'), portal('y', 'b')], documents: [], ...over });
    expect(model.coverage).toMatchObject(coverage);
  });

  it('looks at the scope of the run alone', () => {
    const model = build({
      portals: [portal('x', 'a'), portal('y', 'b')],
      documents: [fine('x', 'a')],
      scope: ['x'],
    });
    expect(model.coverage).toMatchObject({ targets: 1, attempted: 1, read: 1, complete: true });
    expect(model.unseen).toEqual([]);
  });
});

describe('outcome', () => {
  const portals = [portal('x', 'a')];
  it.each<[string, Partial<World>, string]>([
    ['all read, nothing found', { documents: [fine('x', 'a')] }, 'compliant'],
    ['a breach', { documents: [fine('x', 'a', breach)] }, 'violations'],
    ['advice only', { documents: [fine('x', 'a', { ...breach, severity: 'advice' })] }, 'compliant'],
    [
      'unverified wording only (M)',
      { documents: [fine('x', 'a', { ...breach, confidence: 'M' })] },
      'compliant',
    ],
    ['a warning only', { documents: [fine('x', 'a', { ...breach, verdict: 'warn' })] }, 'compliant'],
    [
      'one thing that could not be told',
      { documents: [fine('x', 'a', { ...breach, verdict: 'undetermined', reason: 'needs_js' })] },
      'compliant',
    ],
    ['nobody read', { documents: [blocked('x', 'a')] }, 'incomplete'],
    ['a breach in a void run', { documents: [fine('x', 'a', breach)], state: 'void' }, 'incomplete'],
    ['an interrupted run', { documents: [fine('x', 'a')], state: 'interrupted' }, 'incomplete'],
    ['nothing to ask', { documents: [], portals: [portal('x', 'a', 'unverified')] }, 'incomplete'],
  ])('%s', (_, world, expected) =>
    expect(outcome(build({ portals, documents: [], ...world }))).toBe(expected),
  );
});

describe('matrix', () => {
  const facts = (indicator: string, fields: Record<string, unknown>[]) =>
    result(indicator, { facts: { fields } });
  const cells = (units: Unit[], ...results: CheckResult[]) =>
    build({ units, portals: [portal('x', 'a')], documents: [document(site('x', 'a'), results)] }).matrix.map(
      ({ field, state, movedTo }) => [field, state, movedTo],
    );

  it.each<[string, Record<string, unknown> | null, Record<string, unknown> | null, string]>([
    ['all three there', { entry: true, content: 'some' }, { directory: true }, 'complete'],
    ['no directory', { entry: true, content: 'some' }, { directory: false }, 'partial'],
    ['nothing behind the entry', { entry: true, content: 'none' }, { directory: true }, 'partial'],
    ['a dead entry', { entry: true, content: 'dead' }, { directory: true }, 'partial'],
    ['no entry, but a directory', { entry: false, content: null }, { directory: true }, 'partial'],
    ['neither entry nor directory', { entry: false, content: null }, { directory: false }, 'missing'],
    ['content nobody could read', { entry: true, content: null }, { directory: true }, 'undetermined'],
    ['directories asked of nobody: excused', { entry: true, content: 'some' }, null, 'complete'],
    ['the topic asked of nobody, a directory there', null, { directory: true }, 'undetermined'],
    ['the topic asked of nobody, no directory', null, { directory: false }, 'partial'],
  ])('adds up %s', (_, topic, directory, state) => {
    const results = [
      ...(topic ? [facts('topic-complete', [{ field: 'F01', ...topic }])] : []),
      ...(directory ? [facts('directory', [{ field: 'F01', ...directory }])] : []),
    ];
    expect(cells([unit('a')], ...results)[0]).toEqual(['F01', state, []]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['topic-complete', { entry: false, content: null }, 'undetermined'],
    ['directory', { directory: false }, 'complete'],
  ])('accuses nobody by %s while it waits for a person', (indicator, denial, state) => {
    const sound = indicator === 'directory' ? { entry: true, content: 'some' } : { directory: true };
    const other = facts(indicator === 'directory' ? 'topic-complete' : 'directory', [
      { field: 'F01', ...sound },
    ]);
    const demoted = { verdict: 'undetermined', reason: 'needs_human_judgement' } as const;
    const waiting = { ...facts(indicator, [{ field: 'F01', ...denial }]), ...demoted };
    expect(cells([unit('a')], waiting, other)[0]).toEqual(['F01', state, []]);
  });

  it('is undetermined where nothing was told', () =>
    expect(cells([unit('a')])).toEqual([
      ['F01', 'undetermined', []],
      ['F02', 'undetermined', []],
    ]));

  it('moves the fields a unit lacks to the department', () =>
    expect(cells([unit('a', { functionsAbsent: ['国土空间规划'] })])).toEqual([
      ['F01', 'exempt', ['bureau']],
      ['F02', 'undetermined', []],
    ]));

  it('holds counties and zones only', () => expect(cells([unit('a', { kind: 'department' })])).toEqual([]));
});

describe('buildReport', () => {
  const world: World = {
    portals: [portal('x', 'a'), portal('y', 'b'), portal('w', 'a')],
    documents: [fine('y', 'b'), fine('w', 'a'), fine('x', 'a')],
  };
  it('keeps the order of the registry, whatever the order of the documents', () => {
    const model = build(world);
    expect(model.targets.map(({ target }) => target.id)).toEqual(['x', 'w', 'y']);
    expect(build({ ...world, documents: world.documents.toReversed() })).toEqual(model);
  });
  it('fits its own schema and sorts dates', () => {
    const model = build(world);
    expect(reportModel.safeParse(model).error).toBeUndefined();
    expect(model.deadlines.map(({ date }) => date)).toEqual(['2020-06-30', '2020-12-31']);
  });
});
