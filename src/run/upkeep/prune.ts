import { isOpen } from '../../cases/index.ts';
import { chinaDay } from '../../facts/index.ts';
import type { Store } from '../../store/index.ts';
import { allCases, PROBES, readBooks } from '../books/index.ts';
import type { RunDocument } from '../run-document.ts';

/** What may go. Nothing an open case leans on is in it. */
export interface PrunePlan {
  runs: string[];
  blobs: string[];
  /** Months of the probe ledger. */
  months: string[];
  /** Runs that are old enough and stay, because an open case was seen in them. */
  heldByCases: string[];
  /** Books and records that cannot be read: what they need is not known, so no run and no evidence goes. */
  damaged: string[];
}

const HASH = /sha256:[0-9a-f]{64}/g;
/** What says which evidence is needed still. */
const NEEDING = /^(?:cases|runs|verdicts|history)\//;
/** Documents beside the run's own that go with it. */
const OF_A_RUN = ['verdicts', 'history', 'trend', 'runs'];

/** Decides what is older than `keepDays` and needed by nobody. Removes nothing. */
export async function planPrune(store: Store, keepDays: number, now: number): Promise<PrunePlan> {
  const oldest = now - keepDays * 86_400_000;
  const open = allCases(await readBooks(store)).filter(({ state }) => isOpen(state) || state === 'waived');
  const held = new Set(open.flatMap(({ firstRun, lastRun }) => [firstRun, lastRun]));
  const runs: string[] = [];
  const heldByCases: string[] = [];
  const kept: string[] = [];
  for (const id of await store.documents.list('runs')) {
    const run = await store.documents.get<RunDocument>('runs', id);
    const isOld = run !== null && run.state !== 'running' && Date.parse(run.startedAt) < oldest;
    if (isOld && !held.has(id)) runs.push(id);
    else {
      kept.push(id);
      if (isOld) heldByCases.push(id);
    }
  }
  const needed = await evidenceOf(store, kept);
  // Asked for when all has been read: reading is what finds the damage.
  const damaged = (await store.damage()).filter((path) => NEEDING.test(path));
  if (damaged.length > 0) return { runs: [], blobs: [], months: [], heldByCases, damaged };
  for (const { evidence } of open) for (const hash of evidence) needed.add(hash);
  // Without a run to let go there is no blob that only it needed; one just being written must not be taken for one.
  const blobs = runs.length === 0 ? [] : (await store.blobs.list()).filter((hash) => !needed.has(hash));
  const oldestMonth = chinaDay(oldest).slice(0, 7);
  const months = (await store.series.months(PROBES)).filter((month) => month < oldestMonth);
  return { runs, blobs, months, heldByCases, damaged };
}

/** Every hash that a kept run names, wherever it stands. */
async function evidenceOf(store: Store, runs: readonly string[]): Promise<Set<string>> {
  const needed = new Set<string>();
  const take = (value: unknown): void => {
    for (const [hash] of JSON.stringify(value).matchAll(HASH)) needed.add(hash);
  };
  for (const run of runs) {
    for (const collection of OF_A_RUN) take(await store.documents.get(collection, run));
    for (const target of await store.facts.targets(run)) take(await store.facts.read(run, target));
  }
  return needed;
}

/** Carries a plan out. An interruption leaves runs whose documents are gone before their evidence; the next time
 *  clears the rest. */
export async function prune(store: Store, { runs, blobs, months }: PrunePlan, now: number): Promise<void> {
  for (const run of runs) {
    await store.facts.drop(run);
    for (const collection of OF_A_RUN) await store.documents.remove(collection, run);
  }
  for (const hash of blobs) await store.blobs.remove(hash);
  for (const month of months) await store.series.drop(PROBES, month);
  await store.sweep(now - 86_400_000);
}
