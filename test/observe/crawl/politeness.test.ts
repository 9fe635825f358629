import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { crawl, crawlRooms, page } from './maze.ts';

/** A site of 30 pages that keeps count of who asks what, when, and how many at once. */
interface Watched {
  host: string;
  hits: { at: number; path: string }[];
  peak: number;
  close(): void;
}

const PAGES = 30;
const RATE = 40;

async function openWatched(elsewhere: string, robots = ''): Promise<Watched> {
  const watched: Watched = { host: '', hits: [], peak: 0, close: () => {} };
  let underWay = 0;
  let refusals = 1;
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '/';
    watched.hits.push({ at: performance.now(), path });
    watched.peak = Math.max(watched.peak, ++underWay);
    response.on('close', () => {
      underWay -= 1;
    });
    const number = Number(/^\/(\d+)$/.exec(path)?.[1] ?? (path === '/' ? 0 : Number.NaN));
    if (path === '/robots.txt' && robots !== '') return void response.end(robots);
    if (Number.isNaN(number)) return void response.writeHead(404).end();
    if (path === '/5' && refusals-- > 0)
      return void response.writeHead(429, { 'retry-after': '1' }).end('太快');
    const next = [number * 3 + 1, number * 3 + 2, number * 3 + 3].filter((to) => to < PAGES);
    const links = [...next.map((to) => `/${to}`), ...(elsewhere ? [`${elsewhere}${number}`] : [])];
    response.setHeader('content-type', 'text/html');
    // Answers take their time, so that several would be under way at once if nobody held them back.
    setTimeout(() => response.end(page(path, links.map((to) => `<a href="${to}">到</a>`).join(''))), 60);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  watched.host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  watched.close = () => {
    server.close();
    server.closeAllConnections();
  };
  return watched;
}

describe('what the servers see of a crawl', () => {
  let neighbour: Watched;
  let site: Watched;
  beforeEach(async () => {
    neighbour = await openWatched('');
    site = await openWatched(`http://localhost:${neighbour.host.split(':')[1]}/`);
  });
  afterEach(() => {
    site.close();
    neighbour.close();
  });

  it('keeps to rate, connections and Retry-After of each host, and says exactly what it cost', async () => {
    const { outcome } = await crawl(
      `http://${site.host}/`,
      { concurrency: 16 },
      {
        allow: ['127.0.0.1', 'localhost'],
        connectionsPerHost: 2,
        requestsPerSecond: RATE,
        retry: { backoffMs: [10] },
      },
    );
    expect(outcome).toMatchObject({ pages: PAGES, how: 'complete', obeyedRobots: true });
    expect(outcome.broken.map(({ url }) => url)).toEqual([]);
    for (const { hits, peak } of [site, neighbour]) {
      expect(peak).toBeLessThanOrEqual(2);
      const [first, last] = [hits[0]?.at ?? 0, hits.at(-1)?.at ?? 0];
      // A busy machine sees the first one late: a tenth is left to it.
      expect(last - first).toBeGreaterThan(((hits.length - 1) / RATE) * 1000 * 0.9);
    }
    const asked = site.hits.filter(({ path }) => path === '/5').map(({ at }) => at);
    expect(asked).toHaveLength(2);
    expect((asked[1] ?? 0) - (asked[0] ?? 0)).toBeGreaterThan(900);
    const pause = site.hits.filter(({ at }) => at > (asked[0] ?? 0) + 200 && at < (asked[0] ?? 0) + 900);
    expect(pause).toEqual([]);
    const said = new Map(outcome.hosts.map(({ host, requests }) => [host, requests]));
    expect(said.get(site.host)).toBe(site.hits.length);
    expect(said.get(`localhost:${neighbour.host.split(':')[1]}`)).toBe(neighbour.hits.length);
  }, 30_000);

  it('asks for nothing that robots.txt closes, unless told to, and records which', async () => {
    const closed = await openWatched('', 'User-agent: *\nDisallow: /2\nDisallow: /sitemap\n');
    const start = `http://${closed.host}/`;
    const { outcome } = await crawl(start);
    expect(outcome.obeyedRobots).toBe(true);
    expect(closed.hits.filter(({ path }) => /^\/(?:2|sitemap)/.test(path))).toEqual([]);
    expect(outcome.skippedByReason.robots_disallowed).toBeGreaterThan(0);
    const careless = await crawl(start, { obeyRobots: false });
    closed.close();
    expect(careless.outcome.obeyedRobots).toBe(false);
    expect(closed.hits.filter(({ path }) => path.startsWith('/2'))).not.toEqual([]);
  });
});

it('counts nothing for hosts that nothing was sent to', async () => {
  const { outcome, hits, origin } = await crawlRooms({
    '/': page(
      '首页',
      '<a href="http://10.0.0.1/">内</a><a href="http://10.0.0.1/x">内</a><a href="/away">外</a>',
    ),
    '/away': (_, response) => void response.writeHead(302, { location: 'http://192.168.1.1/' }).end(),
  });
  expect(outcome.byState.unsafe).toBe(3);
  expect(outcome.hosts.map(({ host, requests }) => [host, requests])).toEqual([
    [new URL(origin).host, hits.length],
  ]);
  expect(outcome.requests).toBe(hits.length);
});
