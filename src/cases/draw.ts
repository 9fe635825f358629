import { createHash } from 'node:crypto';

export interface Drawable {
  id: string;
  /** What the sample is spread over: the kind of unit, the platform … */
  class: string;
}

/** Draws `count` of each class (of all when `byClass` is false) by hash of seed and id: the same seed over the same
 *  registry draws the same sample, whatever the order of the rows. */
export function draw<T extends Drawable>(
  all: readonly T[],
  options: { seed: string; count: number; byClass: boolean },
): T[] {
  const rank = (one: T): string => createHash('sha256').update(`${options.seed}\n${one.id}`).digest('hex');
  const ranked = all.map((one) => ({ one, rank: rank(one) })).sort((a, b) => (a.rank < b.rank ? -1 : 1));
  const taken = new Map<string, number>();
  return ranked
    .filter(({ one }) => {
      const key = options.byClass ? one.class : '';
      const before = taken.get(key) ?? 0;
      taken.set(key, before + 1);
      return before < options.count;
    })
    .map(({ one }) => one)
    .sort((a, b) => (a.class === b.class ? (a.id < b.id ? -1 : 1) : a.class < b.class ? -1 : 1));
}
