import { plainHost } from './address.ts';
import { type Clock, ended, type Fetch } from './fetch.ts';
import { type Host, type HostOptions, openHost } from './host.ts';
import type { NetResponse } from './types.ts';

/** The hosts of this run: one object each, however many targets and links lead there. */
export interface Hosts {
  of(url: string): Host | null;
  all(): Host[];
}

export function openHosts(options: HostOptions, clock: Clock): Hosts {
  const hosts = new Map<string, Host>();
  return {
    of(text) {
      const url = URL.parse(text);
      const name = url === null ? '' : plainHost(url);
      if (name === '') return null;
      const host = hosts.get(name) ?? openHost(name, options, clock);
      hosts.set(name, host);
      return host;
    },
    all: () => [...hosts.values()],
  };
}

/** Nothing goes to a host but through its Host object. What it refuses ends at once, with no attempt. */
export const throttled =
  (deps: { hosts: Hosts; clock: Pick<Clock, 'now'> }, next: Fetch): Fetch =>
  async (errand) => {
    const host = deps.hosts.of(errand.url);
    if (!host) return next(errand);
    const admission = await host.enter(new URL(errand.url).origin, errand.signal);
    if (typeof admission === 'string') return ended(errand, admission, deps.clock.now());
    let answer: NetResponse | null = null;
    try {
      answer = await next(errand);
      return answer;
    } finally {
      // Also when what is below throws: a permit not given back would close the host for the rest of the run.
      admission.leave(answer ?? ended(errand, 'interrupted', deps.clock.now()));
    }
  };
