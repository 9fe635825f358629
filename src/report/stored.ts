import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '../store/index.ts';
import { type ReportModel, reportModel } from './model.ts';
import { withSetAside } from './set-aside.ts';

/** The model of a run as it was written; null when there is none or it is of another make. */
export async function modelOf(store: Pick<Store, 'root'>, run: string): Promise<ReportModel | null> {
  try {
    const text = await readFile(join(store.root, 'runs', run, 'report.json'), 'utf8');
    return withSetAside(reportModel.parse(JSON.parse(text)));
  } catch {
    return null;
  }
}
