import { availableParallelism } from 'node:os';
import type { CrawlDefaults } from '../../targets/index.ts';

/** Below this a thread costs more memory and time to start than it saves. */
const LEAST_PORTALS = 16;
/** CPU that reading one answer takes, seconds. */
const READ_SECONDS = 0.02;

/** Over how many threads a run of so many portals is shared; 1 means none besides the main one. What is not set follows
 *  from what politeness lets come in: where that keeps less than half a core busy, threads would only sleep. */
export function threadsFor(
  portals: number,
  { threads = 'auto', parallelTargets, requestsPerSecond }: CrawlDefaults,
  cores: number = availableParallelism(),
): number {
  if (threads !== 'auto') return Math.min(threads, parallelTargets, Math.max(portals, 1));
  if (portals < LEAST_PORTALS) return 1;
  const busyCores = parallelTargets * requestsPerSecond * READ_SECONDS;
  return busyCores < 0.5 ? 1 : Math.min(cores, parallelTargets, Math.max(2, Math.ceil(busyCores)));
}
