import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { measure } from './measure.ts';
import { table } from './report.ts';

const GOAL = { mb: 300, seconds: 60 };
const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

/** The whole demo city: server, scan, judgement and reports in one process tree. */
export async function measureMemory(say: (line: string) => void): Promise<string> {
  const reports = mkdtempSync(path.join(tmpdir(), 'xunjian-bench-'));
  say('▸ xunjian demo …');
  const cost = await measure({
    command: process.execPath,
    args: [main, 'demo', '--no-browser', '--reports', reports],
    timeoutMs: 300_000,
  });
  rmSync(reports, { recursive: true, force: true });
  if (cost.exitCode !== 0) say(cost.stderr.slice(-2_000));
  const mb = cost.peakRss / 1e6;
  const seconds = cost.wallMs / 1000;
  return table(
    [
      'run',
      'exit',
      'seconds',
      `goal < ${GOAL.seconds} s`,
      'CPU s',
      'peak MB of the tree',
      `goal < ${GOAL.mb} MB`,
    ],
    [
      [
        'xunjian demo --no-browser (its server included)',
        String(cost.exitCode),
        seconds.toFixed(1),
        seconds < GOAL.seconds && cost.exitCode === 0 ? 'yes' : '**no**',
        (cost.cpuMs / 1000).toFixed(1),
        mb.toFixed(0),
        mb < GOAL.mb && cost.exitCode === 0 ? 'yes' : '**no**',
      ],
    ],
  );
}
