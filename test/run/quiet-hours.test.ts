import { describe, expect, it } from 'vitest';
import type { Progress } from '../../src/run/index.ts';
import { openQuietGate } from '../../src/run/quiet-hours.ts';

const MINUTE = 60_000;

/** A gate whose sleep moves the clock; `abortAt` calls the run off at that instant. */
function gateAt(at: string, hours: string | null, abortAt?: string) {
  let now = Date.parse(at);
  const stop = new AbortController();
  const told: Progress[] = [];
  const pass = openQuietGate(hours, {
    now: () => now,
    signal: stop.signal,
    onProgress: (event) => told.push(event),
    sleep: async (ms) => {
      expect(ms).toBeLessThanOrEqual(MINUTE);
      now += ms;
      if (abortAt !== undefined && now >= Date.parse(abortAt)) stop.abort();
    },
  });
  return { pass, told, now: () => new Date(now).toISOString() };
}

describe('the gate before each target', () => {
  it.each([
    ['no quiet hours', '2026-11-23T23:00:00+08:00', null, '2026-11-23T15:00:00.000Z', 0],
    ['by day', '2026-11-23T12:00:00+08:00', '22:00-06:00', '2026-11-23T04:00:00.000Z', 0],
    ['before midnight', '2026-11-23T23:00:00+08:00', '22:00-06:00', '2026-11-23T22:00:00.000Z', 1],
    ['after midnight', '2026-11-24T05:59:30+08:00', '22:00-06:00', '2026-11-23T22:00:00.000Z', 1],
    ['at their end', '2026-11-24T06:00:00+08:00', '22:00-06:00', '2026-11-23T22:00:00.000Z', 0],
    ['at their start', '2026-11-23T22:00:00+08:00', '22:00-06:00', '2026-11-23T22:00:00.000Z', 1],
  ])('%s', async (_, at, hours, open, tellings) => {
    const gate = gateAt(at, hours);
    await Promise.all([gate.pass(), gate.pass()]);
    expect([gate.now(), gate.told.length]).toEqual([open, tellings]);
    expect(gate.told).toEqual(Array(tellings).fill({ type: 'quiet', until: open }));
  });

  it('opens as soon as the run is called off', async () => {
    const gate = gateAt('2026-11-23T23:00:00+08:00', '22:00-06:00', '2026-11-23T23:02:00+08:00');
    await gate.pass();
    expect(gate.now()).toBe('2026-11-23T15:02:00.000Z');
    await gate.pass();
    expect(gate.told).toHaveLength(1);
  });
});
