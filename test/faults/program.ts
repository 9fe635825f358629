import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the program itself; with `killAfterMs` it is killed with -9 unless it has ended by then. */
export const runProgramFor = (words: readonly string[], killAfterMs?: number): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      said.out += chunk;
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said.err += chunk;
    });
    const timer = killAfterMs === undefined ? null : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    child.once('error', reject);
    child.once('close', (code) => {
      if (timer) clearTimeout(timer);
      resolve({ code, ...said });
    });
  });

/** A scan of one small portal of the sample city, without a browser. */
export const scanWords = (reports: string, ...more: string[]): string[] => [
  'scan',
  ...['--targets', fileURLToPath(new URL('../../targets/demo', import.meta.url))],
  ...['--only', 'chengguanju', '--scope', 'portals', '--no-browser', '--reports', reports],
  ...more,
];
