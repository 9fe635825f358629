import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chinaDay } from '../facts/index.ts';
import type { JobEnd, Send, World } from '../run/index.ts';
import type { WatchPlan } from '../targets/index.ts';
import type { Shell } from './shell.ts';
import { openStore, openWorkshop } from './workshop.ts';
import { openWorld } from './worlds.ts';

/** Runs the program itself with other words; the signal is passed on as SIGTERM. */
const runChild = (args: readonly string[], signal: AbortSignal): Promise<number | null> =>
  new Promise((resolve) => {
    const main = fileURLToPath(new URL('./main.ts', import.meta.url));
    const child = spawn(process.execPath, [main, ...args], { stdio: 'ignore', detached: true });
    const stop = (): void => void child.kill('SIGTERM');
    signal.addEventListener('abort', stop);
    const end = (code: number | null): void => {
      signal.removeEventListener('abort', stop);
      resolve(code);
    };
    child.once('exit', end);
    child.once('error', () => end(null));
  });

/** What the plans of a watch do, each with a store, a net and a canary of its own. */
export interface Jobs {
  perform(plan: WatchPlan, resume: string | null, due: number): Promise<JobEnd>;
  send: Send;
  /** Whether a run was left to be gone on with. */
  wasInterrupted(): boolean;
  close(): Promise<void>;
}

const failed = (error: unknown): JobEnd => ({
  state: 'failed',
  run: null,
  note: error instanceof Error ? error.message : String(error),
});

/** Opens the jobs over one registry folder. Progress of a scan goes nowhere: the watch has its log. */
export function openJobs(shell: Shell, dir: string, reports: string, signal: AbortSignal): Jobs {
  const quiet: Shell = { ...shell, err: () => {}, out: () => {}, live: false };
  let interrupted = false;

  /** A scan is a process of its own: whatever becomes of it, the watch goes on, and its memory goes with it. */
  const scanJob = async (world: World, plan: WatchPlan, resume: string | null): Promise<JobEnd> => {
    const { enqueue, newestRun, voidNotice } = await import('../run/index.ts');
    const began = new Date(shell.now()).toISOString();
    const only = plan.only.flatMap((id) => ['--only', id]);
    const args = [
      'scan',
      '--targets',
      dir,
      '--reports',
      reports,
      ...only,
      ...(resume ? ['--resume', resume] : []),
    ];
    const code = await runChild(args, signal);
    const store = await openStore(quiet, reports, false);
    const run = await newestRun(store, world.registry.city.id, began, resume);
    if (run === null) return { state: 'failed', run: null, note: `exit ${code}` };
    if (run.state === 'void') {
      const at = new Date(shell.now()).toISOString();
      await enqueue(store, world.registry.city.watch?.notices ?? [], [voidNotice(run.id, at)]);
    }
    // One that still says it runs was killed: what it has is kept, the next start goes on with it.
    const state = run.state === 'running' ? 'interrupted' : run.state;
    if (state === 'interrupted') interrupted = true;
    return { state, run: run.id, note: `${run.done.length}/${run.planned.length}` };
  };

  const probeJob = async (world: World, plan: WatchPlan): Promise<JobEnd> => {
    const { probeRound } = await import('../run/index.ts');
    const open = () => openStore(quiet, reports, false);
    const workshop = await openWorkshop(quiet, world, open, { canary: true, browser: false });
    try {
      const { probes, sound } = await probeRound(world, plan.only, { ...workshop.deps, signal });
      return { state: sound ? 'finished' : 'void', run: null, note: String(probes.length) };
    } finally {
      await workshop.close();
    }
  };

  const upkeepJob = async (world: World, plan: WatchPlan): Promise<JobEnd> => {
    const { planPrune, prune } = await import('../run/index.ts');
    const { backupFolder } = await import('../store/index.ts');
    const store = await openStore(quiet, reports, true);
    try {
      const { keepDays, backupTo } = world.registry.city.watch ?? { keepDays: 400, backupTo: null };
      if (plan.do === 'prune') {
        const what = await planPrune(store, keepDays, shell.now());
        await prune(store, what);
        return { state: 'finished', run: null, note: `${what.runs.length} runs` };
      }
      const folder = path.resolve(shell.root, backupTo ?? 'backups');
      const file = path.join(folder, `xunjian-${chinaDay(shell.now())}.tar.gz`);
      const count = await store.exclusive('cases', () => backupFolder(reports, file, shell.now()));
      return { state: 'finished', run: null, note: `${count} files` };
    } finally {
      await store.close();
    }
  };

  return {
    wasInterrupted: () => interrupted,
    async perform(plan, resume) {
      try {
        const world = await openWorld(quiet, dir);
        if (plan.do === 'scan') return await scanJob(world, plan, resume);
        return plan.do === 'probe' ? await probeJob(world, plan) : await upkeepJob(world, plan);
      } catch (error) {
        return failed(error);
      }
    },
    async send(channel, message, now) {
      const { netOf, openSend } = await import('../run/index.ts');
      const net = netOf(await openWorld(quiet, dir));
      try {
        return await openSend(net)(channel, message, now);
      } finally {
        await net.close();
      }
    },
    close: async () => {},
  };
}
