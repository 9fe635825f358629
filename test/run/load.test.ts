import { expect, it } from 'vitest';
import type { HostStatistics } from '../../src/net/index.ts';
import { CANARY_HOST } from '../../src/run/canary.ts';
import { loadOver } from '../../src/run/load.ts';

const host = (name: string, requests: number, circuit: HostStatistics['circuit'] = 'closed') => ({
  host: name,
  requests,
  bytes: 10 * requests,
  errors: 1,
  blocked: 0,
  waitedMs: 5,
  circuit,
});

it('a run that took two sessions put the load of both on its hosts', () => {
  const earlier = [host('a.test', 3, 'open'), host('b.test', 1)];
  const present = [host('a.test', 4), host('c.test', 2), host(CANARY_HOST, 9)];
  expect(loadOver(earlier, present)).toEqual([
    { ...host('a.test', 7), errors: 2, waitedMs: 10 },
    host('b.test', 1),
    host('c.test', 2),
  ]);
});
