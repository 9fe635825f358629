import { Command, Option } from 'commander';
import { upkeep as say } from '../../wording/upkeep.ts';
import { type End, EXIT, UsageError } from '../exit.ts';
import { option } from '../options.ts';
import type { Shell } from '../shell.ts';
import { openStore, reportsDir } from '../workshop.ts';

const LEAST_DAYS = 30;

/** Lists what may go; removes it only when told to. */
export const pruneCommand = (shell: Shell, end: End): Command =>
  new Command('prune')
    .description(say.commands.prune)
    .addOption(new Option('--keep <天数>', say.options.keep).default('400d'))
    .option('--yes', say.options.yes)
    .addOption(option.reports())
    .action(async (flags: { keep: string; yes?: boolean; reports?: string }) => {
      const days = Number(/^(\d+)d?$/.exec(flags.keep)?.[1] ?? Number.NaN);
      if (!(days >= LEAST_DAYS)) throw new UsageError(say.badKeep);
      const { planPrune, prune } = await import('../../run/index.ts');
      const store = await openStore(shell, reportsDir(shell, flags.reports), true);
      try {
        const plan = await planPrune(store, days, shell.now());
        if (plan.damaged.length > 0) throw new UsageError(say.pruneDamaged(plan.damaged));
        shell.out(
          say.prunePlan(plan.runs.length, plan.blobs.length, plan.months.length, plan.heldByCases.length),
        );
        for (const run of plan.runs) shell.out(say.pruneRun(run));
        if (flags.yes) await prune(store, plan, shell.now());
        shell.out(flags.yes ? say.pruned : say.pruneDry);
      } finally {
        await store.close();
      }
      end(EXIT.compliant);
    });
