import { Command } from 'commander';
import type { Rejudged, VerdictChange } from '../../run/index.ts';
import type { Store } from '../../store/index.ts';
import { cli } from '../../wording/cli.ts';
import { type End, EXIT } from '../exit.ts';
import { option } from '../options.ts';
import { storedRun } from '../runs.ts';
import { plain, type Shell, shown } from '../shell.ts';
import { openStore, reportsDir } from '../workshop.ts';
import { onlyCity, openWorld } from '../worlds.ts';

interface JudgeFlags {
  policy?: string[];
  targets?: string;
  reports?: string;
  format: 'text' | 'json';
}

export const judgeCommand = (shell: Shell, end: End): Command =>
  new Command('judge')
    .description(cli.commands.judge)
    .argument('[批次]', cli.args.run)
    .addOption(option.policy())
    .addOption(option.targets())
    .addOption(option.format(['text', 'json']))
    .addOption(option.reports())
    .action(async (id: string | undefined, flags: JudgeFlags) => {
      const store = await openStore(shell, reportsDir(shell, flags.reports), true);
      try {
        const { model, changes } = await judgeAgain(shell, store, id, flags);
        const { keepFirstReport, outcome, renderJson, writeReport } = await import('../../report/index.ts');
        const kept = await keepFirstReport(store, model.run.id);
        const folder = await writeReport(store, model.run.id, model);
        if (kept !== null) shell.err(cli.firstReportKept(shown(shell, kept)));
        const result = outcome(model);
        const { run, policies } = model;
        if (flags.format === 'json')
          shell.out(
            renderJson({ schema: 'xunjian/judge@1', run: run.id, policies, outcome: result, changes }),
          );
        else
          shell.out(
            `${judgeText(run.id, changes)}${cli.conclusion[result]}\n${cli.reportAt(shown(shell, folder))}\n`,
          );
        end(EXIT[result]);
      } finally {
        await store.close();
      }
    });

/** As of the run's own time: a policy that came into force later is asked for by name. Cases stand as they do today, as
 *  `report` tells them. */
async function judgeAgain(
  shell: Shell,
  store: Store,
  id: string | undefined,
  flags: JudgeFlags,
): Promise<Rejudged> {
  const { rejudge, withCasesOfToday } = await import('../../run/index.ts');
  const run = await storedRun(store, id);
  const dir = onlyCity(shell, flags.targets ?? run.targetsDir);
  const policies = flags.policy ?? run.policies.map((one) => one.id);
  const world = await openWorld(shell, dir, policies, Date.parse(run.startedAt));
  const judged = await rejudge(world, run.id, store);
  return { ...judged, model: await withCasesOfToday(judged.model, store, shell.now()) };
}

const judgeText = (run: string, changes: readonly VerdictChange[]): string =>
  [
    cli.rejudged(run, changes.length),
    ...changes.map(({ target, indicator, before, after }) =>
      cli.change(plain(target), indicator, before, after),
    ),
  ].join('');
