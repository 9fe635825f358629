import { fileURLToPath } from 'node:url';
import { measure } from './measure.ts';
import { table } from './report.ts';
import { serveOwn } from './serve.ts';
import { originsAt } from './site/site.ts';

const SAMPLE = 60;
const PER_SECOND = 4;
const CONNECTIONS = 2;
const script = fileURLToPath(new URL('contestants/xunjian.ts', import.meta.url));

/** Ourselves with the defaults of a good guest on a small sample: what matters is what the server saw. */
export async function measurePolite({ port, seed }: { port: number; seed: number }): Promise<string> {
  const served = await serveOwn({ pages: 400, seed, port, latencyMs: 0 });
  try {
    const args = [script, '--url', `${originsAt(port).main}/`, '--polite', '--max-pages', String(SAMPLE)];
    const cost = await measure({ command: process.execPath, args, timeoutMs: 300_000 });
    const seen = await served.seen();
    const rate = seen ? (seen.busiestRequests - 1) / (seen.busiestMs / 1000) : Number.NaN;
    const connections = seen?.busiestConnections ?? Number.NaN;
    const kept = cost.exitCode === 0 && rate <= PER_SECOND * 1.02 && connections <= CONNECTIONS;
    return table(
      [
        'sample',
        'seconds',
        'requests of the busiest host',
        'a second',
        'connections',
        'CPU ms/page',
        'within the promise',
      ],
      [
        [
          `${SAMPLE} pages`,
          (cost.wallMs / 1000).toFixed(1),
          String(seen?.busiestRequests ?? '?'),
          rate.toFixed(2),
          String(connections),
          (cost.cpuMs / Math.max(1, seen?.pages ?? 1)).toFixed(1),
          kept ? 'yes' : '**no**',
        ],
      ],
    );
  } finally {
    await served.close();
  }
}
