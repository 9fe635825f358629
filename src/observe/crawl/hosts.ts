import type { NotFoundSample } from '../../facts/index.ts';
import type { Site } from './site.ts';
import { probeHost } from './soft-404.ts';

/** What is found out of each host once: what its robots.txt says, and how it answers for missing pages. */
export interface Hosts {
  mayAsk(url: string): Promise<boolean>;
  notFoundOf(url: string): Promise<NotFoundSample | null>;
}

/** Learns about hosts when they are first met; what an interrupted crawl has learnt is not asked again. */
export function openHosts(site: Site): Hosts {
  const { net, signal, seed = 'xunjian', obeyRobots = true } = site.options;
  const samples = new Map<string, Promise<NotFoundSample | null>>();
  const robots = new Set<string>();

  const mayAsk = async (url: string): Promise<boolean> => {
    if (!obeyRobots) return true;
    const { host } = new URL(url);
    // Its own request is load too.
    if (!robots.has(host)) site.addLoad(host, 1, 0);
    robots.add(host);
    return (await net.robots(url)).allowed;
  };

  const learn = async (origin: string): Promise<NotFoundSample | null> => {
    const known = site.journal.hosts.get(origin);
    const probe = known ?? (await probeHost(origin, seed, { net, signal, mayAsk }));
    site.addLoad(new URL(origin).host, probe.requests, probe.bytes);
    if (!known && !signal.aborted) site.journal.write({ type: 'crawl-host', origin, ...probe });
    return probe.notFound;
  };

  return {
    mayAsk,
    notFoundOf(url) {
      const { origin } = new URL(url);
      const sample = samples.get(origin) ?? learn(origin);
      samples.set(origin, sample);
      return sample;
    },
  };
}
