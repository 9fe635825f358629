import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadWorld, netOf, type World } from '../../../src/run/index.ts';
import type { CrawlDefaults } from '../../../src/targets/index.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** One request as the server of the little city saw it. */
export interface Asked {
  host: string;
  path: string;
  at: number;
}

/** A city of like portals, all of which link the same pages of one outside host. */
export interface LittleCity {
  world: World;
  port: number;
  net: () => ReturnType<typeof netOf>;
  asked(host?: string): Asked[];
  /** Most connections of one host that were open at once. */
  connections(host: string): number;
  close(): Promise<void>;
}

export const OUTSIDE = 'outside.test';
export const portalHost = (id: string): string => `www.${id}.test`;
const OUTSIDE_PAGES = 12;

const links = Array.from(
  { length: OUTSIDE_PAGES },
  (_, index) => `<a href="http://${OUTSIDE}/page/${index}">友情链接${index}</a>`,
).join('');

const pageOf = (host: string, target: string): string => `<!doctype html><meta charset="utf-8">
  <title>${host} ${target}</title><div class="nav"><a href="/zwgk/">政务公开</a><a href="/tzgg/">通知公告</a></div>
  <p>${`${host} 的正文，第 ${target} 页。`.repeat(20)}</p>${target === '/' ? links : ''}
  ${target === '/zwgk/' ? '<a href="/zwgk/none.html">已经不在的文件</a>' : ''}`;

const PAGES = new Set(['/', '/zwgk/', '/tzgg/']);

export async function openLittleCity(
  ids: readonly string[],
  crawl: Partial<CrawlDefaults> = {},
): Promise<LittleCity> {
  const asked: Asked[] = [];
  const open = new Map<string, Set<Socket>>();
  const peaks = new Map<string, number>();
  const server = createServer((request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const target = request.url ?? '/';
    asked.push({ host, path: target, at: performance.now() });
    const sockets = open.get(host) ?? new Set();
    if (!sockets.has(request.socket)) request.socket.once('close', () => sockets.delete(request.socket));
    open.set(host, sockets.add(request.socket));
    peaks.set(host, Math.max(peaks.get(host) ?? 0, sockets.size));
    const isThere =
      host === OUTSIDE ? target.startsWith('/page/') && target !== '/page/3' : PAGES.has(target);
    const body = isThere ? pageOf(host, target) : '<!doctype html><title>404</title><p>404</p>';
    // Slow enough for requests to meet.
    const send = () =>
      response.writeHead(isThere ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(body);
    setTimeout(send, 15);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: toPort } = server.address() as AddressInfo;
  const world = await worldOf(ids, crawl);
  return {
    world,
    port: toPort,
    net: () => netAt(world, ids, toPort),
    asked: (host) => asked.filter((one) => host === undefined || one.host === host),
    connections: (host) => peaks.get(host) ?? 0,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** The door to the city, whose server listens at a port. */
export const netAt = (world: World, ids: readonly string[], toPort: number): ReturnType<typeof netOf> =>
  netOf(
    world,
    [...ids.map(portalHost), OUTSIDE].map((host) => ({ host, port: 80, address: '127.0.0.1', toPort })),
  );

export async function worldOf(ids: readonly string[], crawl: Partial<CrawlDefaults>): Promise<World> {
  const loaded = await loadWorld({
    targetsDir: path.join(root, 'targets/demo'),
    policiesDir: path.join(root, 'policies'),
    at: Date.now(),
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const { registry } = loaded.value;
  const model = registry.targets.find(({ id }) => id === 'qingshan');
  if (model?.kind !== 'portal') throw new Error('the demo city has no qingshan');
  const city = { ...registry.city, crawl: { ...registry.city.crawl, ...crawl } };
  const targets = ids.map((id) => ({ ...model, id, url: `http://${portalHost(id)}/`, hosts: [] }));
  return { ...loaded.value, registry: { ...registry, city, targets, exemptions: [], ledger: [] } };
}
