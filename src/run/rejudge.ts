import type { CheckDocument, ReportModel } from '../report/index.ts';
import type { Store } from '../store/index.ts';
import { sectionsOf, withLedgers, withTrend } from './history/index.ts';
import { judgeAllAccounts, reportOf } from './judge-run.ts';
import { judgeTarget } from './judge-target.ts';
import { isPortal } from './plan.ts';
import type { RunDocument } from './run-document.ts';
import { NoSuchRun } from './scan.ts';
import type { World } from './world.ts';

export interface VerdictChange {
  target: string;
  indicator: string;
  before: string | null;
  after: string | null;
}

export interface Rejudged {
  run: RunDocument;
  model: ReportModel;
  changes: VerdictChange[];
}

/** Judges the stored facts of a run again, as of the time they were observed. Asks nothing of the network. */
export async function rejudge(world: World, runId: string, store: Store): Promise<Rejudged> {
  const run = await store.documents.get<RunDocument>('runs', runId);
  if (!run) throw new NoSuchRun(runId);
  const now = Date.parse(run.finishedAt ?? run.startedAt);
  const known = await withLedgers(world, store, now);
  const documents: CheckDocument[] = [];
  for (const portal of world.registry.targets.filter(isPortal).filter(({ id }) => run.done.includes(id))) {
    documents.push(judgeTarget(known, portal, await store.facts.read(runId, portal.id), runId, now));
  }
  const accounts = await judgeAllAccounts(known, run, store, now);
  const policies = world.policies.map(({ id, version, hash }) => ({ id, version, hash }));
  const sections = await sectionsOf(store, run, policies);
  const model = await withTrend(reportOf(known, { ...run, policies }, documents, accounts, sections), store);
  const before = await store.documents.get<CheckDocument[]>('verdicts', runId);
  return { run, model, changes: before ? changesBetween(before, [...documents, ...accounts.documents]) : [] };
}

/** Verdicts that differ, by target and indicator. */
export function changesBetween(
  before: readonly CheckDocument[],
  after: readonly CheckDocument[],
): VerdictChange[] {
  const verdicts = (
    documents: readonly CheckDocument[],
  ): Map<string, { target: string; indicator: string; verdict: string }> =>
    new Map(
      documents.flatMap(({ target, results }) =>
        results.map(({ policy, indicator, verdict }) => [
          `${target.id} ${policy} ${indicator}`,
          { target: target.id, indicator, verdict },
        ]),
      ),
    );
  const old = verdicts(before);
  const fresh = verdicts(after);
  return [...new Set([...old.keys(), ...fresh.keys()])].sort().flatMap((key) => {
    const was = old.get(key);
    const is = fresh.get(key);
    const either = is ?? was;
    if (!either || was?.verdict === is?.verdict) return [];
    return [
      {
        target: either.target,
        indicator: either.indicator,
        before: was?.verdict ?? null,
        after: is?.verdict ?? null,
      },
    ];
  });
}
