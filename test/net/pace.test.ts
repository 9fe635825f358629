import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openPace, type Pace } from '../../src/net/pace.ts';

/** When a request really starts that comes at this time and waits its turn. */
function startAt(pace: Pace, now: number): number {
  const wait = pace.start(now);
  return wait === 0 ? now : startAt(pace, now + wait);
}

it('spaces requests evenly and saves nothing up', () => {
  const pace = openPace(4);
  expect([startAt(pace, 1000), startAt(pace, 1000), startAt(pace, 1000)]).toEqual([1000, 1250, 1500]);
  expect([startAt(pace, 9000), startAt(pace, 9000)]).toEqual([9000, 9250]);
});

it('makes no burst of starts that come late', () => {
  const pace = openPace(4);
  expect([pace.start(0), pace.start(0)]).toEqual([0, 250]);
  expect([pace.start(900), pace.start(900)]).toEqual([0, 250]);
});

it('starts nothing before the end of a pause', () => {
  const pace = openPace(4);
  pace.pauseUntil(5000);
  pace.pauseUntil(3000);
  expect([startAt(pace, 1000), startAt(pace, 1000)]).toEqual([5000, 5250]);
});

it('obeys a wider spacing, never a narrower one', () => {
  const pace = openPace(1);
  pace.spaceBy(10);
  expect([startAt(pace, 0), startAt(pace, 0)]).toEqual([0, 1000]);
  pace.spaceBy(3000);
  expect([startAt(pace, 2000), startAt(pace, 2000)]).toEqual([2000, 5000]);
});

it('never lets more start in a second than allowed, however they come', () => {
  const waits = fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 2, maxLength: 40 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), waits, (rate, gaps) => {
      const pace = openPace(rate);
      let now = 0;
      const starts = gaps.map((gap) => {
        now = startAt(pace, now + gap);
        return now;
      });
      return starts.every((at, index) => index === 0 || at - (starts[index - 1] ?? 0) >= 1000 / rate - 1e-6);
    }),
  );
});
