import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Pass, Refusal } from './types.ts';

export interface GateLimits {
  requests: number;
  bytes: number;
  /** Longest silence of a connection. */
  idleMs: number;
}

/** What went through since the last `begin`. */
export interface Passed {
  requests: number;
  bytes: number;
  refusals: Refusal[];
}

/** A forward proxy on loopback: the only way out of a browser context. It connects to addresses the guard has checked,
 *  within the budget of their host, and to nothing else. */
export interface Gate {
  port: number;
  /** Starts counting anew and cuts what is still open of the visit before. */
  begin(): void;
  passed(): Passed;
  /** For how long between two instants (`performance.now()`) at least one request stood in our own line, ms. */
  heldMs(from: number, to: number): number;
  close(): Promise<void>;
}

/** Refusals kept of one visit; a page that knocks ten thousand times says no more than one that knocks fifty times. */
const MOST_REFUSALS = 50;
export const REFUSED_HEADER = 'x-xunjian-refused';

export async function openGate(pass: Pass, limits: GateLimits): Promise<Gate> {
  let visit: Visit = newVisit();
  const deps: GateDeps = { pass, limits, visit: () => visit };
  const server = createServer((request, response) => void serve(request, response, deps));
  server.on('connect', (request, socket, head) => void tunnel(request, socket, head, deps));
  server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    begin() {
      visit.abort.abort();
      visit = newVisit();
    },
    heldMs: (from, to) => covered(visit.held, from, to),
    passed: () => ({ requests: visit.requests, bytes: visit.bytes, refusals: [...visit.refusals.values()] }),
    close: () =>
      new Promise((resolve) => {
        visit.abort.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Visit {
  requests: number;
  bytes: number;
  refusals: Map<string, Refusal>;
  /** When requests stood in line, from and to. */
  held: [number, number][];
  abort: AbortController;
}

interface GateDeps {
  pass: Pass;
  limits: GateLimits;
  visit: () => Visit;
}

const newVisit = (): Visit => ({
  requests: 0,
  bytes: 0,
  refusals: new Map(),
  held: [],
  abort: new AbortController(),
});

/** How much of a span is covered by intervals that may overlap. */
export function covered(intervals: readonly (readonly [number, number])[], from: number, to: number): number {
  let sum = 0;
  let reached = from;
  for (const [begins, ends] of intervals.toSorted(([a], [b]) => a - b)) {
    const begin = Math.max(begins, reached);
    const end = Math.min(ends, to);
    if (end <= begin) continue;
    sum += end - begin;
    reached = end;
  }
  return sum;
}

function refuse(visit: Visit, url: string, why: string): void {
  if (visit.refusals.size < MOST_REFUSALS) visit.refusals.set(`${why} ${url}`, { url, why });
}

/** Leave to ask one address within the visit, or the reason why not. */
async function admit(url: string, visit: Visit, { pass, limits }: GateDeps) {
  visit.requests += 1;
  if (visit.requests > limits.requests || visit.bytes > limits.bytes) return 'budget';
  const cameAt = performance.now();
  const passage = await pass(url, visit.abort.signal);
  visit.held.push([cameAt, performance.now()]);
  if (!passage.open) return passage.state;
  if (!visit.abort.signal.aborted) return passage;
  passage.leave({ state: 'interrupted', status: null, bytes: 0 });
  return 'interrupted';
}

const HOP_BY_HOP = /^(proxy-.*|connection|keep-alive|te|trailer|upgrade)$/i;

const endToEnd = (headers: IncomingMessage['headers']): IncomingMessage['headers'] =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.test(name)));

async function serve(request: IncomingMessage, response: ServerResponse, deps: GateDeps): Promise<void> {
  const visit = deps.visit();
  const url = request.url ?? '';
  const deny = (why: string): void => {
    refuse(visit, url, why);
    if (!response.headersSent) response.writeHead(403, { [REFUSED_HEADER]: why, 'content-length': 0 });
    response.end();
  };
  if (!/^http:\/\//i.test(url)) return deny('unsafe');
  const admitted = await admit(url, visit, deps);
  if (typeof admitted === 'string') return deny(admitted);
  const { host, pathname, search } = new URL(url);
  const { address, port, leave } = admitted;
  let bytes = 0;
  let left = false;
  const end = (how: 'ok' | 'reset' | 'timeout', answer?: IncomingMessage): void => {
    if (left) return;
    left = true;
    // What the page itself gave up, or we cut, says nothing about the host.
    const state = how === 'reset' && (visit.abort.signal.aborted || response.destroyed) ? 'interrupted' : how;
    const retryAfter = answer?.headers['retry-after'];
    leave({
      state,
      status: answer?.statusCode ?? null,
      bytes,
      ...(retryAfter ? { headers: { 'retry-after': retryAfter } } : {}),
    });
  };
  const upstream = httpRequest({
    host: address,
    port,
    method: request.method,
    path: `${pathname}${search}`,
    headers: { ...endToEnd(request.headers), host },
    signal: visit.abort.signal,
    timeout: deps.limits.idleMs,
    agent: false,
  });
  upstream.on('timeout', () => upstream.destroy(new Error('timeout')));
  upstream.on('error', (error) => {
    end(error.message === 'timeout' ? 'timeout' : 'reset');
    response.destroy();
  });
  upstream.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, endToEnd(answer.headers));
    answer.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      visit.bytes += chunk.length;
      if (visit.bytes <= deps.limits.bytes) return;
      refuse(visit, url, 'too_large');
      upstream.destroy();
    });
    answer.on('end', () => end('ok', answer));
    answer.on('close', () => end('reset', answer));
    answer.on('error', () => response.destroy());
    answer.pipe(response);
  });
  response.on('close', () => upstream.destroy());
  request.pipe(upstream);
}

