import { plainHost } from './address.ts';
import { type Clock, ended, type Fetch } from './fetch.ts';
import { type Host, type HostOptions, openHost } from './host.ts';

/** The hosts of this run: one object each, however many targets and links lead there. */
export interface Hosts {
  of(url: string): Host | null;
  all(): Host[];
}

export function openHosts(options: HostOptions, clock: Clock): Hosts {
  const hosts = new Map<string, Host>();
  return {
    of(text) {
      if (!URL.canParse(text)) return null;
      const name = plainHost(new URL(text));
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
    // Also when what is below throws: a permit not given back would close the host for the rest of the run.
    let answer = ended(errand, 'interrupted', deps.clock.now());
    try {
      answer = await next(errand);
      return answer;
    } finally {
      admission.leave(answer);
    }
  };
