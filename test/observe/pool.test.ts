import { expect, it } from 'vitest';
import { once, openPool } from '../../src/observe/pool.ts';

const always = () => true;

it('does the work once, for those who come while it is done and for those who come later', async () => {
  const pool = openPool<string>();
  let times = 0;
  const work = async () => `answer ${++times}`;
  const together = await Promise.all([1, 2, 3].map(() => once(pool, 'a', work, always)));
  expect([...together, await once(pool, 'a', work, always)]).toEqual(Array(4).fill('answer 1'));
  expect(await once(pool, 'b', work, always)).toBe('answer 2');
});

it('lets the next one ask when the first was called off or failed', async () => {
  const pool = openPool<string>();
  const gate = Promise.withResolvers<string>();
  const first = once(pool, 'a', () => gate.promise, always);
  const offered = once(
    pool,
    'a',
    async () => 'called off',
    (found) => found !== 'called off',
  );
  const third = once(pool, 'a', async () => 'third', always);
  gate.reject(new Error('fell'));
  await expect(first).rejects.toThrow('fell');
  expect(await offered).toBe('called off');
  expect(await third).toBe('third');
  expect(await once(pool, 'a', async () => 'fourth', always)).toBe('third');
});

it('without a pool works each time', async () => {
  let times = 0;
  for (let turn = 0; turn < 2; turn++) await once(undefined, 'a', async () => ++times, always);
  expect(times).toBe(2);
});
