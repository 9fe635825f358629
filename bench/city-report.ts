import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderJson } from '../src/report/index.ts';
import { openDiskStore } from '../src/store/index.ts';
import { fullModel, RUN_ID } from './full/model.ts';
import { measure } from './measure.ts';
import { table } from './report.ts';

const GOAL = { seconds: 60, mb: 700, htmlMb: 20 };
const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

/** Bytes of the files below a folder that end so. */
function sizeOf(folder: string, ending: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

/** Every format of one big report, as `xunjian report` writes it: one process tree, browser included. */
export async function measureReport(say: (line: string) => void): Promise<string> {
  const root = mkdtempSync(path.join(tmpdir(), 'xunjian-bench-'));
  try {
    const store = await openDiskStore(root, { write: true, now: Date.now });
    const { model, run } = await fullModel(store);
    await store.documents.put('runs', RUN_ID, run);
    await store.close();
    const folder = path.join(root, 'runs', RUN_ID);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'report.json'), renderJson(model));
    const documents = [...model.targets, ...(model.accounts?.documents ?? [])];
    const findings = documents.flatMap(({ results }) => results.flatMap((result) => result.findings)).length;
    say(`▸ xunjian report: ${model.units.length} units, ${documents.length} targets, ${findings} findings …`);
    const cost = await measure({
      command: process.execPath,
      args: [main, 'report', '--reports', root],
      timeoutMs: 600_000,
    });
    if (cost.stderr !== '') say(cost.stderr.slice(-2_000));
    const html = sizeOf(folder, '.html') / 1e6;
    const [seconds, mb] = [cost.wallMs / 1000, cost.peakRss / 1e6];
    const isWhole = cost.exitCode === 0 || cost.exitCode === 1;
    const met = (value: number, goal: number): string => (isWhole && value < goal ? 'yes' : '**no**');
    return table(
      [
        'every format of one report',
        'exit',
        'seconds',
        `goal < ${GOAL.seconds} s`,
        'CPU s',
        'peak MB of the tree',
        `goal < ${GOAL.mb} MB`,
        'HTML MB',
        `goal < ${GOAL.htmlMb} MB`,
      ],
      [
        [
          `${documents.length} targets, ${findings} findings`,
          String(cost.exitCode),
          seconds.toFixed(1),
          met(seconds, GOAL.seconds),
          (cost.cpuMs / 1000).toFixed(1),
          mb.toFixed(0),
          met(mb, GOAL.mb),
          html.toFixed(1),
          met(html, GOAL.htmlMb),
        ],
      ],
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
