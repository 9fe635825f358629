import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { endWithUs } from './children.ts';
import { CITY } from './city/portals.ts';
import { measure } from './measure.ts';
import { table } from './report.ts';

const at = (file: string): string => fileURLToPath(new URL(`city/${file}`, import.meta.url));

interface Scanned {
  done: number;
  observedMs: number;
  cpuMs: number;
  requests: number;
  verdicts: Record<string, number>;
}

/** One scan of a city of like portals without rate limits, in one thread and in several. */
export async function measureCity(threads: readonly number[], say: (line: string) => void): Promise<string> {
  const server = endWithUs(fork(at('server.ts'), [], { stdio: ['ignore', 2, 2, 'ipc'] }));
  const { port } = await told<{ port: number }>(server);
  const rows: string[][] = [];
  try {
    for (const count of threads) {
      say(`▸ ${CITY.portals} portals, ${count} threads …`);
      const args = [
        at('scan.ts'),
        '--port',
        `${port}`,
        '--threads',
        `${count}`,
        '--portals',
        `${CITY.portals}`,
      ];
      const cost = await measure({ command: process.execPath, args, timeoutMs: 900_000 });
      if (cost.exitCode !== 0) throw new Error(cost.stderr.slice(-2_000));
      const seen = told<{ asked: number[] }>(server);
      server.send('asked');
      rows.push(row(count, JSON.parse(cost.stdout) as Scanned, cost.peakRss, (await seen).asked));
    }
  } finally {
    server.disconnect();
  }
  const head = ['threads', 'portals done', 'observed in s', 'CPU s', 'requests', 'peak MB'];
  return table([...head, 'most often asked outside address', 'verdicts'], rows);
}

const row = (
  threads: number,
  { done, observedMs, cpuMs, requests, verdicts }: Scanned,
  peakRss: number,
  asked: readonly number[],
): string[] => [
  String(threads),
  String(done),
  (observedMs / 1000).toFixed(1),
  (cpuMs / 1000).toFixed(1),
  String(requests),
  (peakRss / 1e6).toFixed(0),
  String(Math.max(...asked)),
  JSON.stringify(verdicts),
];

const told = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve) => child.once('message', (message) => resolve(message as T)));
