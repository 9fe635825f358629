import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, type Reply, type Site } from './site.ts';

export interface Server {
  port: number;
  /** Requests so far, by host. */
  hits(): Map<string, number>;
  close(): Promise<void>;
}

const UNKNOWN_HOST: Reply = { status: 421, type: 'text/plain; charset=utf-8', body: 'no such demo host' };

/** One server on loopback for all sites, told apart by the Host header. */
export async function serve(sites: readonly Site[]): Promise<Server> {
  const byHost = new Map(sites.map((site) => [site.host, site]));
  const hits = new Map<string, number>();
  const server = createServer((request, response) => {
    const host = (request.headers.host ?? '').toLowerCase().replace(/:\d+$/, '');
    hits.set(host, (hits.get(host) ?? 0) + 1);
    const site = byHost.get(host);
    const reply = site ? answer(site, request.url ?? '/') : UNKNOWN_HOST;
    const body = typeof reply.body === 'string' ? Buffer.from(reply.body) : Buffer.from(reply.body);
    const { status, from, to } = window(reply.status, request.headers.range, body.length);
    response.writeHead(status, {
      'content-type': reply.type,
      'content-length': to - from,
      ...(status === 206 ? { 'content-range': `bytes ${from}-${to - 1}/${body.length}` } : {}),
      ...reply.headers,
    });
    response.end(request.method === 'HEAD' ? undefined : body.subarray(from, to));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    hits: () => new Map(hits),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The part of a body that a `Range: bytes=a-b` header asks for; the whole when it asks for none we serve. */
function window(status: number, range: string | undefined, length: number) {
  const asked = /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
  const from = Number(asked?.[1] ?? 0);
  if (!asked || status !== 200 || from >= length) return { status, from: 0, to: length };
  const to = asked[2] ? Math.min(length, Number(asked[2]) + 1) : length;
  return { status: 206, from, to };
}
