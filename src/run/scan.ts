import { type ReportModel, writeReport } from '../report/index.ts';
import type { ScanScope } from '../targets/index.ts';
import { planAccounts } from './accounts/index.ts';
import type { CanaryReport } from './canary.ts';
import type { RunDeps } from './deps.ts';
import { DiskFull, isDiskFull } from './disk-full.ts';
import { rememberRun, withLedgers, withTrend } from './history/index.ts';
import { judgeAll, judgeAllAccounts, reportOf } from './judge-run.ts';
import { loadOver } from './load.ts';
import { writeManifest } from './manifest.ts';
import { observeAll } from './observe-run.ts';
import { planTargets } from './plan.ts';
import { beginRun, type RunDocument, runIdAt, seedOf } from './run-document.ts';
import { openSentinel } from './sentinel.ts';
import type { World } from './world.ts';

export interface ScanOptions {
  /** Ids of targets or units; all portals when absent. */
  only?: string[];
  /** Portals or accounts alone; both when absent. */
  scope?: ScanScope;
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
  try {
    return await scanAll(world, options, deps);
  } catch (error) {
    throw isDiskFull(error) ? new DiskFull(error) : error;
  }
}

async function scanAll(world: World, options: ScanOptions, deps: RunDeps): Promise<ScanOutcome> {
  const opened = await openRun(world, options, deps);
  const planned = planTargets(world, opened.seed, opened.planned, opened.wholeSites);
  const sentinel = openSentinel(deps.canary, deps.now);
  const observed = await observeAll(world, opened, planned, sentinel, deps);
  const isSound = await sentinel.well(true);
  const known = await withLedgers(world, deps.store, deps.now());
  // A run whose canary was wrong is void: nothing of it is judged, nobody is accused.
  const seen = isSound ? observed : { ...observed, done: [] };
  const documents = await judgeAll(known, seen, deps);
  const accounts = await judgeAllAccounts(known, seen, deps.store, deps.now());
  const sections = await rememberRun(
    known,
    seen,
    [...documents, ...accounts.documents],
    deps.store,
    deps.now(),
  );
  const run = await closedRun(observed, sentinel.wrong(), deps);
  const model = await withTrend(reportOf(known, run, documents, accounts, sections), deps.store);
  await deps.store.documents.put('verdicts', run.id, [...documents, ...accounts.documents]);
  const folder = await writeReport(deps.store, run.id, model);
  // Last of all: a run that says it is finished has its report.
  await deps.store.documents.put('runs', run.id, run);
  deps.onProgress({ type: 'finish', runId: run.id, path: folder });
  return { run, model, folder };
}

async function openRun(world: World, options: ScanOptions, deps: RunDeps): Promise<RunDocument> {
  if (options.resume !== undefined) {
    const earlier = await deps.store.documents.get<RunDocument>('runs', options.resume);
    if (!earlier || earlier.state === 'finished' || earlier.state === 'void')
      throw new NoSuchRun(options.resume);
    return { ...earlier, state: 'running', finishedAt: null };
  }
  const id = await freeRunId(runIdAt(deps.now(), world.registry.city.id), deps);
  const run = await beginRun(
    world,
    {
      id,
      seed: seedOf(id, options.seed),
      planned: plannedOf(world, options),
      wholeSites: options.scope === 'links',
    },
    deps,
  );
  await deps.store.documents.put('runs', id, run);
  return run;
}

/** Ids of what is looked at, portals first. */
function plannedOf(world: World, { only, scope = 'all' }: ScanOptions): string[] {
  const portals = scope === 'accounts' ? [] : planTargets(world, '', only);
  const accounts = scope === 'accounts' || scope === 'all' ? planAccounts(world, only) : [];
  return [...portals.map(({ portal }) => portal.id), ...accounts.map(({ id }) => id)];
}

async function freeRunId(wanted: string, deps: RunDeps): Promise<string> {
  const taken = new Set(await deps.store.documents.list('runs'));
  let id = wanted;
  for (let turn = 2; taken.has(id); turn++) id = `${wanted}-${turn}`;
  return id;
}

async function closedRun(run: RunDocument, wrong: CanaryReport | null, deps: RunDeps): Promise<RunDocument> {
  return {
    ...run,
    ...(wrong ? { canary: wrong } : {}),
    state: wrong ? 'void' : run.done.length === run.planned.length ? 'finished' : 'interrupted',
    finishedAt: new Date(deps.now()).toISOString(),
    hosts: loadOver(run.hosts, deps.net.statistics()),
    manifest: await writeManifest(run.id, deps.store),
  };
}
