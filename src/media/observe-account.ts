import { chinaDay, type LinkFact, type Observation } from '../facts/index.ts';
import type { Account, AccountSource, Review } from '../targets/index.ts';
import { ADAPTERS } from './adapters.ts';
import { checkOffered } from './links.ts';
import { standingReviews } from './manual.ts';
import { failed, noToll } from './observation.ts';
import { sourcesOf } from './plan.ts';
import type { MediaContext, SourceTask } from './types.ts';

/** Where the work of many accounts waits its turn. */
export interface Queues {
  /** Questions to one host, one after the other; null: nobody is asked, so nobody waits. */
  ask<T>(origin: string | null, work: () => Promise<T>): Promise<T>;
  /** Opening what accounts offer, a few accounts side by side. */
  open<T>(work: () => Promise<T>): Promise<T>;
}

/** Asks every source of one account, each in the queue of its platform, then opens what the account offers.
 *  A source that throws is a source that failed; the others are asked all the same. */
export async function observeAccount(
  account: Account,
  reviews: readonly Review[],
  context: MediaContext,
  queues: Queues,
): Promise<{ observations: Observation[]; links: LinkFact[]; requests: number; bytes: number }> {
  const own = reviews
    .filter((review) => review.account === account.id)
    .toSorted((a, b) => (a.checkedOn < b.checkedOn ? -1 : a.checkedOn > b.checkedOn ? 1 : 0));
  const observations: Observation[] = [];
  for (const source of sourcesOf(account, own)) {
    const adapter = ADAPTERS[source.kind];
    for (const task of tasksOf(account, source, own, context))
      observations.push(
        await queues.ask(adapter.origin(source, context.bases), () =>
          adapter.observe(task, context).catch(() =>
            // The error itself may carry an address with a key: its name is enough.
            failed(source.kind, context.now(), { cause: 'format_changed', problem: 'shape' }),
          ),
        ),
      );
  }
  const toll = noToll();
  const offered = observations.flatMap((each) => each.offered);
  const links = offered.length === 0 ? [] : await queues.open(() => checkOffered(offered, context, toll));
  const sum = (pick: (each: { requests: number; bytes: number }) => number): number =>
    [...observations, toll].reduce((total, each) => total + pick(each), 0);
  return { observations, links, requests: sum(({ requests }) => requests), bytes: sum(({ bytes }) => bytes) };
}

/** A source is asked once; people are as many sources as reviews of theirs still stand. */
function tasksOf(
  account: Account,
  source: AccountSource,
  own: readonly Review[],
  { now }: MediaContext,
): SourceTask[] {
  const standing = source.kind === 'manual' ? standingReviews(own, chinaDay(now())) : [];
  return standing.length > 0
    ? standing.map((review) => ({ account, source, reviews: [review] }))
    : [{ account, source, reviews: own }];
}
