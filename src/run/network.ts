import { type Net, openNet, type PageMemory } from '../net/index.ts';
import type { Resolve } from '../targets/index.ts';
import type { World } from './world.ts';

/** The door to the network as a city's settings want it; `resolve` adds to the registry's own mappings. `pages` are those of earlier runs. */
export function netOf({ registry }: World, resolve: readonly Resolve[] = [], pages?: PageMemory): Net {
  const { contact, crawl, net } = registry.city;
  return openNet({
    contact,
    resolve: [...resolve, ...net.resolve],
    allow: net.allow,
    connectionsPerHost: crawl.connectionsPerHost,
    requestsPerSecond: crawl.requestsPerSecond,
    obeyCrawlDelay: crawl.obeyRobots,
    pages,
  });
}
