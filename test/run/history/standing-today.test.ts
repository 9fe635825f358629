import { describe, expect, it } from 'vitest';
import { type Case, withEntry } from '../../../src/cases/index.ts';
import type { ReportCase } from '../../../src/report/index.ts';
import { standingToday } from '../../../src/run/history/report.ts';
import { caseOf, withCases } from '../../report/sample-cases.ts';

const ROW = caseOf(0, { state: 'suspected', dueOn: null });
const SEEN: Case = {
  ...ROW,
  subject: '',
  rectifyWorkdays: 3,
  evidence: [],
  policy: 'ganzhou-2020-49',
  firstRun: 'first',
  lastRun: 'last',
  state: 'suspected',
  log: [],
};

/** The row as it stands on a day, once a person decided on 2026-11-24. */
function rowOn(day: string, event: 'waive' | 'dismiss'): ReportCase | undefined {
  const until = event === 'waive' ? '2026-11-30' : null;
  const entry = {
    at: '2026-11-24T02:00:00.000Z',
    by: '市府办',
    event,
    run: null,
    reason: '',
    until,
    dueOn: null,
  };
  const { history } = withCases([ROW]);
  if (history === undefined) throw new Error('no history');
  return standingToday(history, new Map([[ROW.fingerprint, withEntry(SEEN, entry)]]), day).cases[0];
}

describe('a case as a later report tells of it', () => {
  it.each([
    ['waive', '2026-11-30', 'waived', '2026-11-30'],
    ['waive', '2026-12-01', 'suspected', null],
    ['dismiss', '2027-12-01', 'dismissed', null],
  ] as const)('after %s stands on %s as %s', (event, day, state, waivedUntil) => {
    expect(rowOn(day, event)).toMatchObject({ state, waivedUntil, decidedBy: '市府办' });
  });
});
