import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckDocument } from '../../src/report/index.ts';
import { allCases, type RunDocument, readBooks, verifyEvidence } from '../../src/run/index.ts';
import { openDiskStore } from '../../src/store/index.ts';
import { runProgramFor, scanWords } from './program.ts';

/** What a scan came to: verdicts, cases and whatever is wrong with what lies on the disk. */
export interface Came {
  verdicts: string[];
  cases: string[];
  wrong: string[];
}

/** Kills the real scan with -9 at one moment after the other, going on each time with the run that was left, and lets
 *  the last one come to its end. Answers how often it was really killed. */
export async function scanKilledAt(reports: string, moments: readonly number[]): Promise<number> {
  let kills = 0;
  for (const ms of moments) {
    const { code } = await runProgramFor(await nextWords(reports), ms);
    if (code === null) kills += 1;
    else if (code > 2) throw new Error(`the scan ended by itself with ${code}`);
  }
  const last = await nextWords(reports);
  const { code, err } = await runProgramFor(last);
  if (code === null || code > 2) throw new Error(`the last scan ended with ${code}: ${err}`);
  return kills;
}

/** Goes on with the run that was left; a new one when there is none. */
async function nextWords(reports: string): Promise<string[]> {
  const store = await openDiskStore(reports, { write: false, now: Date.now });
  const runs = await store.documents.list('runs');
  const newest = runs.at(-1);
  const run = newest === undefined ? null : await store.documents.get<RunDocument>('runs', newest);
  return run?.state === 'running' ? scanWords(reports, '--resume', run.id) : scanWords(reports);
}

/** Looks at everything the runs in a folder left. */
export async function cameOf(reports: string): Promise<Came> {
  const store = await openDiskStore(reports, { write: true, now: Date.now });
  try {
    const wrong = (await store.damage()).map((file) => `damaged: ${file}`);
    const runs = await store.documents.list('runs');
    for (const id of runs) {
      const run = await store.documents.get<RunDocument>('runs', id);
      if (run?.state !== 'finished') wrong.push(`${id} is ${run?.state}`);
      const check = await verifyEvidence(id, store, run?.manifest);
      if (!check?.manifestIntact || check.altered.length + check.missing.length > 0)
        wrong.push(`evidence of ${id}`);
      const files = await readdir(join(reports, 'runs', id));
      if (!files.includes('report.html')) wrong.push(`${id} has no report`);
    }
    const books = await readBooks(store);
    if (books.some((book) => new Set(book.runs).size < book.runs.length)) wrong.push('a run counted twice');
    const verdicts = await store.documents.get<CheckDocument[]>('verdicts', runs.at(-1) ?? '');
    return {
      verdicts: (verdicts ?? []).flatMap(({ target, results }) =>
        results.map(({ indicator, verdict }) => `${target.id} ${indicator} ${verdict}`),
      ),
      cases: allCases(books)
        .map(({ fingerprint, state }) => `${fingerprint} ${state}`)
        .sort(),
      wrong,
    };
  } finally {
    await store.close();
  }
}
