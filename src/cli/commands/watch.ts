import { existsSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { chinaClock } from '../../facts/index.ts';
import type { Store } from '../../store/index.ts';
import { upkeep as say } from '../../wording/upkeep.ts';
import { type End, EXIT, UsageError } from '../exit.ts';
import { watchInterrupt } from '../interrupt.ts';
import { keptWorld } from '../kept-world.ts';
import { openRelease } from '../lean-heap.ts';
import { option } from '../options.ts';
import { plain, type Shell } from '../shell.ts';
import { openStore, reportsDir } from '../workshop.ts';
import { onlyCity, openWorld } from '../worlds.ts';

interface WatchFlags {
  targets?: string;
  reports?: string;
  status?: boolean;
  dryRun?: boolean;
}

export const watchCommand = (shell: Shell, end: End): Command =>
  new Command('watch')
    .description(say.commands.watch)
    .option('--status', say.options.status)
    .option('--dry-run', say.options.dryRun)
    .addOption(option.targets())
    .addOption(option.reports())
    .action(async (flags: WatchFlags) => {
      const dir = onlyCity(shell, flags.targets);
      const store = await openStore(shell, reportsDir(shell, flags.reports), false);
      try {
        if (flags.status) return end(await status(shell, dir, store));
        if (flags.dryRun) return end(await preview(shell, dir, store));
        end(await run(shell, dir, store));
      } finally {
        await store.close();
      }
    });

async function run(shell: Shell, dir: string, store: Store) {
  const { openWatchLog } = await import('../watch-log.ts');
  const { sendFor } = await import('../../run/notify/index.ts');
  const { watch } = await import('../../run/watch/index.ts');
  const { openJobs } = await import('../watch-jobs.ts');
  const { StoreLocked } = await import('../../store/index.ts');
  const folders = [dir, path.join(dir, '..', 'holidays'), path.join(shell.root, 'policies')];
  const world = keptWorld(
    () => openWorld(shell, dir),
    folders.filter((folder) => existsSync(folder)),
  );
  if (((await world()).registry.city.watch?.plans.length ?? 0) === 0) throw new UsageError(say.noPlans);
  const log = openWatchLog(shell.err);
  const interrupt = watchInterrupt(shell, () => log.info({}, 'signal'));
  const jobs = openJobs({ shell, world, store, dir, signal: interrupt.signal });
  try {
    await watch({
      world,
      store,
      now: shell.now,
      signal: interrupt.signal,
      log,
      perform: jobs.perform,
      send: sendFor(world),
      look: jobs.look,
      rest: openRelease(),
    });
  } catch (error) {
    if (error instanceof StoreLocked)
      throw new UsageError(say.alreadyWatching(error.owner, clock(Date.parse(error.since))));
    throw error;
  } finally {
    interrupt.dispose();
  }
  return jobs.wasInterrupted() ? EXIT.interrupted : EXIT.compliant;
}

async function status(shell: Shell, dir: string, store: Store) {
  const { readLedger, WATCH_LOCK } = await import('../../run/watch/index.ts');
  const { nextDue, parseCron } = await import('../../targets/index.ts');
  const { registry } = await openWorld(shell, dir);
  const { lockHolder } = await import('../../store/index.ts');
  const holder = await lockHolder(store.root, WATCH_LOCK);
  shell.out(holder ? say.watching(holder.owner, clock(Date.parse(holder.since))) : say.notWatching);
  for (const { id, cron } of registry.city.watch?.plans ?? []) {
    const { lines } = await readLedger(store, id, shell.now());
    const last = lines.at(-1);
    const parsed = parseCron(cron);
    const next = parsed && nextDue(parsed, shell.now());
    shell.out(
      say.status(
        plain(id),
        last?.state ?? null,
        last ? clock(Date.parse(last.due)) : null,
        last?.run ?? (last?.state === 'failed' ? plain(last.note) : null),
        next === null ? null : clock(next),
      ),
    );
  }
  const damaged = await store.damage();
  if (damaged.length > 0) shell.out(say.damaged(damaged));
  return EXIT.compliant;
}

async function preview(shell: Shell, dir: string, store: Store) {
  const { previewMessages } = await import('../../run/watch/index.ts');
  const channels = await previewMessages(await openWorld(shell, dir), store);
  for (const { channel, messages } of channels)
    for (const { title, lines } of messages) shell.out(say.pending(channel, plain(title), lines.map(plain)));
  if (channels.every(({ messages }) => messages.length === 0)) shell.out(say.noPending);
  return EXIT.compliant;
}

const clock = (ms: number): string => chinaClock(ms).replace('T', ' ').slice(0, 16);
