import type { HostStatistics } from '../net/index.ts';
import { CANARY_HOST } from './canary.ts';

/** The load a run put on each host, over all the sessions it took; our own canary left out. Pure. */
export function loadOver(
  earlier: readonly HostStatistics[],
  present: readonly HostStatistics[],
): HostStatistics[] {
  const byHost = new Map(earlier.map((one) => [one.host, one]));
  for (const now of present) {
    const was = byHost.get(now.host);
    byHost.set(now.host, was ? together(was, now) : now);
  }
  return [...byHost.values()].filter(({ host }) => host !== CANARY_HOST);
}

const together = (was: HostStatistics, now: HostStatistics): HostStatistics => ({
  host: now.host,
  requests: was.requests + now.requests,
  bytes: was.bytes + now.bytes,
  errors: was.errors + now.errors,
  blocked: was.blocked + now.blocked,
  waitedMs: was.waitedMs + now.waitedMs,
  circuit: now.circuit,
});
