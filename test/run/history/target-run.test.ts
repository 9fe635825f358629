import { expect, it } from 'vitest';
import { reconcile } from '../../../src/cases/index.ts';
import type { CheckDocument, CheckResult } from '../../../src/report/index.ts';
import { targetRunOf } from '../../../src/run/history/target-run.ts';
import { RULES } from '../../cases/scenes.ts';
import { document, finding, result } from '../../report/sample.ts';

const SITE = {
  id: 'yunxi',
  name: '云溪县人民政府',
  unit: 'yunxi',
  unitName: '云溪县',
  unitKind: 'county',
  host: 'y.example',
};
const address = (at: number): string => `http://y.example/${at}.html`;

/** A run of the whole site that found these links broken. */
const siteRun = (found: readonly number[], over: Partial<CheckResult> = {}): CheckDocument => ({
  ...document(SITE, [
    {
      ...result('special-topic'),
      indicator: 'broken-links-site',
      verdict: found.length > 0 ? 'fail' : 'pass',
      facts: { open: [], openBeyond: false },
      findings: found.map((at) =>
        finding({
          message: `${at}`,
          subject: address(at),
          url: address(at),
          fingerprint: `${at}`.padStart(16, '0'),
        }),
      ),
      ...over,
    },
  ]),
  coverage: { attempted: 1, read: 1, blocked: 0, skipped: {}, requests: 1, bytes: 1 },
});

it.each<[string, CheckDocument, string]>([
  ['is not found again by a crawl that saw all', siteRun([2]), 'cleared'],
  ['is not among the few that are named', siteRun([2], { unnamed: 300 }), 'suspected'],
  ['was not come to', siteRun([2], { facts: { open: [], openBeyond: true } }), 'suspected'],
  [
    'did not answer this time',
    siteRun([2], { facts: { open: [address(1)], openBeyond: false } }),
    'suspected',
  ],
  [
    'did not answer, and nothing else is broken',
    siteRun([], { facts: { open: [address(1)], openBeyond: false } }),
    'suspected',
  ],
])('a broken link of the whole site that %s', (_, later, state) => {
  const runOf = (told: CheckDocument, day: number) =>
    targetRunOf(told, { id: `run-${day}`, startedAt: `2026-11-0${day}T02:00:00Z` }, new Set());
  const empty = { target: SITE.id, cases: {}, last: null, runs: [] };
  const first = reconcile(empty, runOf(siteRun([1, 2]), 1), RULES).book;
  const { cases } = reconcile(first, runOf(later, 2), RULES).book;
  expect(Object.values(cases).find(({ subject }) => subject === address(1))?.state).toBe(state);
});
