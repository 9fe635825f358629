import { spawn } from 'node:child_process';
import { readdir, rm, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { CaseBook } from '../../src/cases/index.ts';
import { standingAfter } from '../../src/cases/index.ts';
import { PROBES, readBook } from '../../src/run/books/index.ts';
import { openDiskStore, restoreFolder } from '../../src/store/index.ts';

export const KINDS = ['scan', 'reconcile', 'probe', 'backup'] as const;
export type Kind = (typeof KINDS)[number];

/** Lets a worker run, kills it with -9 so many ms after its first word, and answers the last step it told of. */
export function killAfter(kind: Kind, root: string, ms: number): Promise<number> {
  const worker = fileURLToPath(new URL('./worker.ts', import.meta.url));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [worker, kind, root], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    let complaint = '';
    let isDoomed = false;
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (!isDoomed) setTimeout(() => child.kill('SIGKILL'), ms);
      isDoomed = true;
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    child.once('error', reject);
    child.once('exit', (_, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(`worker ended by itself: ${complaint}`));
      resolve(
        Number(
          said
            .trim()
            .split('\n')
            .filter((line) => /^-?\d+$/.test(line))
            .at(-1) ?? -1,
        ),
      );
    });
  });
}

/** What is wrong after a kill; nothing when everything told of is there, nothing is doubled and all can be read. */
export async function wrongAfter(kind: Kind, root: string, lastTold: number): Promise<string[]> {
  const store = await openDiskStore(root, { write: true, now: Date.now });
  try {
    const wrong = await CHECKS[kind](store, root, lastTold);
    const damaged = await store.damage();
    return [...wrong, ...damaged.map((file) => `damaged: ${file}`)];
  } finally {
    await store.close();
  }
}

type Opened = Awaited<ReturnType<typeof openDiskStore>>;

const CHECKS: Record<Kind, (store: Opened, root: string, told: number) => Promise<string[]>> = {
  async scan(store, _, told) {
    const urls = (await store.facts.read('run', 'qingshan')).map((fact) =>
      fact.type === 'skipped' ? fact.url : '',
    );
    return missing(told, (step) => urls.includes(`http://a/${step}`));
  },
  async reconcile(store, _, told) {
    const books: CaseBook[] = await Promise.all(['a', 'b', 'c'].map((target) => readBook(store, target)));
    return books.flatMap((book) => [
      ...missing(
        told,
        (step) => step < told - 55 || book.runs.includes(`run-${String(step).padStart(3, '0')}`),
      ),
      ...(new Set(book.runs).size === book.runs.length ? [] : ['a run counted twice']),
      ...(Object.keys(book.cases).length <= 2 ? [] : ['a case doubled']),
      ...Object.values(book.cases).flatMap((one) =>
        standingAfter(one.log).state === one.state ? [] : [`log and state differ: ${one.fingerprint}`],
      ),
    ]);
  },
  async probe(store, _, told) {
    const rows = await store.series.read<{ step: number; second?: boolean }>(PROBES, '2026-11');
    const halves = rows.filter(({ second }) => second).length * 2 === rows.length ? [] : ['half a round'];
    return [...halves, ...missing(told, (step) => rows.some((row) => row.step === step))];
  },
  async backup(_, root, told) {
    const file = `${root}-backup.tar.gz`;
    if (told < 0 && !(await stat(file).catch(() => null))) return [];
    await restoreFolder(file, `${root}-restored`);
    const restored = await readdir(`${root}-restored`);
    await rm(`${root}-restored`, { recursive: true, force: true });
    return restored.length > 0 ? [] : ['an empty backup'];
  },
};

const missing = (told: number, has: (step: number) => boolean): string[] =>
  Array.from({ length: told + 1 }, (_, step) => step).flatMap((step) =>
    has(step) ? [] : [`lost step ${step}`],
  );
