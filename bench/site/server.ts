import { STATUS_CODES } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { parseArgs } from 'node:util';
import { type Answer, type Answers, buildAnswers, type Host } from './answers.ts';
import { type Counts, openCounts } from './counts.ts';
import { originsAt, planSite } from './site.ts';

/** The site in a process of its own: HTTP/1.1 on bare sockets with answers made ahead, so that it is not what is measured.
 *  Speaks to the runner over IPC: `reset` forgets the counts, `counts` sends them. */

interface Serving {
  answers: Answers;
  counts: Counts;
  latencyMs: number;
}

const LONGEST_HEAD = 64 * 1024;

function serve(host: Host, serving: Serving): Server {
  return createServer({ noDelay: true }, (socket) => {
    serving.counts.opened(host);
    let rest = '';
    socket.on('error', () => socket.destroy());
    socket.on('close', () => serving.counts.closed(host));
    socket.on('data', (chunk) => {
      rest += chunk.toString('latin1');
      for (let end = rest.indexOf('\r\n\r\n'); end >= 0; end = rest.indexOf('\r\n\r\n')) {
        const head = rest.slice(0, end);
        rest = rest.slice(end + 4);
        if (serving.latencyMs > 0) setTimeout(() => answer(socket, head, host, serving), serving.latencyMs);
        else answer(socket, head, host, serving);
      }
      if (rest.length > LONGEST_HEAD) socket.destroy();
    });
  });
}

function answer(socket: Socket, head: string, host: Host, { answers, counts }: Serving): void {
  if (socket.destroyed) return;
  const [method = '', target = '/'] = head.slice(0, head.indexOf('\r\n')).split(' ', 2);
  const known = answers.exact[host].get(target) ?? answers.otherwise(host, target, method);
  const sent = ranged(known, head);
  const size = sent.pieces.reduce((sum, piece) => sum + piece.length, 0);
  const close = /\r\nconnection: *close/i.test(head);
  const lines = [
    `HTTP/1.1 ${sent.status} ${STATUS_CODES[sent.status] ?? ''}`,
    `Content-Type: ${sent.type}`,
    `Content-Length: ${size}`,
    ...(sent.location === undefined ? [] : [`Location: ${sent.location}`]),
    ...(sent.range === undefined ? [] : [`Content-Range: ${sent.range}`]),
    `Connection: ${close ? 'close' : 'keep-alive'}`,
  ];
  const opening = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  counts.asked(host, method, target, method === 'HEAD' ? 0 : size, performance.now());
  socket.write(method === 'HEAD' ? opening : Buffer.concat([opening, ...sent.pieces]));
  if (close) socket.end();
}

/** The first bytes of a file, for those who ask for no more. */
function ranged(whole: Answer, head: string): Answer & { range?: string } {
  const wanted = /\r\nrange: *bytes=0-(\d+)/i.exec(head)?.[1];
  const [only] = whole.pieces;
  if (wanted === undefined || whole.status !== 200 || whole.pieces.length !== 1 || !only) return whole;
  const last = Math.min(Number(wanted), only.length - 1);
  return {
    ...whole,
    status: 206,
    pieces: [only.subarray(0, last + 1)],
    range: `bytes 0-${last}/${only.length}`,
  };
}

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '49' },
    port: { type: 'string', default: '18400' },
    latency: { type: 'string', default: '0' },
  },
});
const origins = originsAt(Number(values.port));
const plan = planSite({ pages: Number(values.pages), seed: Number(values.seed), origins });
const serving: Serving = {
  answers: buildAnswers(plan),
  counts: openCounts(plan),
  latencyMs: Number(values.latency),
};
const listen = (host: Host): Promise<void> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origins[host]);
    serve(host, serving).once('error', reject).listen(Number(port), hostname, 4096, resolve);
  });
await Promise.all([listen('main'), listen('friend')]);
process.on('message', (message) => {
  if (message === 'reset') serving.counts.reset();
  process.send?.({ type: 'counts', counts: serving.counts.read() });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ type: 'ready' });
