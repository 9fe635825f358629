import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { endWithUs } from './children.ts';

/** What a process and its children cost, from the outside. */
export interface Cost {
  exitCode: number | null;
  wallMs: number;
  cpuMs: number;
  /** Highest sum of resident memory over the tree, bytes. */
  peakRss: number;
  /** The same with pages that several processes share counted once (PSS); 0 unless asked for. */
  peakPss: number;
  stdout: string;
  stderr: string;
  timedOut: boolean;
}

export interface MeasureOptions {
  command: string;
  args: readonly string[];
  env?: Record<string, string>;
  cwd?: string;
  timeoutMs: number;
  /** Measure PSS too: dearer to ask for, and told apart from RSS only where processes share, as those of a browser do. */
  pss?: boolean;
}

const SAMPLE_MS = 100;
/** Clock ticks of /proc are hundredths of a second on every Linux we know. */
const TICK_MS = 10;
const PAGE_BYTES = 4096;
const KEPT_TEXT = 64 * 1024 * 1024;

/** Runs a command to its end and samples its process tree in /proc. */
export function measure({
  command,
  args,
  env = {},
  cwd,
  timeoutMs,
  pss = false,
}: MeasureOptions): Promise<Cost> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const child = endWithUs(
      spawn(command, args, {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, ...env },
        ...(cwd === undefined ? {} : { cwd }),
      }),
    );
    const text = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (chunk: string) => {
        if (text[name].length < KEPT_TEXT) text[name] += chunk;
      });
    }
    const seen = openSamples(child.pid ?? 0, pss);
    let timedOut = false;
    const sampling = setInterval(() => seen.take(), SAMPLE_MS);
    const limit = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, timeoutMs);
    child.once('error', reject);
    child.once('close', (exitCode) => {
      clearInterval(sampling);
      clearTimeout(limit);
      resolve({
        exitCode,
        wallMs: performance.now() - startedAt,
        cpuMs: seen.cpuMs(),
        peakRss: seen.peakRss(),
        peakPss: seen.peakPss(),
        ...text,
        timedOut,
      });
    });
  });
}

interface Samples {
  take(): void;
  cpuMs(): number;
  peakRss(): number;
  peakPss(): number;
}

interface Stat {
  pid: number;
  parent: number;
  cpuMs: number;
  rss: number;
}

/** CPU of a process that is gone is what its last sample said. */
function openSamples(root: number, withPss: boolean): Samples {
  const cpu = new Map<number, number>();
  const peak = { rss: 0, pss: 0 };
  const summed = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  return {
    take() {
      const tree = treeOf(root);
      for (const { pid, cpuMs } of tree) cpu.set(pid, cpuMs);
      peak.rss = Math.max(peak.rss, summed(tree.map(({ rss }) => rss)));
      if (withPss) peak.pss = Math.max(peak.pss, summed(tree.map(({ pid }) => pssOf(pid))));
    },
    cpuMs: () => summed([...cpu.values()]),
    peakRss: () => peak.rss,
    peakPss: () => peak.pss,
  };
}

/** 0 for a process that has gone meanwhile. */
function pssOf(pid: number): number {
  try {
    const [, kilobytes = 0] =
      /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1')) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    return 0;
  }
}

function treeOf(root: number): Stat[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statOf(Number(name)))
    .filter((stat) => stat !== null);
  const children = Map.groupBy(all, ({ parent }) => parent);
  const tree = all.filter(({ pid }) => pid === root);
  for (let at = 0; at < tree.length; at += 1) tree.push(...(children.get(tree[at]?.pid ?? 0) ?? []));
  return tree;
}

function statOf(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name in brackets may hold anything, so fields are counted from its end.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent = 0, user = 0, system = 0, rss = 0] = [fields[1], fields[11], fields[12], fields[21]];
    return { pid, parent, cpuMs: (user + system) * TICK_MS, rss: rss * PAGE_BYTES };
  } catch {
    return null;
  }
}
