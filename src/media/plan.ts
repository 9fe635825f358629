import type { Account, Review } from '../targets/index.ts';
import { ADAPTERS } from './adapters.ts';
import { MANUAL } from './manual.ts';
import type { Bases } from './types.ts';

export interface OriginPlan {
  origin: string;
  accounts: number;
  calls: number;
  ms: number;
}

/** What a run over accounts will ask of whom, told before it begins. */
export interface MediaPlan {
  accounts: number;
  calls: number;
  /** Queues run side by side; the longest decides. */
  ms: number;
  origins: OriginPlan[];
}

/** The sources of an account; what people found out is always one of them. */
export const sourcesOf = (account: Account, reviews: readonly Review[]): Account['sources'] => {
  const listed = account.sources.some(({ kind }) => kind === 'manual');
  const looked = reviews.some((review) => review.account === account.id);
  return looked && !listed ? [...account.sources, MANUAL] : account.sources;
};

/** Counts calls and time by the host that is asked, with the platform's pages that menus and articles may lead to.
 *  Pure. */
export function planMedia(accounts: readonly Account[], bases: Bases): MediaPlan {
  const origins = new Map<string, OriginPlan>();
  const count = (origin: string, calls: number, intervalMs: number): void => {
    const sofar = origins.get(origin) ?? { origin, accounts: 0, calls: 0, ms: 0 };
    const ms = sofar.ms + calls * Math.max(intervalMs, ANSWER_MS);
    origins.set(origin, { origin, accounts: sofar.accounts + 1, calls: sofar.calls + calls, ms });
  };
  for (const source of accounts.flatMap(({ sources }) => sources)) {
    const adapter = ADAPTERS[source.kind];
    const origin = adapter.origin(source, bases);
    if (origin !== null) count(origin, adapter.calls, adapter.minIntervalMs);
    if (adapter.offeredPages > 0)
      count(new URL(bases.wechatPage).host, adapter.offeredPages, ADAPTERS['wechat-page'].minIntervalMs);
  }
  const list = [...origins.values()].sort((a, b) => b.ms - a.ms || (a.origin < b.origin ? -1 : 1));
  return {
    accounts: accounts.length,
    calls: list.reduce((sum, { calls }) => sum + calls, 0),
    ms: list[0]?.ms ?? 0,
    origins: list,
  };
}

/** An answer takes about this long; a queue has one question under way. */
const ANSWER_MS = 300;
