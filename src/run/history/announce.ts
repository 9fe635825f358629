import { noticesOf, plainNotice } from '../../cases/index.ts';
import type { Store } from '../../store/index.ts';
import { noticeWords as say } from '../../wording/notices.ts';
import { enqueue } from '../notify/index.ts';
import type { World } from '../world.ts';
import type { RunHistory } from './remember.ts';

/** Puts what a run changed into the boxes of the city's channels; the watch sends them. */
export async function announce(
  { registry }: World,
  { targets, precision }: RunHistory,
  store: Store,
  now: number,
): Promise<void> {
  const at = new Date(now).toISOString();
  const changed = targets.flatMap(({ book, changes }) => noticesOf(changes, book.cases, at));
  const demoted = precision.demoted.map(({ indicator, since }) =>
    plainNotice('demoted', `${indicator} ${since}`, say.demoted(indicator), at),
  );
  await enqueue(store, registry.city.watch?.notices ?? [], [...changed, ...demoted]);
}
