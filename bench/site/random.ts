/** Repeatable dice: the same seed throws the same numbers on every machine. */
export interface Dice {
  /** A whole number in [0, below). */
  below(limit: number): number;
  between(least: number, most: number): number;
  pick<T>(from: readonly T[]): T;
}

/** mulberry32: small, quick and good enough to scatter links. */
export function openDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    pick(from) {
      const one = from[below(from.length)];
      if (one === undefined) throw new RangeError('nothing to pick from');
      return one;
    },
  };
}
