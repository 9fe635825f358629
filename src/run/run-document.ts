import { chinaClock } from '../facts/index.ts';
import { type HostStatistics, userAgent } from '../net/index.ts';
import type { CanaryReport } from './canary.ts';
import type { RunDeps } from './deps.ts';
import { writeManifest } from './manifest.ts';
import type { World } from './world.ts';

export interface PolicyRef {
  id: string;
  version: string;
  hash: string;
}

/** The ledger entry of one run; written at its start, after every target and at its end. */
export interface RunDocument {
  id: string;
  city: string;
  targetsDir: string;
  startedAt: string;
  finishedAt: string | null;
  state: 'running' | 'finished' | 'interrupted' | 'void';
  seed: string;
  programVersion: string;
  obeyedRobots: boolean;
  /** The name all requests were made under; absent in runs of older versions. */
  userAgent?: string;
  /** `HH:MM-HH:MM` in China in which no target was started; absent or null when there were none. */
  quietHours?: string | null;
  policies: PolicyRef[];
  /** Every page of each portal was looked at for dead links; absent in older runs. */
  wholeSites?: boolean;
  /** Ids of the targets planned, in order. */
  planned: string[];
  /** Ids whose observation is complete. */
  done: string[];
  hosts: HostStatistics[];
  /** The browser that rendered pages; null when there was none. */
  browser?: { source: string; version: string } | null;
  /** The canary's wrong answer that made the run void. */
  canary?: CanaryReport;
  /** `sha256:…` of the run's evidence manifest. */
  manifest?: string;
}

/** The ledger entry of a run that begins now. */
export async function beginRun(
  { registry, policies }: World,
  { id, seed, planned, wholeSites = false }: Pick<RunDocument, 'id' | 'seed' | 'planned' | 'wholeSites'>,
  { now, programVersion, browsers }: Pick<RunDeps, 'now' | 'programVersion' | 'browsers'>,
): Promise<RunDocument> {
  const { city, dir } = registry;
  const found = await browsers?.found();
  return {
    id,
    city: city.id,
    targetsDir: dir,
    startedAt: new Date(now()).toISOString(),
    finishedAt: null,
    state: 'running',
    seed,
    programVersion,
    obeyedRobots: city.crawl.obeyRobots,
    userAgent: userAgent(city.contact),
    quietHours: city.crawl.quietHours ?? null,
    policies: policies.map(({ id, version, hash }) => ({ id, version, hash })),
    planned,
    wholeSites,
    done: [],
    hosts: [],
    browser: found ? { source: found.source, version: found.version } : null,
  };
}

/** Closes the run of one target that was checked alone, with the list of its evidence. */
export async function closeCheck(run: RunDocument, { now, net, store }: RunDeps): Promise<void> {
  await store.documents.put('runs', run.id, {
    ...run,
    state: 'finished',
    finishedAt: new Date(now()).toISOString(),
    done: run.planned,
    hosts: net.statistics(),
    manifest: await writeManifest(run.id, store),
  } satisfies RunDocument);
}

/** `20261123-100500-ganzhou`, in the city's own time so that an operator recognises it. */
export function runIdAt(now: number, city: string): string {
  const [day = '', time = ''] = chinaClock(now).split('T');
  return `${day.replaceAll('-', '')}-${time.replaceAll(':', '')}-${city}`;
}

/** Seeds are drawn from the run id unless one is given: repeatable, and different every run. */
export const seedOf = (runId: string, seed?: string): string => seed ?? runId;
