import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Store } from '../store/index.ts';
import { renderProblemsCsv, renderTodoCsv } from './accounts-csv.ts';
import { type Charts, drawCharts } from './charts/index.ts';
import { renderJson } from './clean.ts';
import { renderCsv } from './csv.ts';
import { type EvidencePath, renderHtml } from './html/index.ts';
import type { ReportModel } from './model.ts';
import { layOutEvidence } from './pictures.ts';

export interface ReportFile {
  /** Relative to the run's folder, with forward slashes. */
  path: string;
  text: string;
}

/** Every file of a report, each rendered when its turn comes: a city's pages at once are more than its model. Pure: the
 *  same model gives the same bytes. */
export function* reportFiles(
  model: ReportModel,
  evidencePath?: EvidencePath,
  charts?: Charts,
): Generator<ReportFile> {
  yield { path: 'report.json', text: renderJson(model) };
  yield { path: 'findings.csv', text: renderCsv(model) };
  yield* optional('accounts.csv', renderProblemsCsv(model));
  yield* optional('accounts-todo.csv', renderTodoCsv(model));
  for (const { path, html } of renderHtml(model, evidencePath, charts)) yield { path, text: html };
}

const optional = (path: string, text: string | null): ReportFile[] => (text === null ? [] : [{ path, text }]);

/** A file of any kind; text or bytes. */
export interface OutputFile {
  path: string;
  text: string | Uint8Array;
}

async function stage(folder: string, file: OutputFile): Promise<{ from: string; to: string }> {
  const to = join(folder, file.path);
  const from = `${to}.${randomUUID()}.tmp`;
  await mkdir(dirname(to), { recursive: true });
  const handle = await open(from, 'wx');
  try {
    await handle.writeFile(file.text);
    await handle.sync();
  } catch (error) {
    await rm(from, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  return { from, to };
}

/** Unit pages of an earlier rendering that this one does not have; a stale page would still be believed. */
async function sweep(folder: string, written: readonly string[]): Promise<void> {
  const kept = new Set(written);
  const present = await readdir(join(folder, 'units')).catch(() => []);
  const stale = present.filter((name) => name.endsWith('.html') && !kept.has(`units/${name}`));
  await Promise.all(stale.map((name) => rm(join(folder, 'units', name))));
}

/** Puts files into a folder so that a reader never sees half of one: all are written aside first, then renamed. Answers
 *  their paths. */
export async function writeFiles(folder: string, files: Iterable<OutputFile>): Promise<string[]> {
  const staged: { from: string; to: string }[] = [];
  const paths: string[] = [];
  try {
    for (const file of files) {
      staged.push(await stage(folder, file));
      paths.push(file.path);
    }
    for (const { from, to } of staged) await rename(from, to);
  } catch (error) {
    await Promise.all(staged.map(({ from }) => rm(from, { force: true })));
    throw error;
  }
  return paths;
}

/** What a judgement writes over: the findings as the scan itself reported them stay beside the new ones, whatever is
 *  judged later. Answers the folder; null when there was nothing to keep or it is kept already. */
export async function keepFirstReport(store: Pick<Store, 'root'>, runId: string): Promise<string | null> {
  const folder = join(store.root, 'runs', runId);
  const aside = join(folder, 'first');
  await mkdir(aside, { recursive: true });
  const kept = await Promise.all(
    ['report.json', 'findings.csv'].map((name) =>
      copyFile(join(folder, name), join(aside, name), constants.COPYFILE_EXCL).then(
        () => true,
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'EEXIST' || error.code === 'ENOENT') return false;
          throw error;
        },
      ),
    ),
  );
  return kept.includes(true) ? aside : null;
}

/** Renders a run into `<store>/runs/<run>/` and answers that folder. Evidence is linked where the store keeps it. */
export async function writeReport(
  store: Pick<Store, 'root' | 'blobs'>,
  runId: string,
  model: ReportModel,
): Promise<string> {
  const folder = join(store.root, 'runs', runId);
  const evidence = await layOutEvidence(store, folder, '../../', model.targets);
  const files = reportFiles(model, evidence, await drawCharts(model));
  await sweep(folder, await writeFiles(folder, files));
  return folder;
}
