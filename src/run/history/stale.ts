import type { CaseBook, Reconciled } from '../../cases/index.ts';

/** A run that is gone on with after a newer one was counted says nothing of what has moved since: by older knowledge
 *  nothing is mended, and nothing has come back. A mark from the future is a clock that jumped, and no newer run. */
export function withoutStale(before: CaseBook, reconciled: Reconciled, at: string, now: number): Reconciled {
  const { last } = before;
  if (last === null || at >= last.at || Date.parse(last.at) > now) return reconciled;
  const moved = Object.values(before.cases).filter(
    ({ lastSeenAt, log }) => lastSeenAt > at || log.some((entry) => entry.at > at),
  );
  const kept = new Map(moved.map((one) => [one.fingerprint, one]));
  return {
    ...reconciled,
    book: { ...reconciled.book, cases: { ...reconciled.book.cases, ...Object.fromEntries(kept) }, last },
    changes: reconciled.changes.filter(({ fingerprint }) => !kept.has(fingerprint)),
  };
}
