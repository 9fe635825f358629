import { expect, it } from 'vitest';
import { rememberingLookup } from '../../src/net/lookup.ts';
import { fakeClock } from './staged.ts';

it('asks once for many, and again after a while', async () => {
  const clock = fakeClock();
  let asked = 0;
  const ask = async () => {
    asked += 1;
    return [`1.2.4.${asked}`];
  };
  const lookup = rememberingLookup(ask, clock, 1000, 60_000);
  expect(await Promise.all([lookup('a.test'), lookup('a.test')])).toEqual([['1.2.4.1'], ['1.2.4.1']]);
  clock.move(59_000);
  expect(await lookup('a.test')).toEqual(['1.2.4.1']);
  clock.move(2_000);
  expect(await lookup('a.test')).toEqual(['1.2.4.2']);
});

it('does not remember failures', async () => {
  let asked = 0;
  const ask = async () => {
    asked += 1;
    if (asked === 1) throw Object.assign(new Error('busy'), { code: 'EAI_AGAIN' });
    return ['1.2.4.8'];
  };
  const lookup = rememberingLookup(ask, fakeClock(), 1000);
  await expect(lookup('a.test')).rejects.toMatchObject({ code: 'EAI_AGAIN' });
  expect(await lookup('a.test')).toEqual(['1.2.4.8']);
});

it('gives up a resolver that never answers', async () => {
  const lookup = rememberingLookup(() => new Promise(() => {}), fakeClock(), 5);
  await expect(lookup('a.test')).rejects.toMatchObject({ code: 'ETIMEOUT' });
});
