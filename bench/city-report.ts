import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderJson } from '../src/report/index.ts';
import { openDiskStore } from '../src/store/index.ts';
import { fullModel, RUN_ID } from './full/model.ts';
import { type Cost, measure } from './measure.ts';
import { table } from './report.ts';

const GOAL = { seconds: 60, mb: 700, htmlMb: 20, handedMb: 20 };
const SETS = [
  ['html, csv, json, docx, xlsx', 'html,csv,json,docx,xlsx'],
  ['the same and pdf (with its browser)', 'html,csv,json,docx,xlsx,pdf'],
] as const;
const HEAD = [
  '979 targets, 5,000 findings',
  'exit',
  'seconds',
  `goal < ${GOAL.seconds} s`,
  'CPU s',
  'peak MB of the tree',
  `goal < ${GOAL.mb} MB`,
  'HTML MB',
  `goal < ${GOAL.htmlMb} MB`,
  'with pictures MB',
  `goal < ${GOAL.handedMb} MB`,
];
const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

/** Bytes of the files below a folder that end so. */
function sizeOf(folder: string, ending: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

function rowOf(
  name: string,
  { wallMs, cpuMs, peakRss, exitCode }: Cost,
  html: number,
  pictures: number,
): string[] {
  const [seconds, mb] = [wallMs / 1000, peakRss / 1e6];
  const isWhole = exitCode === 0 || exitCode === 1;
  const met = (value: number, goal: number): string => (isWhole && value < goal ? 'yes' : '**no**');
  return [
    name,
    String(exitCode),
    seconds.toFixed(1),
    met(seconds, GOAL.seconds),
    (cpuMs / 1000).toFixed(1),
    mb.toFixed(0),
    met(mb, GOAL.mb),
    html.toFixed(1),
    met(html, GOAL.htmlMb),
    (html + pictures).toFixed(1),
    met(html + pictures, GOAL.handedMb),
  ];
}

/** One report of 979 targets and 5,000 findings, as `xunjian report` writes it: first without a browser, then all. */
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
    const rows: string[][] = [];
    for (const [name, formats] of SETS) {
      const cost = await measure({
        command: process.execPath,
        args: [main, 'report', '--reports', root, '--format', formats],
        timeoutMs: 600_000,
      });
      if (cost.stderr !== '') say(cost.stderr.slice(-2_000));
      rows.push(rowOf(name, cost, sizeOf(folder, '.html') / 1e6, sizeOf(folder, '.webp') / 1e6));
    }
    return table(HEAD, rows);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
