import { type Calendar, type Case, type Decision, decide, raise } from '../../cases/index.ts';
import type { Store } from '../../store/index.ts';
import { CASE_TURN, readBook, readBooks, readPrecision, writeBook, writePrecision } from './books.ts';

/** How a decision ended. `refused`: the case in its state cannot take it. */
export type CaseDecision =
  | { state: 'decided'; case: Case }
  | { state: 'refused'; case: Case }
  | { state: 'unknown' }
  | { state: 'ambiguous'; fingerprints: string[] };

/** Applies a person's decision to the case of that fingerprint (or the beginning of one), logged with who and when.
 *  Takes its turn beside a running scan. */
export const decideCase = (
  store: Store,
  fingerprint: string,
  decision: Decision,
  by: string,
  now: number,
  calendar: Calendar,
): Promise<CaseDecision> =>
  store.exclusive(CASE_TURN, async () => {
    const found = await findCases(store, fingerprint);
    const [one] = found;
    if (!one) return { state: 'unknown' };
    if (found.length > 1)
      return { state: 'ambiguous', fingerprints: found.map(({ fingerprint: each }) => each) };
    const decided = decide(one, decision, by, now, calendar);
    if (decided.state === 'refused') return { state: 'refused', case: one };
    const book = await readBook(store, one.target);
    await writeBook(store, { ...book, cases: { ...book.cases, [one.fingerprint]: decided.case } });
    return { state: 'decided', case: decided.case };
  });

/** Cases whose fingerprint begins like this; an exact one alone. */
export async function findCases(store: Pick<Store, 'documents'>, fingerprint: string): Promise<Case[]> {
  if (fingerprint === '') return [];
  const all = (await readBooks(store)).flatMap(({ cases }) => Object.values(cases));
  const exact = all.filter((one) => one.fingerprint === fingerprint);
  return exact.length > 0 ? exact : all.filter((one) => one.fingerprint.startsWith(fingerprint));
}

/** Raises a demoted indicator again. False when it is not demoted. */
export const raiseIndicator = (
  store: Store,
  indicator: string,
  by: string,
  reason: string,
  now: number,
): Promise<boolean> =>
  store.exclusive(CASE_TURN, async () => {
    const book = await readPrecision(store);
    if (!book.demoted.some((one) => one.indicator === indicator)) return false;
    await writePrecision(store, raise(book, { indicator, by, reason, at: new Date(now).toISOString() }));
    return true;
  });
