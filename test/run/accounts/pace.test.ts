import { describe, expect, it } from 'vitest';
import { ADAPTERS } from '../../../src/media/index.ts';
import { openPace } from '../../../src/run/accounts/pace.ts';

const HOST = 'm.weibo.cn';

/** Ten accounts ask at once; at what times they are let through. */
async function times(host: string): Promise<number[]> {
  let now = 0;
  const passed: number[] = [];
  const pace = openPace(
    new Map([[HOST, ADAPTERS['weibo-page'].minIntervalMs]]),
    () => now,
    async (ms) => {
      now += ms;
    },
  );
  for (let at = 0; at < 10; at += 1) {
    await pace(host);
    passed.push(now);
  }
  return passed;
}

describe('the pace of a platform', () => {
  it('is one request in ten seconds for m.weibo.cn', async () =>
    expect(await times(HOST)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((at) => at * 10_000)));
  it('is not ours to keep for hosts that have none', async () =>
    expect(new Set(await times('www.test'))).toEqual(new Set([0])));
});
