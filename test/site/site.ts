import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { BEHAVIOURS } from './behaviours.ts';
import { createTlsSite, TLS_HOSTS } from './tls.ts';

/** One request as the server saw it. */
export interface Hit {
  /** ms, monotonic. */
  at: number;
  host: string;
  path: string;
  headers: IncomingMessage['headers'];
}

/** The local web server that misbehaves on demand.
 *
 *      const site = await startSite();
 *      await net.fetch({ url: site.url('slow-drip'), purpose: 'page' });
 *      site.peak();   // most requests it ever had in hand at once
 *      await site.close();
 *
 *  A behaviour is named by the first part of the path (`/gbk`, `/503`, `/thirty-hops`; see `behaviours.ts`) or by the
 *  first label of the host (`gbk.site.test/`), so that any number of hosts can be played through `--resolve`.
 *  Unknown paths are an honest 404. Open nets on it with `allow: ['127.0.0.1']` or with `resolve`. */
export interface Site {
  port: number;
  origin: string;
  /** Address of a behaviour, by path. */
  url(name: string): string;
  /** The HTTPS side: `https://<TLS_HOSTS.…>:<port>/`, to be mapped to 127.0.0.1, and the root to trust. */
  tls: { port: number; ca: string };
  /** All requests, or those for one host (without port). */
  hits(host?: string): Hit[];
  /** Most requests under way at once, for one host or over all. */
  peak(host?: string): number;
  /** Connections opened so far. */
  connections(): number;
  close(): Promise<void>;
}

export { TLS_HOSTS };

export async function startSite(): Promise<Site> {
  const seen: Hit[] = [];
  const underWay = new Map<string, number>();
  const peaks = new Map<string, number>();
  let connections = 0;

  const count = (host: string, change: number): void => {
    const now = (underWay.get(host) ?? 0) + change;
    underWay.set(host, now);
    peaks.set(host, Math.max(peaks.get(host) ?? 0, now));
  };

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const path = request.url ?? '/';
    const before = seen.filter((hit) => hit.host === host && hit.path === path).length;
    seen.push({ at: performance.now(), host, path, headers: request.headers });
    for (const name of [host, '']) count(name, 1);
    response.on('close', () => {
      for (const name of [host, '']) count(name, -1);
    });
    const url = new URL(path, 'http://site.test');
    const byPath = BEHAVIOURS[decodeURIComponent(url.pathname.split('/')[1] ?? '')];
    const byHost = url.pathname === '/' ? BEHAVIOURS[host.split('.')[0] ?? ''] : undefined;
    const home = url.pathname === '/' ? BEHAVIOURS.ok : undefined;
    (byPath ?? byHost ?? home ?? BEHAVIOURS['404'])?.({ request, response, url, before });
  };

  const plain = createServer(answer);
  const { server: secure, ca } = createTlsSite(answer);
  plain.on('connection', () => {
    connections += 1;
  });
  const [port, tlsPort] = await Promise.all([listen(plain), listen(secure)]);
  const origin = `http://127.0.0.1:${port}`;
  return {
    port,
    origin,
    url: (name) => `${origin}/${name}`,
    tls: { port: tlsPort, ca },
    hits: (host) => seen.filter((hit) => host === undefined || hit.host === host),
    peak: (host = '') => peaks.get(host) ?? 0,
    connections: () => connections,
    close: async () => {
      await Promise.all([close(plain), close(secure)]);
    },
  };
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
