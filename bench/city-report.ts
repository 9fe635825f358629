import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderJson } from '../src/report/index.ts';
import { openDiskStore } from '../src/store/index.ts';
import type { Goal } from './figures.ts';
import { fullModel, RUN_ID } from './full/model.ts';
import { type Cost, measure } from './measure.ts';
import { goalsTable, table } from './report.ts';

const GOAL = { seconds: 60, mb: 700, htmlMb: 20, workbookSeconds: 5 };
const SETS = [
  ['html, csv, json, docx, xlsx', 'html,csv,json,docx,xlsx'],
  ['the same and pdf (with its browser)', 'html,csv,json,docx,xlsx,pdf'],
] as const;
const HEAD = [
  '979 targets, 5,000 findings',
  'exit',
  'seconds',
  'CPU s',
  'peak MB (PSS)',
  'peak MB (RSS, summed)',
];
const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** Megabytes of the files below a folder that end so. */
function sizeOf(folder: string, ending: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size / 1e6, 0);
}

const rowOf = (name: string, { wallMs, cpuMs, peakPss, peakRss, exitCode }: Cost): string[] => [
  name,
  String(exitCode),
  (wallMs / 1000).toFixed(1),
  (cpuMs / 1000).toFixed(1),
  (peakPss / 1e6).toFixed(0),
  (peakRss / 1e6).toFixed(0),
];

const under = (text: string, value: number, unit: string, most: number, isWhole: boolean): Goal => ({
  text: `${text} < ${most} ${unit}`,
  measured: `${value.toFixed(unit === 's' ? 1 : value < 100 ? 1 : 0)} ${unit}`,
  met: isWhole && value < most,
});

async function run(args: readonly string[], say: (line: string) => void): Promise<Cost> {
  const cost = await measure({ command: process.execPath, args, timeoutMs: 600_000, pss: true });
  if (cost.stderr !== '') say(cost.stderr.slice(-2_000));
  return cost;
}

/** The folder of a run whose report is still to be written, in a store of its own. */
async function storeRun(root: string, say: (line: string) => void): Promise<string> {
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
  return folder;
}

/** One report of 979 targets and 5,000 findings, as `xunjian report` writes it: first without a browser, then all. Then a
 *  ledger of fifty thousand rows. */
export async function measureReport(say: (line: string) => void): Promise<string> {
  const root = mkdtempSync(path.join(tmpdir(), 'xunjian-bench-'));
  try {
    const folder = await storeRun(root, say);
    const rows: string[][] = [];
    const goals: Goal[] = [];
    for (const [name, formats] of SETS) {
      const cost = await run(
        [pathOf('../src/cli/main.ts'), 'report', '--reports', root, '--format', formats],
        say,
      );
      const isWhole = cost.exitCode === 0 || cost.exitCode === 1;
      rows.push(rowOf(name, cost));
      goals.push(
        under(name, cost.wallMs / 1000, 's', GOAL.seconds, isWhole),
        under(name, cost.peakPss / 1e6, 'MB', GOAL.mb, isWhole),
      );
    }
    const html = sizeOf(folder, '.html');
    say('▸ a ledger of 50,000 rows …');
    const workbook = await run([pathOf('full/workbook.ts')], say);
    const isWhole = workbook.exitCode === 0;
    const { ms } = isWhole ? (JSON.parse(workbook.stdout) as { ms: number }) : { ms: Number.NaN };
    rows.push(rowOf('a ledger of 50,000 rows, its model made first', workbook));
    goals.push(
      under('html pages', html, 'MB', GOAL.htmlMb, true),
      under('html pages and pictures', html + sizeOf(folder, '.webp'), 'MB', GOAL.htmlMb, true),
      under('xlsx of 50,000 rows', ms / 1000, 's', GOAL.workbookSeconds, isWhole),
    );
    return `${table(HEAD, rows)}\n\n${goalsTable(goals)}`;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
