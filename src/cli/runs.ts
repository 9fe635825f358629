import type { RunDocument } from '../run/index.ts';
import type { Store } from '../store/index.ts';
import { cli } from '../wording/cli.ts';
import { UsageError } from './exit.ts';

/** The run of that id; the newest when none is named. Run ids begin with their time, so they sort by it. */
export async function storedRun(store: Store, id?: string): Promise<RunDocument> {
  const known = (await store.documents.list('runs')).sort();
  const wanted = id ?? known.at(-1);
  if (wanted === undefined) throw new UsageError(cli.noRunYet());
  const run = await store.documents.get<RunDocument>('runs', wanted);
  if (!run) throw new UsageError(cli.noSuchRun(wanted, known.slice(-3)));
  return run;
}
