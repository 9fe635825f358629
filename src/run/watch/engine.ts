import { createHash } from 'node:crypto';
import type { ProbeDocument } from '../../report/index.ts';
import type { Store } from '../../store/index.ts';
import { lastDue, parseCron, type WatchPlan } from '../../targets/index.ts';
import { quietUntil } from '../quiet-hours.ts';
import { type LedgerLine, type PlanLedger, readLedger, recovered, withLine, writeLedger } from './ledger.ts';

/** How a job ended. `run` is the run it wrote, for going on with it later. */
export interface JobEnd {
  state: 'finished' | 'interrupted' | 'void' | 'failed';
  run: string | null;
  note: string;
  /** What a round of probes saw; absent for everything else. */
  looks?: Looks;
}

/** Home pages by how they answered. `leftOut`: nothing is said of the site, a guard stood before it or
 *  our own line was down. */
export type Looks = Pick<ProbeDocument, 'up' | 'down' | 'leftOut'>;

export interface EngineDeps {
  plans: readonly WatchPlan[];
  quietHours: readonly string[];
  store: Pick<Store, 'documents'>;
  now: () => number;
  /** Returns early when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  signal: AbortSignal;
  /** Does the work. `resume` names the interrupted run to go on with. Never throws. */
  perform(plan: WatchPlan, resume: string | null, due: number): Promise<JobEnd>;
  /** The run a killed process left since then; null when there is none. */
  unfinished(plan: WatchPlan, since: string): Promise<string | null>;
  onLine(plan: string, line: LedgerLine): void;
}

export interface Engine {
  /** A plan is due. Resolves when its job is over; a due time that is known already does nothing. */
  fire(plan: string, due: number): Promise<void>;
  /** Marks what died as interrupted, then makes good, once for each plan, what was due while nobody watched. */
  catchUp(): Promise<void>;
  /** The newest job of each plan; kept in memory, because health is asked for often and ledgers are long. */
  newest(): { plan: string; line: LedgerLine | null }[];
  /** Resolves when nothing runs or waits any more. */
  idle(): Promise<void>;
}

/** Starts put off by a share of the jitter that depends on plan and due time alone. */
const jitterOf = ({ id, jitterSeconds }: WatchPlan, due: number): number => {
  const hash = createHash('sha256').update(`${id} ${due}`).digest().readUInt32BE();
  return Math.floor((hash / 0xffffffff) * jitterSeconds * 1000);
};

/** The scheduler's core: no timer and no clock of its own, so that a month runs in a second. */
export function openEngine(deps: EngineDeps): Engine {
  const active = new Set<string>();
  const under = new Set<Promise<void>>();
  const newest = new Map<string, LedgerLine>();
  const writing = new Map<string, Promise<unknown>>();
  // Heavy work one after the other; probes beside it.
  let lane: Promise<unknown> = Promise.resolve();

  const change = (plan: string, edit: (ledger: PlanLedger) => PlanLedger): Promise<PlanLedger> => {
    const work = async (): Promise<PlanLedger> => {
      const ledger = edit(await readLedger(deps.store, plan, deps.now()));
      await writeLedger(deps.store, ledger);
      return ledger;
    };
    const turn = (writing.get(plan) ?? Promise.resolve()).then(work, work);
    writing.set(plan, turn);
    return turn;
  };

  const note = async (plan: string, line: LedgerLine): Promise<void> => {
    await change(plan, (ledger) => withLine(ledger, line));
    if (isJob(line)) newest.set(plan, line);
    deps.onLine(plan, line);
  };

  const perform = async (plan: WatchPlan, line: LedgerLine, resume: string | null): Promise<void> => {
    const isHeavy = plan.do !== 'probe';
    await deps.sleep(jitterOf(plan, Date.parse(line.due)), deps.signal);
    const quiet = isHeavy ? quietUntil(deps.now(), deps.quietHours) : null;
    if (quiet !== null) await deps.sleep(quiet - deps.now(), deps.signal);
    const work = async (): Promise<void> => {
      // Still due in the ledger: the next start makes it good.
      if (deps.signal.aborted) return;
      const started = { ...line, state: 'running' as const, startedAt: iso(deps.now()) };
      await note(plan.id, started);
      const { state, run, note: said } = await deps.perform(plan, resume, Date.parse(line.due));
      await note(plan.id, { ...started, state, run, note: said, endedAt: iso(deps.now()) });
    };
    if (!isHeavy) return work();
    const turn = lane.then(work, work);
    lane = turn;
    return turn;
  };

  const start = async (plan: WatchPlan, due: number, resume: string | null): Promise<void> => {
    const line: LedgerLine = {
      due: iso(due),
      startedAt: null,
      endedAt: null,
      state: 'due',
      run: resume,
      note: '',
    };
    if (active.has(plan.id)) return note(plan.id, { ...line, state: 'skipped', note: 'overlap' });
    active.add(plan.id);
    const job = note(plan.id, line)
      .then(() => perform(plan, line, resume))
      .finally(() => active.delete(plan.id));
    under.add(job);
    return job.finally(() => under.delete(job));
  };

  const resumable = async (plan: WatchPlan, line: LedgerLine | undefined): Promise<string | null> => {
    if (line?.state !== 'interrupted') return null;
    if (line.run !== null || line.startedAt === null) return line.run;
    return deps.unfinished(plan, line.startedAt);
  };

  return {
    async fire(id, due) {
      const plan = deps.plans.find((one) => one.id === id);
      if (!plan || deps.signal.aborted) return;
      const { lines } = await change(id, (ledger) => ledger);
      if (lines.some((line) => line.due === iso(due))) return;
      await start(plan, due, null);
    },

    async catchUp() {
      for (const plan of deps.plans) {
        const { since, lines } = await change(plan.id, (ledger) => recovered(ledger, deps.now()));
        const job = lines.findLast(isJob);
        if (job) newest.set(plan.id, job);
        // A look that was missed cannot be made up for.
        if (plan.do === 'probe') continue;
        const past = lines.filter(({ due }) => Date.parse(due) <= deps.now());
        const last = past.at(-1);
        const cron = parseCron(plan.cron);
        const missed = cron && lastDue(cron, Date.parse(last?.due ?? since), deps.now());
        const due = missed ?? (last?.state === 'interrupted' ? Date.parse(last.due) : null);
        if (due !== null) void start(plan, due, await resumable(plan, last));
      }
    },

    newest: () => deps.plans.map(({ id }) => ({ plan: id, line: newest.get(id) ?? null })),

    async idle() {
      while (under.size > 0) await Promise.all(under);
    },
  };
}

/** Something was done at least; what only waits or was skipped is no job. */
const isJob = ({ state }: LedgerLine): boolean => state !== 'due' && state !== 'skipped';

const iso = (ms: number): string => new Date(ms).toISOString();
