import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';

const children = new URL('../../bench/children.ts', import.meta.url).href;

/** A bench that has started two children, one of which wants to be asked, and waits for them. */
const BENCH = `
  import { spawn } from 'node:child_process';
  import { endWithUs, watchOverChildren } from ${JSON.stringify(children)};
  watchOverChildren();
  const idle = () => spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  console.log(endWithUs(idle(), 'SIGTERM').pid + ' ' + endWithUs(idle()).pid);
`;

const isThere = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it.each<NodeJS.Signals>(['SIGTERM', 'SIGINT', 'SIGHUP'])(
  '%s ends the servers of a bench with it',
  async (signal) => {
    const bench = spawn(process.execPath, ['--input-type=module', '-e', BENCH], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface(bench.stdout), 'line')) as [string];
    const pids = line.split(' ').map(Number);
    expect(pids.map(isThere)).toEqual([true, true]);
    bench.kill(signal);
    await once(bench, 'exit');
    await expect.poll(() => pids.map(isThere), { timeout: 15_000 }).toEqual([false, false]);
  },
);
