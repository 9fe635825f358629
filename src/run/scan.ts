import PQueue from 'p-queue';
import { assessDuties } from '../judge/index.ts';
import { buildReport, type CheckDocument, type ReportModel, writeReport } from '../report/index.ts';
import type { RunDeps } from './deps.ts';
import { judgeTarget } from './judge-target.ts';
import { observeTarget } from './observe-target.ts';
import { isPortal, type PlannedTarget, planTargets } from './plan.ts';
import { type RunDocument, runIdAt, seedOf } from './run-document.ts';
import type { World } from './world.ts';

export interface ScanOptions {
  /** Ids of targets or units; all portals when absent. */
  only?: string[];
  /** Id of an interrupted run to go on with. */
  resume?: string;
  seed?: string;
}

export interface ScanOutcome {
  run: RunDocument;
  model: ReportModel;
  /** Folder of the run. */
  folder: string;
}

/** There is nothing of that name to go on with, or it is not interrupted. */
export class NoSuchRun extends Error {
  readonly run: string;
  constructor(run: string) {
    super(`no such run: ${run}`);
    this.run = run;
  }
}

/** Scans a registry: plan → observe → judge → report. What was observed before an interruption is in the store. */
export async function scan(world: World, options: ScanOptions, deps: RunDeps): Promise<ScanOutcome> {
  const opened = await openRun(world, options, deps);
  const planned = planTargets(world, opened.seed, opened.planned);
  const observed = await observeAll(opened, planned, world.registry.city.crawl.parallelTargets, deps);
  const documents = await judgeAll(world, observed, deps);
  const run = await closeRun(observed, deps);
  const model = reportOf(world, run, documents);
  await deps.store.documents.put('verdicts', run.id, model.targets);
  const folder = await writeReport(deps.store, run.id, model);
  deps.onProgress({ type: 'finish', runId: run.id, path: folder });
  return { run, model, folder };
}

async function openRun(world: World, options: ScanOptions, deps: RunDeps): Promise<RunDocument> {
  if (options.resume !== undefined) {
    const earlier = await deps.store.documents.get<RunDocument>('runs', options.resume);
    if (!earlier || earlier.state === 'finished') throw new NoSuchRun(options.resume);
    return { ...earlier, state: 'running', finishedAt: null };
  }
  const { city } = world.registry;
  const id = await freeRunId(runIdAt(deps.now(), city.id), deps);
  const run: RunDocument = {
    id,
    city: city.id,
    targetsDir: world.registry.dir,
    startedAt: new Date(deps.now()).toISOString(),
    finishedAt: null,
    state: 'running',
    seed: seedOf(id, options.seed),
    programVersion: deps.programVersion,
    obeyedRobots: city.crawl.obeyRobots,
    policies: world.policies.map(({ id, version, hash }) => ({ id, version, hash })),
    planned: planTargets(world, '', options.only).map(({ portal }) => portal.id),
    done: [],
    hosts: [],
  };
  await deps.store.documents.put('runs', id, run);
  return run;
}

async function freeRunId(wanted: string, deps: RunDeps): Promise<string> {
  const taken = new Set(await deps.store.documents.list('runs'));
  let id = wanted;
  for (let turn = 2; taken.has(id); turn++) id = `${wanted}-${turn}`;
  return id;
}

async function observeAll(
  run: RunDocument,
  planned: PlannedTarget[],
  parallel: number,
  deps: RunDeps,
): Promise<RunDocument> {
  const done = new Set(run.done);
  const names = planned.map(({ portal }) => ({ id: portal.id, name: portal.name }));
  deps.onProgress({ type: 'start', runId: run.id, targets: names, resumed: done.size });
  const queue = new PQueue({ concurrency: parallel });
  await queue.addAll(
    planned
      .filter(({ portal }) => !done.has(portal.id))
      .map((target) => async () => {
        if (deps.signal.aborted) return;
        if (!(await observeTarget(run.id, target, deps))) return;
        done.add(target.portal.id);
        await deps.store.documents.put('runs', run.id, { ...run, done: [...done] });
      }),
  );
  return { ...run, done: [...done] };
}

async function judgeAll(world: World, run: RunDocument, deps: RunDeps): Promise<CheckDocument[]> {
  const documents: CheckDocument[] = [];
  for (const portal of world.registry.targets.filter(isPortal).filter(({ id }) => run.done.includes(id))) {
    const records = await deps.store.facts.read(run.id, portal.id);
    documents.push(judgeTarget(world, portal, records, run.id, deps.now()));
  }
  return documents;
}

async function closeRun(run: RunDocument, deps: RunDeps): Promise<RunDocument> {
  const closed: RunDocument = {
    ...run,
    state: run.done.length === run.planned.length ? 'finished' : 'interrupted',
    finishedAt: new Date(deps.now()).toISOString(),
    hosts: deps.net.statistics(),
  };
  await deps.store.documents.put('runs', run.id, closed);
  return closed;
}

/** The model of a run from its ledger entry and the documents of its targets. Pure. */
export function reportOf(world: World, run: RunDocument, documents: CheckDocument[]): ReportModel {
  const { registry, policies } = world;
  const { id, startedAt, finishedAt, seed, programVersion, obeyedRobots } = run;
  const state = run.state === 'finished' ? 'finished' : 'interrupted';
  return buildReport({
    run: { id, startedAt, finishedAt, seed, state, programVersion, obeyedRobots },
    city: registry.city,
    registry,
    policies,
    documents,
    duties: assessDuties(policies, registry.units, registry.ledger),
    hosts: run.hosts,
    scope: run.planned,
  });
}
