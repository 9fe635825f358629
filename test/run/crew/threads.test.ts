import { expect, it } from 'vitest';
import { threadsFor } from '../../../src/run/crew/index.ts';
import { citySchema } from '../../../src/targets/city.ts';

const { crawl } = citySchema.parse({
  id: 'a',
  name: '甲',
  policies: ['p'],
  contact: 'a@b.test',
});

it.each([
  ['the defaults of a good guest keep no thread busy', 58, {}, 1],
  ['a few portals are not worth a thread', 9, { parallelTargets: 8, requestsPerSecond: 60 }, 1],
  ['many targets side by side are shared', 58, { parallelTargets: 8 }, 2],
  ['never more than there are cores', 58, { parallelTargets: 32, requestsPerSecond: 20 }, 4],
  ['what is set holds', 9, { threads: 2 }, 2],
  ['but never more than targets side by side', 58, { threads: 8 }, 2],
  ['or portals', 1, { threads: 2 }, 1],
] as const)('%s', (_, portals, settings, expected) => {
  expect(threadsFor(portals, { ...crawl, ...settings }, 4)).toBe(expected);
});
