import type { CrawlOutcome } from '../observe/index.ts';

/** Addresses found broken and not found well since, with the time of the first such answer (ISO). */
export type Suspicions = Readonly<Record<string, string>>;

/** `suspected`: one run said so. `confirmed`: a later run, far enough from the first, agreed. */
export interface Standing {
  is: 'suspected' | 'confirmed';
  since: string;
}

type Seen = Pick<CrawlOutcome, 'broken' | 'undetermined' | 'skipped'>;

/** How far the broken links of a run may be believed, given what earlier runs suspected. */
export function standingsOf(
  { broken }: Pick<Seen, 'broken'>,
  earlier: Suspicions,
  { confirmAfterMs, now }: { confirmAfterMs: number; now: number },
): Map<string, Standing> {
  return new Map(
    broken.map(({ url, attempts }) => {
      const at = attempts.at(-1)?.at ?? new Date(now).toISOString();
      const since = earlier[url];
      if (since === undefined) return [url, { is: 'suspected', since: at }];
      const agrees = Date.parse(at) - Date.parse(since) >= confirmAfterMs;
      return [url, { is: agrees ? 'confirmed' : 'suspected', since }];
    }),
  );
}

/** What the next run has to know. What could not be told, or was not asked, stays suspected; what was found well, or
 *  is linked no more, is not. */
export function remembered(
  { undetermined, skipped }: Seen,
  earlier: Suspicions,
  standings: ReadonlyMap<string, Standing>,
): Suspicions {
  const untold = [...undetermined, ...skipped].flatMap(({ url }) => {
    const since = earlier[url];
    return since === undefined ? [] : [[url, since] as const];
  });
  return Object.fromEntries([...untold, ...[...standings].map(([url, { since }]) => [url, since] as const)]);
}
