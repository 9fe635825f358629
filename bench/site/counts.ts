import type { Host } from './answers.ts';
import type { SitePlan } from './shapes.ts';

/** What the server saw of one contestant. */
export interface Seen {
  requests: number;
  bytes: number;
  /** Different pages of the site that were asked for by GET. */
  pages: number;
  /** Of the host that was asked most. */
  busiestRequests: number;
  /** Between its first request and its last, ms. */
  busiestMs: number;
  /** Most connections it had open at once. */
  busiestConnections: number;
}

export interface Counts {
  opened(host: Host): void;
  closed(host: Host): void;
  asked(host: Host, method: string, target: string, bytes: number, at: number): void;
  reset(): void;
  read(): Seen;
}

interface Tally {
  open: number;
  connections: number;
  requests: number;
  firstAt: number;
  lastAt: number;
}

const fresh = (open = 0): Tally => ({ open, connections: open, requests: 0, firstAt: 0, lastAt: 0 });

export function openCounts(plan: SitePlan): Counts {
  const isPage = new Set(plan.pages.map(({ path }) => path));
  const pages = new Set<string>();
  const tallies: Record<Host, Tally> = { main: fresh(), friend: fresh() };
  let bytes = 0;
  return {
    opened(host) {
      const tally = tallies[host];
      tally.open += 1;
      tally.connections = Math.max(tally.connections, tally.open);
    },
    closed(host) {
      tallies[host].open -= 1;
    },
    asked(host, method, target, size, at) {
      const tally = tallies[host];
      tally.lastAt = at;
      if (tally.requests === 0) tally.firstAt = tally.lastAt;
      tally.requests += 1;
      bytes += size;
      if (host === 'main' && method === 'GET' && isPage.has(target)) pages.add(target);
    },
    reset() {
      for (const host of ['main', 'friend'] as const) tallies[host] = fresh(tallies[host].open);
      bytes = 0;
      pages.clear();
    },
    read() {
      const all = Object.values(tallies);
      const busiest = all.toSorted((a, b) => b.requests - a.requests)[0] ?? fresh();
      return {
        requests: all.reduce((sum, { requests }) => sum + requests, 0),
        bytes,
        pages: pages.size,
        busiestRequests: busiest.requests,
        busiestMs: busiest.lastAt - busiest.firstAt,
        busiestConnections: busiest.connections,
      };
    },
  };
}
