import type { Case } from './types.ts';

/** What people said of one indicator's findings. */
export interface Precision {
  indicator: string;
  right: number;
  wrong: number;
  /** Share of the labelled findings that were right; null before any. */
  share: number | null;
}

export interface PrecisionRules {
  /** Share below which an indicator is demoted. */
  floor: number;
  /** Labels needed before anything is said. */
  least: number;
}

export interface Demotion {
  indicator: string;
  since: string;
  right: number;
  wrong: number;
}

export interface Raise {
  indicator: string;
  at: string;
  by: string;
  reason: string;
}

/** What is remembered of indicators: who is demoted now, and every raising by a person. */
export interface PrecisionBook {
  demoted: Demotion[];
  raised: Raise[];
}

export const EMPTY_PRECISION: PrecisionBook = { demoted: [], raised: [] };

/** The last word of a person about a finding: `confirm` and `uphold` say right, `dismiss` says wrong. */
export function labelOf({ log }: Pick<Case, 'log'>): { right: boolean; at: string } | null {
  const last = log.findLast(({ event }) => event === 'confirm' || event === 'uphold' || event === 'dismiss');
  return last ? { right: last.event !== 'dismiss', at: last.at } : null;
}

/** Labels per indicator; those from before an indicator was raised have had their say. */
export function precisionOf(cases: Iterable<Case>, { raised }: PrecisionBook): Precision[] {
  const counts = new Map<string, { right: number; wrong: number }>();
  const since = new Map<string, string>();
  for (const { indicator, at } of raised) if (at > (since.get(indicator) ?? '')) since.set(indicator, at);
  for (const one of cases) {
    const count = counts.get(one.indicator) ?? { right: 0, wrong: 0 };
    counts.set(one.indicator, count);
    const label = labelOf(one);
    if (!label || label.at <= (since.get(one.indicator) ?? '')) continue;
    if (label.right) count.right += 1;
    else count.wrong += 1;
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([indicator, { right, wrong }]) => {
      const labelled = right + wrong;
      return { indicator, right, wrong, share: labelled === 0 ? null : right / labelled };
    });
}

/** Demotes indicators under the floor. Who is demoted stays so until a person raises it. */
export function demote(
  book: PrecisionBook,
  precisions: readonly Precision[],
  { floor, least }: PrecisionRules,
  now: number,
): PrecisionBook {
  const already = new Set(book.demoted.map(({ indicator }) => indicator));
  const fallen = precisions
    .filter(({ indicator, right, wrong, share }) => {
      return !already.has(indicator) && right + wrong >= least && share !== null && share < floor;
    })
    .map(({ indicator, right, wrong }) => ({ indicator, since: new Date(now).toISOString(), right, wrong }));
  return fallen.length === 0 ? book : { ...book, demoted: [...book.demoted, ...fallen] };
}

/** A person raises an indicator again; earlier labels no longer count. */
export const raise = (book: PrecisionBook, entry: Raise): PrecisionBook => ({
  demoted: book.demoted.filter(({ indicator }) => indicator !== entry.indicator),
  raised: [...book.raised, entry],
});
