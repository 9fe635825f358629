import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchPulse } from '../../../src/run/crew/pulse.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const patience = { everyMs: 1_000, mostUnanswered: 3 };
const never = () => new Promise<void>(() => {});

it.each([
  ['answers always', (_: number) => Promise.resolve(), 0],
  ['answers late, but in time', () => new Promise<void>((done) => setTimeout(done, 2_500)), 0],
  ['has never answered: it is still starting', never, 0],
  ['answers, and then no more', (turn: number) => (turn < 5 ? Promise.resolve() : never()), 1],
  ['is gone: others tell so', () => Promise.reject(new Error('gone')), 0],
])('one that %s', async (_, answer, stuck) => {
  let turn = 0;
  const onStuck = vi.fn();
  const end = watchPulse(() => answer(turn++), patience, onStuck);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(onStuck).toHaveBeenCalledTimes(stuck);
  end();
});

it('asks nobody after its end', async () => {
  const ask = vi.fn(() => Promise.resolve());
  const end = watchPulse(ask, patience, () => {});
  await vi.advanceTimersByTimeAsync(2_000);
  end();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(ask).toHaveBeenCalledTimes(2);
});
