import { createHash } from 'node:crypto';

/** Draws `count` items, the same ones for the same seed and the same set, whatever the order of `items`.
 *  `keyOf` must tell items apart. Order of the draw is the order of the hashes. */
export function sample<T>(items: readonly T[], count: number, seed: string, keyOf: (item: T) => string): T[] {
  return items
    .map((item) => ({
      item,
      rank: createHash('sha256')
        .update(`${seed}\0${keyOf(item)}`)
        .digest('hex'),
    }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
    .slice(0, count)
    .map(({ item }) => item);
}
