import { Command } from 'commander';
import type { RemindDocument } from '../../report/index.ts';
import { caseWords as say } from '../../wording/case-commands.ts';
import { type End, EXIT } from '../exit.ts';
import { option } from '../options.ts';
import type { Shell } from '../shell.ts';
import { openStore, reportsDir } from '../workshop.ts';
import { onlyCity, openWorld } from '../worlds.ts';

interface RemindFlags {
  targets?: string;
  reports?: string;
  format: 'text' | 'json';
}

/** Puts what people confirmed and a reminder of every case past its day into the boxes, each once, and says how all
 *  cases stand. */
export const caseRemindCommand = (shell: Shell, end: End): Command =>
  new Command('remind')
    .description(say.commands.remind)
    .addOption(option.targets())
    .addOption(option.format(['text', 'json']))
    .addOption(option.reports())
    .action(async (flags: RemindFlags) => {
      const { enqueue, lookAtCases } = await import('../../run/index.ts');
      const { registry } = await openWorld(shell, onlyCity(shell, flags.targets));
      const store = await openStore(shell, reportsDir(shell, flags.reports), false);
      try {
        const { byState, overdue, decided } = await lookAtCases(store, shell.now());
        await enqueue(store, registry.city.watch?.notices ?? [], [...decided, ...overdue]);
        const document: RemindDocument = {
          schema: 'xunjian/remind@1',
          cases: Object.fromEntries(byState),
          overdue: overdue.length,
          damaged: await store.damage(),
        };
        if (flags.format === 'json') shell.out(`${JSON.stringify(document)}\n`);
        else shell.out(say.reminded(document.cases, document.overdue));
        end(EXIT.compliant);
      } finally {
        await store.close();
      }
    });
