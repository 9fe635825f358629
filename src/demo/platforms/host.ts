import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Reply, Server } from '../server/index.ts';

/** What a stand-in of a platform is asked. */
export interface Question {
  method: string;
  path: string;
  query: URLSearchParams;
  body: string;
}

export type Host = (question: Question) => Reply;

export const json = (value: unknown, status = 200): Reply => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});

export const page = (body: string, status = 200): Reply => ({
  status,
  type: 'text/html; charset=utf-8',
  body,
});

export const NOWHERE: Reply = page(
  '<html><head><title>404</title></head><body>页面不存在</body></html>',
  404,
);

/** One server on loopback that answers as each platform does, told apart by the Host header. */
export async function servePlatforms(hosts: ReadonlyMap<string, Host>): Promise<Server> {
  const hits = new Map<string, number>();
  const server = createServer((request, response) => {
    const host = (request.headers.host ?? '').toLowerCase().replace(/:\d+$/, '');
    hits.set(host, (hits.get(host) ?? 0) + 1);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', `http://${host || 'none.test'}`);
      const { method = 'GET' } = request;
      const body = Buffer.concat(chunks).toString('utf8');
      const answer = hosts.get(host);
      const reply = answer?.({ method, path: url.pathname, query: url.searchParams, body }) ?? NOWHERE;
      response.writeHead(reply.status, { 'content-type': reply.type, ...reply.headers });
      response.end(reply.body);
    });
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
