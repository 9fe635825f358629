import {
  type Case,
  type CaseBook,
  emptyBook,
  openCalendar,
  type Rules,
  reconcile,
  type Sighting,
  type TargetRun,
} from '../../src/cases/index.ts';

export const DAY_MS = 86_400_000;
/** A Monday, 10:00 in China. */
export const START = Date.parse('2026-11-02T02:00:00Z');

export const RULES: Rules = { confirmAfterMs: 4 * 3_600_000, calendar: openCalendar([]) };

export const sighting = (name: string, over: Partial<Sighting> = {}): Sighting => ({
  fingerprint: name,
  subject: name,
  url: null,
  message: `问题 ${name}`,
  severity: 'deduct',
  rectifyWorkdays: 3,
  evidence: [],
  review: false,
  ...over,
});

/** Run number `n`, a day after the one before, that saw the named findings of one indicator. */
export const runOf = (
  n: number,
  seen: readonly string[] | 'unknown' | 'exempt',
  over: Partial<TargetRun> & { review?: boolean } = {},
): TargetRun => {
  const { review = false, ...rest } = over;
  return {
    run: `run-${String(n).padStart(3, '0')}`,
    at: new Date(START + n * DAY_MS).toISOString(),
    policies: { policy: 'sha256:one' },
    target: 'qingshan',
    unit: 'qingshan',
    judged: [
      {
        indicator: 'search',
        policy: 'policy',
        outcome: seen === 'unknown' || seen === 'exempt' ? seen : 'judged',
        exemption: seen === 'exempt' ? 'REGISTRY:改版' : '',
        sightings: Array.isArray(seen) ? seen.map((name: string) => sighting(name, { review })) : [],
      },
    ],
    unsure: [],
    ...rest,
  };
};

/** The book after all runs, in order. */
export const bookAfter = (runs: readonly TargetRun[], rules: Rules = RULES): CaseBook =>
  runs.reduce((book, run) => reconcile(book, run, rules).book, emptyBook('qingshan'));

export const only = (book: CaseBook): Case => {
  const [one] = Object.values(book.cases);
  if (!one) throw new Error('no case');
  return one;
};
