import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '../store/index.ts';
import type { Issue, Previous } from './bulletin/index.ts';
import type { ReportModel } from './model.ts';
import { modelOf } from './stored.ts';

const ISSUES = 'bulletins';
/** An earlier run stands beside this one when it saw nearly all of its targets. */
const NEARLY_ALL = 0.9;

type Documents = { documents: Pick<Store['documents'], 'get' | 'list'> };

/** How the bulletin of a run was issued; null while it is a draft. */
export const issueOf = ({ documents }: Documents, run: string): Promise<Issue | null> =>
  documents.get<Issue>(ISSUES, run);

/** How the bulletin that lies in the folder of a run was issued; null while there is none or a draft. It is written anew
 *  only to be issued again: what was signed must not read otherwise some days later. */
export async function standsIssued(
  store: Pick<Store, 'root'> & Documents,
  run: string,
  file: string,
): Promise<Issue | null> {
  const lies = await access(join(store.root, 'runs', run, file)).then(
    () => true,
    () => false,
  );
  return lies ? issueOf(store, run) : null;
}

/** Notes that the bulletin of a run is issued: from now on it is no draft. */
export const recordIssue = (
  { documents }: { documents: Pick<Store['documents'], 'put'> },
  run: string,
  issue: Issue,
): Promise<void> => documents.put(ISSUES, run, issue);

/** The run a bulletin looks back to: the last that was issued, else the last whole one that saw nearly all of what this
 *  one saw. Run ids begin with their time, so they sort by it. */
export async function previousOf(
  store: Pick<Store, 'root'> & Documents,
  model: ReportModel,
): Promise<Previous | undefined> {
  const issued = new Set(await store.documents.list(ISSUES));
  const earlier = (await store.documents.list('runs')).filter((id) => id < model.run.id).sort();
  const newestFirst = [
    ...earlier.filter((id) => issued.has(id)).reverse(),
    ...earlier.filter((id) => !issued.has(id)).reverse(),
  ];
  for (const id of newestFirst) {
    const run = await store.documents.get<{ city?: string; state?: string }>('runs', id);
    if (run?.city !== model.city.id || run.state !== 'finished') continue;
    const before = await modelOf(store, id);
    if (before === null || !(issued.has(id) || sawNearlyAll(before, model))) continue;
    const ledger = await store.documents.get<{ rows: Record<string, { unit: string }> }>('ledger', id);
    const returned =
      ledger === null ? null : [...new Set(Object.values(ledger.rows).map(({ unit }) => unit))];
    return { model: before, returned };
  }
  return undefined;
}

const targetsOf = ({ targets, accounts }: ReportModel): string[] =>
  [...targets, ...(accounts?.documents ?? [])].map(({ target }) => target.id);

function sawNearlyAll(before: ReportModel, after: ReportModel): boolean {
  const then = new Set(targetsOf(before));
  const now = targetsOf(after);
  return then.size > 0 && now.filter((id) => then.has(id)).length >= now.length * NEARLY_ALL;
}
