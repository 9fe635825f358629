import { describe, expect, it } from 'vitest';
import { assessDuties } from '../../src/judge/index.ts';
import type { Duty } from '../../src/policies/index.ts';
import type { LedgerEntry } from '../../src/targets/types.ts';
import { county, department } from './context.ts';

const duty: Duty = {
  row: 'GZ49-07',
  title: '备案',
  clause: '二(一)',
  actor: '县政府',
  appliesTo: ['county'],
  dueOn: '2020-07-08',
  severity: 'deduct',
  confidence: 'S',
};
const entry = (change: Partial<LedgerEntry> = {}): LedgerEntry => ({
  row: 'GZ49-07',
  unit: 'qingxi',
  doneOn: null,
  dueOn: null,
  missing: false,
  evidence: '',
  note: '',
  ...change,
});
const statesOf = (duties: Duty[], ledger: LedgerEntry[]) =>
  assessDuties([{ duties }], [county, department], ledger).map(({ unit, state }) => [unit, state]);

describe('duties', () => {
  it.each<[string, LedgerEntry[], string]>([
    ['nobody filled it in, however late', [], 'undetermined'],
    ['done on the last day', [entry({ doneOn: '2020-07-08' })], 'on_time'],
    ['done a day late', [entry({ doneOn: '2020-07-09' })], 'late'],
    ['its own deadline goes first', [entry({ doneOn: '2020-07-09', dueOn: '2020-07-31' })], 'on_time'],
    ['a person says it was not done', [entry({ missing: true })], 'missing'],
    ['an entry that says nothing', [entry()], 'undetermined'],
    ['an entry of another unit', [entry({ unit: 'other', doneOn: '2020-07-01' })], 'undetermined'],
  ])('%s', (_, ledger, state) => {
    expect(statesOf([duty], ledger)).toEqual([['qingxi', state]]);
  });

  it('is on time where no date was set', () => {
    expect(statesOf([{ ...duty, dueOn: null }], [entry({ doneOn: '2026-01-01' })])).toEqual([
      ['qingxi', 'on_time'],
    ]);
  });

  it('keeps one line for each ticket', () => {
    const tickets = [
      entry({ doneOn: '2026-01-02', dueOn: '2026-01-03' }),
      entry({ doneOn: '2026-01-05', dueOn: '2026-01-03' }),
    ];
    expect(statesOf([{ ...duty, dueOn: null }], tickets)).toEqual([
      ['qingxi', 'on_time'],
      ['qingxi', 'late'],
    ]);
  });

  it('binds only the units a duty names', () => {
    expect(statesOf([{ ...duty, appliesTo: ['department'], units: ['dashuju'] }], [])).toEqual([]);
  });
});
