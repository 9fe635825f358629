import { readdirSync, readFileSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { type Browsers, type BrowsersOptions, findBrowser, openBrowsers } from '../../src/browser/index.ts';
import { type Net, openNet } from '../../src/net/index.ts';

export const HOST = 'www.house.test';
/** One site under its name, without www, and on a sister host. */
const HOSTS = [HOST, 'house.test', 'zt.house.test'];
export const home = `http://${HOST}/`;

/** Whether this machine has a browser at all; tests that need one say so when they are skipped. */
export const hasBrowser = (await findBrowser()).state === 'found';
if (!hasBrowser) console.warn('no browser on this machine, rendered tests skipped');

type Answer = string | ((request: IncomingMessage, response: ServerResponse) => void);

export interface House {
  net: Net;
  browsers: Browsers;
  hits: string[];
  close(): Promise<void>;
}

/** A site on loopback by path, reached by name, and a browser that may go nowhere else. */
export async function openHouse(
  pages: Record<string, Answer>,
  options: Partial<BrowsersOptions> = {},
): Promise<House> {
  const hits: string[] = [];
  const server = createHttpServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    hits.push(path);
    const page = pages[path];
    if (typeof page === 'function') return page(request, response);
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page ?? '<!doctype html><title>404</title>not here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const net = openNet({
    contact: '',
    resolve: HOSTS.map((host) => ({ host, port: 80, address: '127.0.0.1', toPort: port })),
    lookup: async (name) => (name === 'localhost' ? ['127.0.0.1'] : []),
    requestsPerSecond: 1000,
    connectionsPerHost: 6,
  });
  const browsers = openBrowsers({ pass: net.pass, userAgent: 'Mozilla/5.0 test', ...options });
  return {
    net,
    browsers,
    hits,
    async close() {
      await browsers.close();
      await net.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

/** A listener nobody may reach. */
export async function openDecoy(): Promise<{ port: number; connections(): number; close(): Promise<void> }> {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Kills renderers of our own browser from outside, as a crash does. Answers how many. */
export function killRenderers(): number {
  const processes = readdirSync('/proc').flatMap((name) => {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      return [{ pid: Number(name), parent, command: readFileSync(`/proc/${name}/cmdline`, 'utf8') }];
    } catch {
      return [];
    }
  });
  const ours = new Set([process.pid]);
  for (let grown = true; grown; ) {
    const more = processes.filter(({ pid, parent }) => ours.has(parent) && !ours.has(pid));
    for (const { pid } of more) ours.add(pid);
    grown = more.length > 0;
  }
  const renderers = processes.filter(
    ({ pid, command }) => ours.has(pid) && command.includes('--type=renderer'),
  );
  for (const { pid } of renderers) process.kill(pid, 'SIGKILL');
  return renderers.length;
}
