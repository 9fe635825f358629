import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isReached } from '../facts/index.ts';
import type { Net } from '../net/index.ts';
import type { Resolve } from '../targets/index.ts';

/** Our own instrument and line, held against answers that are known. */
export interface CanaryReport {
  at: string;
  /** The local target answered as it must. */
  local: boolean;
  /** One of the outside references was reached; null when none is configured. */
  outside: boolean | null;
  well: boolean;
}

/** A fixed target on loopback whose answers are known. */
export interface CanaryTarget {
  resolve: Resolve[];
  close(): Promise<void>;
}

/** Reserved name, mapped to loopback. */
export const CANARY_HOST = 'canary.xunjian.test';
const BODY =
  '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>标准页</title><p>巡检标准页</p></html>';

/** Starts the local target; its name is to be mapped where the net is opened. */
export async function openCanaryTarget(): Promise<CanaryTarget> {
  const server = createServer((request, response) => {
    if (request.url === '/moved') response.writeHead(302, { location: '/' }).end();
    else if (request.url === '/')
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(BODY);
    else response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end('<p>404</p>');
  });
  server.unref();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    resolve: [{ host: CANARY_HOST, port: 80, address: '127.0.0.1', toPort: port }],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const KNOWN = [
  ['/', 'ok'],
  ['/moved', 'redirect_ok'],
  ['/none', 'gone'],
] as const;

/** Asks what is known. Wrong answers mean that we are broken, not the portals. */
export async function checkCanary(
  net: Pick<Net, 'fetch'>,
  outside: readonly string[],
  now: () => number,
): Promise<CanaryReport> {
  const answers = await Promise.all(
    KNOWN.map(async ([path, state]) => {
      const answer = await net.fetch({ url: `http://${CANARY_HOST}${path}`, purpose: 'probe' });
      const isWhole = path === '/none' || new TextDecoder().decode(answer.body ?? undefined) === BODY;
      return answer.state === state && isWhole;
    }),
  );
  const local = answers.every(Boolean);
  const reached = outside.length === 0 ? null : await anyReached(net, outside);
  return { at: new Date(now()).toISOString(), local, outside: reached, well: local && reached !== false };
}

async function anyReached(net: Pick<Net, 'fetch'>, urls: readonly string[]): Promise<boolean> {
  const ends = await Promise.all(urls.map((url) => net.fetch({ url, purpose: 'probe' })));
  return ends.some(({ state }) => isReached(state) || state === 'blocked');
}