/** HTTPS and WebSockets. Nobody sees inside, so host and address are what is checked; a tunnel holds no place in the
 *  host's line beyond its opening, or a few of them would stop everything else. */
async function tunnel(request: IncomingMessage, socket: Duplex, head: Buffer, deps: GateDeps): Promise<void> {
  const visit = deps.visit();
  const url = `https://${request.url ?? ''}/`;
  socket.on('error', () => socket.destroy());
  const admitted = await admit(url, visit, deps);
  if (typeof admitted === 'string') {
    refuse(visit, url, admitted);
    socket.end(`HTTP/1.1 403 Forbidden\r\n${REFUSED_HEADER}: ${admitted}\r\n\r\n`);
    return;
  }
  const upstream: Socket = connect({ host: admitted.address, port: admitted.port });
  const cut = (): void => {
    upstream.destroy();
    socket.destroy();
  };
  let left = false;
  const leave = (state: 'ok' | 'reset'): void => {
    const cutByUs = state === 'reset' && (visit.abort.signal.aborted || socket.destroyed);
    if (!left)
      admitted.leave({
        state: cutByUs ? 'interrupted' : state,
        status: state === 'ok' ? 200 : null,
        bytes: 0,
      });
    left = true;
  };
  visit.abort.signal.addEventListener('abort', cut, { once: true });
  upstream.setTimeout(deps.limits.idleMs, cut);
  upstream.on('connect', () => {
    leave('ok');
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    upstream.write(head);
    upstream.pipe(socket).pipe(upstream);
  });
  upstream.on('data', (chunk: Buffer) => {
    visit.bytes += chunk.length;
    if (visit.bytes > deps.limits.bytes) cut();
  });
  upstream.on('error', () => {
    leave('reset');
    cut();
  });
  upstream.on('close', () => {
    leave('reset');
    visit.abort.signal.removeEventListener('abort', cut);
    socket.destroy();
  });
  socket.on('close', () => upstream.destroy());
}
