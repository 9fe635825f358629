import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FactRecord } from '../../src/facts/index.ts';
import { writeAtOnce } from '../../src/store/index.ts';

const fact = { type: 'skipped', url: 'http://a.test/', reason: 'excluded' } as unknown as FactRecord;
/** Lets everything that waits come to its turn. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('a full disk ends no process: the log itself tells of it when it is closed', async () => {
  let flushes = 0;
  const take = writeAtOnce({
    append: () => {},
    flush: () => {
      flushes += 1;
      return Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    },
  });
  const unhandled: unknown[] = [];
  const note = (why: unknown): void => void unhandled.push(why);
  process.on('unhandledRejection', note);
  take(fact);
  await settled();
  take(fact);
  await settled();
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
  expect(flushes).toBe(2);
});

describe('writing', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('goes one after the other, and nothing is written twice', async () => {
    const ends: (() => void)[] = [];
    const take = writeAtOnce({ append: () => {}, flush: () => new Promise((resolve) => ends.push(resolve)) });
    take(fact);
    take(fact);
    take(fact);
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await vi.runAllTimersAsync();
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await vi.runAllTimersAsync();
    expect(ends).toHaveLength(2);
  });

  it('is at once for a fact after a rest; what comes faster goes together, after ten milliseconds', async () => {
    const written: number[] = [];
    let waiting = 0;
    const take = writeAtOnce({
      append: () => void waiting++,
      flush: async () => void written.push(waiting),
    });
    take(fact);
    expect(written).toEqual([1]);
    await vi.advanceTimersByTimeAsync(5);
    take(fact);
    take(fact);
    expect(written).toEqual([1]);
    await vi.advanceTimersByTimeAsync(5);
    expect(written).toEqual([1, 3]);
    await vi.advanceTimersByTimeAsync(10);
    take(fact);
    expect(written).toEqual([1, 3, 4]);
  });
});
