import type { Store } from '../../store/index.ts';
import type { RunDocument } from '../run-document.ts';

/** The newest run of a city since then that was neither finished nor void: what a killed process left. */
export async function unfinishedRun(
  store: Pick<Store, 'documents'>,
  city: string,
  since: string,
): Promise<string | null> {
  const run = await newestRun(store, city, since, null);
  return run?.state === 'running' || run?.state === 'interrupted' ? run.id : null;
}

/** The run that was gone on with, or the newest of a city begun since then; null when there is none. */
export async function newestRun(
  { documents }: Pick<Store, 'documents'>,
  city: string,
  since: string,
  resumed: string | null,
): Promise<RunDocument | null> {
  if (resumed !== null) return documents.get<RunDocument>('runs', resumed);
  for (const id of (await documents.list('runs')).toReversed()) {
    const run = await documents.get<RunDocument>('runs', id);
    // Ids begin with their time: what lies behind an older one is older still.
    if (run !== null && run.startedAt < since) return null;
    if (run?.city === city) return run;
  }
  return null;
}
