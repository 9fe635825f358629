import { expect, it } from 'vitest';
import { openPermits } from '../../src/net/permits.ts';
import { settled } from './staged.ts';

it('lets no more in than there are places, in the order they came', async () => {
  const permits = openPermits(2);
  const inside: number[] = [];
  for (const name of [1, 2, 3, 4]) void permits.take().then(() => inside.push(name));
  await settled();
  expect(inside).toEqual([1, 2]);
  permits.giveBack();
  await settled();
  expect(inside).toEqual([1, 2, 3]);
});

it('lets one leave the line', async () => {
  const permits = openPermits(1);
  const stop = new AbortController();
  expect(await permits.take()).toBe(true);
  const impatient = permits.take(stop.signal);
  const patient = permits.take();
  stop.abort();
  expect(await impatient).toBe(false);
  permits.giveBack();
  expect(await patient).toBe(true);
});

it('does not let in who was called off before', async () => {
  expect(await openPermits(1).take(AbortSignal.abort())).toBe(false);
});
