import { createServer, type Server, type ServerResponse } from 'node:http';
import { Pool } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exchange } from '../../src/net/exchange.ts';
import { startWatch } from '../../src/net/watch.ts';

const ROOMS: Record<string, (response: ServerResponse) => void> = {
  '/short': (response) => void response.end('0123456789'),
  '/pieces': (response) => {
    response.write('01234');
    setImmediate(() => response.end('56789'));
  },
  '/long': (response) => void response.end(Buffer.alloc(1024 * 1024, 0x61)),
  '/broken': (response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('0');
    setImmediate(() => response.socket?.resetAndDestroy());
  },
  '/silent': () => {},
};

let server: Server;
let origin = '';
beforeAll(async () => {
  server = createServer((request, response) => ROOMS[request.url ?? '']?.(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(() => server.closeAllConnections());

async function ask(path: string, wanted: number | null, watch = startWatch()) {
  const pool = new Pool(origin, { connections: 1 });
  const heard = { starts: 0, statuses: [] as number[], bytes: 0 };
  const listener = {
    onStart() {
      heard.starts += 1;
    },
    onHead(status: number) {
      heard.statuses.push(status);
      return wanted;
    },
    onPiece(size: number) {
      heard.bytes += size;
    },
  };
  const request = { origin, path, method: 'GET' as const };
  try {
    const body = await exchange(pool, request, watch, listener);
    return { body: body && { text: Buffer.from(body.bytes).toString(), cut: body.cut }, ...heard };
  } finally {
    watch.stop();
    await pool.destroy();
  }
}

describe('exchange', () => {
  it.each<[string, string, number | null, { text: string; cut: boolean } | null]>([
    ['a whole body', '/short', 100, { text: '0123456789', cut: false }],
    ['a body in pieces', '/pieces', 100, { text: '0123456789', cut: false }],
    ['a body of just the size that is wanted', '/short', 10, { text: '0123456789', cut: false }],
    ['the beginning of a body', '/pieces', 7, { text: '0123456', cut: true }],
    ['the beginning of a long body', '/long', 3, { text: 'aaa', cut: true }],
    ['a short body nobody wants', '/short', null, null],
    ['a long body nobody wants', '/long', null, null],
    ['a body nobody wants, broken off', '/broken', null, null],
  ])('%s', async (_, path, wanted, body) => {
    expect(await ask(path, wanted)).toMatchObject({ body, starts: 1, statuses: [200] });
  });

  it('counts as load what was received, wanted or not', async () => {
    expect(await ask('/pieces', 7)).toMatchObject({ bytes: 10 });
    expect(await ask('/short', null)).toMatchObject({ bytes: 10 });
    const { bytes } = await ask('/long', null);
    expect(bytes).toBeGreaterThan(16 * 1024);
    expect(bytes).toBeLessThan(1024 * 1024);
  });

  it('rejects with what broke it', async () => {
    await expect(ask('/broken', 100)).rejects.toThrow();
  });

  it('ends when its time is over, and never begins when it was called off before', async () => {
    const watch = startWatch();
    watch.limit(1, 'visit');
    await expect(ask('/silent', 100, watch)).rejects.toMatchObject({ name: 'TimeoutError' });
    const staged = startWatch();
    staged.stage(60_000, 'headers');
    staged.stage(1, 'body');
    await expect(ask('/silent', 100, staged)).rejects.toThrow('body took over 1 ms');
    await expect(ask('/short', 100, startWatch(AbortSignal.abort()))).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('ends at once while it stands in line for a connection', async () => {
    const pool = new Pool(origin, { connections: 1, pipelining: 1 });
    const nothing = { onStart: () => {}, onHead: () => 1, onPiece: () => {} };
    const [first, second] = [startWatch(), new AbortController()];
    const before = exchange(pool, { origin, path: '/silent', method: 'GET' }, first, nothing);
    const behind = startWatch(second.signal);
    const waiting = exchange(pool, { origin, path: '/silent', method: 'GET' }, behind, nothing);
    second.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    first.limit(0, 'visit');
    await expect(before).rejects.toMatchObject({ name: 'TimeoutError' });
    await pool.destroy();
  });
});
