import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Figures, Goal } from './figures.ts';

const page = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url));

/** Rows of a Markdown table; columns of numbers lean to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join(
    '\n',
  );
}

export function figuresTable(figures: readonly Figures[]): string {
  const ours = figures.find(({ role }) => role === 'ours');
  const head = [
    'contestant',
    'version',
    'pages/s',
    'ours ÷ it',
    'whole process s',
    'CPU ms/page',
    'its CPU ÷ ours',
    'peak MB',
    'requests',
    'pages',
    'precision',
    'recall',
    'soft-404 found',
  ];
  return table(
    head,
    figures.map((one) => [
      one.failed ? `${one.name} (did not end well)` : one.name,
      one.version,
      one.pagesPerSecond.toFixed(one.pagesPerSecond < 100 ? 1 : 0),
      ours && one !== ours ? (ours.pagesPerSecond / one.pagesPerSecond).toFixed(2) : '',
      one.wallSeconds.toFixed(2),
      one.cpuMsPerPage.toFixed(2),
      ours && one !== ours ? (one.cpuMsPerPage / ours.cpuMsPerPage).toFixed(2) : '',
      one.peakMb.toFixed(0),
      one.requests === null ? '' : String(one.requests),
      String(one.pages),
      one.role === 'floor' ? '' : share(one.precision),
      one.role === 'floor' ? '' : share(one.recall),
      one.role === 'floor' ? '' : `${one.softFound}/${one.softTotal}`,
    ]),
  );
}

export const goalsTable = (goals: readonly Goal[]): string =>
  table(
    ['goal', 'measured', 'met'],
    goals.map(({ text, measured, met }) => [
      text,
      measured,
      met === null ? 'not told' : met ? 'yes' : '**no**',
    ]),
  );

/** Rounded down, so that 1.000 means all. */
const share = (value: number | null): string =>
  value === null ? '–' : (Math.floor(value * 1000) / 1000).toFixed(3);

/** Where and when: figures of another machine are not to be compared. */
export function machine(): string {
  const [cpu] = os.cpus();
  const load = os.loadavg().map((value) => value.toFixed(1));
  return `${os.cpus().length} × ${cpu?.model.trim() ?? '?'}, ${Math.round(os.totalmem() / 1e9)} GB, ${os.type()} ${os.release()}, Node ${process.versions.node}, load ${load.join(' ')} at the start`;
}

/** Puts a text between the markers of its section, or at the end of the page when they are not there yet. */
export function writeSection(id: string, text: string): void {
  const [from, to] = [`<!-- bench:${id} -->`, `<!-- /bench:${id} -->`];
  const section = `${from}\n\n${text}\n\n${to}`;
  const old = existsSync(page) ? readFileSync(page, 'utf8') : '# Benchmarks\n';
  const [start, end] = [old.indexOf(from), old.indexOf(to)];
  const fresh =
    start >= 0 && end > start
      ? old.slice(0, start) + section + old.slice(end + to.length)
      : `${old.trimEnd()}\n\n${section}\n`;
  writeFileSync(page, fresh);
}
