import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { FactRecord } from '../../../src/facts/index.ts';
import { type NetOptions, openNet } from '../../../src/net/index.ts';
import { type CrawlOptions, type CrawlOutcome, crawlSite } from '../../../src/observe/crawl/index.ts';

/** What the maze answers for a path: markup, or everything by hand. */
export type Room = string | Uint8Array | ((request: IncomingMessage, response: ServerResponse) => void);

export interface Maze {
  origin: string;
  port: number;
  /** Request targets as they came over the wire, in order. */
  hits: string[];
  close(): Promise<void>;
}

/** A site made of rooms, on loopback; what is not a room is an honest 404. */
export async function openMaze(rooms: Record<string, Room>): Promise<Maze> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    const target = request.url ?? '/';
    hits.push(target);
    const room = rooms[target] ?? rooms['*'];
    if (typeof room === 'function') return room(request, response);
    response.writeHead(room === undefined ? 404 : 200, { 'content-type': typeTo(target) });
    response.end(room ?? '<title>404</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    hits,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const typeTo = (target: string): string =>
  /\.css/.test(target)
    ? 'text/css'
    : /\.js(?!p)/.test(target)
      ? 'application/javascript'
      : /\.xml/.test(target)
        ? 'text/xml'
        : 'text/html; charset=utf-8';

export const FAST: NetOptions = {
  contact: 'test',
  allow: ['127.0.0.1'],
  connectionsPerHost: 8,
  requestsPerSecond: 1e6,
  retry: { backoffMs: [] },
};

export interface Crawled {
  outcome: CrawlOutcome;
  facts: FactRecord[];
}

/** Crawls with no manners to wait for. */
export async function crawl(
  start: string,
  options: Partial<CrawlOptions> = {},
  net: Partial<NetOptions> = {},
): Promise<Crawled> {
  const facts: FactRecord[] = [];
  const door = openNet({ ...FAST, ...net });
  try {
    const outcome = await crawlSite({
      start,
      net: door,
      now: Date.now,
      signal: new AbortController().signal,
      onFact: (fact) => facts.push(fact),
      ...options,
    });
    return { outcome, facts };
  } finally {
    await door.close();
  }
}

/** Crawls rooms given in place; the address of the maze is written `ORIGIN` in them. */
export async function crawlRooms(
  rooms: Record<string, Room>,
  options: Partial<CrawlOptions> = {},
  net: Partial<NetOptions> = {},
): Promise<Crawled & { hits: string[]; origin: string }> {
  const filled: Record<string, Room> = {};
  const maze = await openMaze(filled);
  for (const [path, room] of Object.entries(rooms))
    filled[path] = typeof room === 'string' ? room.replaceAll('ORIGIN', maze.origin) : room;
  try {
    return { ...(await crawl(`${maze.origin}/`, options, net)), hits: maze.hits, origin: maze.origin };
  } finally {
    await maze.close();
  }
}

export const page = (title: string, body = ''): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${body}<p>${`${title}的正文。`.repeat(20)}</p></body></html>`;
