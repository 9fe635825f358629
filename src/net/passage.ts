import type { LinkState } from '../facts/index.ts';
import { type Clock, ended } from './fetch.ts';
import type { Guard } from './guard.ts';
import type { Hosts } from './throttled.ts';
import type { Passage, PassageEnd } from './types.ts';

/** Leads requests that others put on the wire (a browser's) through the same guard and the same host budgets. */
export const openPassages =
  (deps: { guard: Guard; hosts: Hosts; clock: Pick<Clock, 'now'> }) =>
  async (url: string, signal?: AbortSignal): Promise<Passage> => {
    const checked = await deps.guard.check(url);
    if (!checked.safe) return { open: false, state: checked.state, error: checked.error };
    const [address] = checked.addresses;
    if (address === undefined) return { open: false, state: 'dns_nxdomain', error: 'no address' };
    const admission = await deps.hosts.of(url)?.enter(checked.origin, signal);
    if (typeof admission === 'string') return { open: false, state: admission, error: `host ${admission}` };
    const startedAt = deps.clock.now();
    const leave = (end: PassageEnd): void => {
      const state: LinkState = end.state;
      const response = ended({ url, purpose: 'page', budget: { leftMs: 0 } }, state, startedAt, {
        ms: deps.clock.now() - startedAt,
        status: end.status,
        bytes: end.bytes,
        address,
      });
      admission?.leave({ ...response, status: end.status, headers: end.headers ?? {} });
    };
    return { open: true, address, port: checked.port, leave };
  };
