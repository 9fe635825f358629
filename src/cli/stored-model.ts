import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ReportModel } from '../report/index.ts';
import type { Store } from '../store/index.ts';
import { cli } from '../wording/cli.ts';
import { UsageError } from './exit.ts';

/** The model of a run as it was written; `judge` makes a new one when rules have changed. */
export async function storedModel(store: Pick<Store, 'root'>, run: string): Promise<ReportModel> {
  const { reportModel } = await import('../report/index.ts');
  const file = path.join(store.root, 'runs', run, 'report.json');
  const read = await readFile(file, 'utf8').catch(() => null);
  if (read === null) throw new UsageError(cli.noModel(run));
  const parsed = reportModel.safeParse(parsedJson(read));
  if (!parsed.success) throw new UsageError(cli.brokenModel(run));
  return parsed.data;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
