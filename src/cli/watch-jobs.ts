import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chinaDay } from '../facts/index.ts';
import type { ProbeDocument, RemindDocument } from '../report/index.ts';
import type { RunDocument } from '../run/index.ts';
import { enqueue } from '../run/notify/index.ts';
import { newestRun } from '../run/upkeep/index.ts';
import { endedPeriod, hasRunsIn, type JobEnd, type Standing, voidNotice } from '../run/watch/index.ts';
import type { World } from '../run/world.ts';
import { lockHolder, type Store } from '../store/index.ts';
import { DEFAULT_WATCH, type WatchPlan } from '../targets/index.ts';
import { EXIT } from './exit.ts';
import type { Shell } from './shell.ts';

/** How a process of ours ended. `code` is null when a signal ended it. */
interface ChildEnd {
  code: number | null;
  out: string;
  /** The last line of its complaints. */
  complaint: string;
}

/** Kept of what a child says: an answer is short, and of its complaints the last line counts. */
const KEPT_CHARS = 64_000;

/** Runs the program itself with other words; the signal is passed on as SIGTERM. */
const runChild = (args: readonly string[], signal: AbortSignal): Promise<ChildEnd> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve({ code: null, out: '', complaint: '' });
    const main = fileURLToPath(new URL('./main.ts', import.meta.url));
    const child = spawn(process.execPath, [main, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const said = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said.out = (said.out + chunk).slice(-KEPT_CHARS);
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      said.err = (said.err + chunk).slice(-KEPT_CHARS);
    });
    const stop = (): void => void child.kill('SIGTERM');
    signal.addEventListener('abort', stop);
    const end = (code: number | null): void => {
      signal.removeEventListener('abort', stop);
      resolve({ code, out: said.out, complaint: said.err.trim().split('\n').at(-1) ?? '' });
    };
    child.once('close', end);
    child.once('error', () => end(null));
  });

/** What the plans of a watch do. Each job is a process of its own: whatever becomes of it, the watch goes on, and its
 *  memory goes with it. */
export interface Jobs {
  /** Never throws. */
  perform(plan: WatchPlan, resume: string | null, due: number): Promise<JobEnd>;
  /** Has overdue cases reminded of, and answers how all stand. Throws when that came to no answer. */
  look(): Promise<Standing>;
  /** Whether a run was left to be gone on with. */
  wasInterrupted(): boolean;
}

export interface JobsDeps {
  shell: Pick<Shell, 'now' | 'root'>;
  world(): Promise<World>;
  store: Store;
  /** Folder of the registry. */
  dir: string;
  signal: AbortSignal;
}

/** How often a store that somebody else writes into is looked at again. */
const TURN_MS = 2000;

/** Opens the jobs over one registry folder. */
export function openJobs({ shell, world, store, dir, signal }: JobsDeps): Jobs {
  const reports = ['--reports', store.root];
  let interrupted = false;

  const scanJob = async (
    plan: Extract<WatchPlan, { do: 'scan' }>,
    resume: string | null,
  ): Promise<JobEnd> => {
    const { city } = (await world()).registry;
    await storeIsFree();
    const left = resume === null ? null : await newestRun(store, city.id, '', resume);
    // Who goes on with it may have been at work still, after its watch was killed.
    if (left !== null && (left.state === 'finished' || left.state === 'void')) return scanned(left);
    const began = new Date(shell.now()).toISOString();
    const words = ['--scope', plan.scope, ...onlyWords(plan), ...(resume ? ['--resume', resume] : [])];
    const ended = await runChild(['scan', '--targets', dir, ...reports, ...words], signal);
    const run = await newestRun(store, city.id, began, resume);
    return run === null ? endOf(ended) : scanned(run);
  };

  const scanned = async ({ id, state: at, done, planned }: RunDocument): Promise<JobEnd> => {
    // One that still says it runs was killed: what it has is kept, the next start goes on with it.
    const state = at === 'running' ? 'interrupted' : at;
    if (state === 'interrupted') interrupted = true;
    const channels = (await world()).registry.city.watch?.notices ?? [];
    if (state === 'void')
      await enqueue(store, channels, [voidNotice(id, new Date(shell.now()).toISOString())]);
    return { state, run: id, note: `${done.length}/${planned.length}` };
  };

  /** A clerk's scan, or one whose watch was killed, is waited for. */
  const storeIsFree = async (): Promise<void> => {
    while (!signal.aborted && (await lockHolder(store.root)) !== null)
      await wait(TURN_MS, undefined, { signal }).catch(() => {});
  };

  const probeJob = async (plan: WatchPlan): Promise<JobEnd> => {
    const words = ['--targets', dir, ...reports, ...onlyWords(plan), '--format', 'json'];
    const ended = await runChild(['probe', ...words], signal);
    const looks = answerIn<ProbeDocument>(ended.out);
    if (looks === null) return endOf(ended);
    const state = ended.code === EXIT.selfTest ? 'void' : 'finished';
    const { up, down, leftOut } = looks;
    return { state, run: null, note: `${up}/${up + down + leftOut}`, looks: { up, down, leftOut } };
  };

  const wordsOf = async (plan: WatchPlan, due: number): Promise<string[]> => {
    const { keepDays, backupTo } = (await world()).registry.city.watch ?? DEFAULT_WATCH;
    if (plan.do === 'prune') return ['prune', '--keep', `${keepDays}d`, '--yes'];
    if (plan.do === 'bulletin') return ['report', '--period', endedPeriod(plan.period, due)];
    const folder = path.resolve(shell.root, backupTo ?? 'backups');
    return ['backup', path.join(folder, `xunjian-${chinaDay(shell.now())}.tar.gz`)];
  };

  return {
    wasInterrupted: () => interrupted,
    async look() {
      const { out, complaint } = await runChild(
        ['case', 'remind', '--targets', dir, ...reports, '--format', 'json'],
        signal,
      );
      const standing = answerIn<RemindDocument>(out);
      if (standing === null) throw new Error(complaint || 'no answer');
      return standing;
    },
    async perform(plan, resume, due) {
      try {
        if (plan.do === 'scan') return await scanJob(plan, resume);
        if (plan.do === 'probe') return await probeJob(plan);
        if (plan.do === 'bulletin' && !(await hasRunsIn(store, endedPeriod(plan.period, due))))
          return { state: 'finished', run: null, note: 'no runs' };
        await storeIsFree();
        return endOf(await runChild([...(await wordsOf(plan, due)), ...reports], signal));
      } catch (error) {
        return { state: 'failed', run: null, note: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}

const onlyWords = ({ only }: WatchPlan): string[] => only.flatMap((id) => ['--only', id]);

function endOf({ code, complaint }: ChildEnd): JobEnd {
  const state =
    code === 0 ? 'finished' : code === null || code === EXIT.interrupted ? 'interrupted' : 'failed';
  return { state, run: null, note: state === 'finished' ? '' : complaint || `exit ${code}` };
}

/** The JSON a child of ours answered with; null when it came to none. */
function answerIn<T>(out: string): T | null {
  try {
    return JSON.parse(out) as T;
  } catch {
    return null;
  }
}
