import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sample } from '../../src/observe/sample.ts';

const key = (item: string): string => item;

it('draws the same items for the same seed in any order of the set', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), fc.nat({ max: 30 }), fc.string(), (items, count, seed) => {
      const drawn = sample(items, count, seed, key);
      expect(sample([...items].reverse(), count, seed, key)).toEqual(drawn);
      expect(drawn).toHaveLength(Math.min(count, items.length));
      expect(items).toEqual(expect.arrayContaining(drawn));
    }),
  );
});

it('draws differently for another seed', () => {
  const items = Array.from({ length: 100 }, (_, n) => `http://a/${n}`);
  expect(sample(items, 5, 'one', key)).not.toEqual(sample(items, 5, 'two', key));
});
