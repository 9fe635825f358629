import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import type { ReportModel } from '../../report/index.ts';
import { cli } from '../../wording/cli.ts';
import { type End, EXIT, UsageError } from '../exit.ts';
import { option } from '../options.ts';
import { storedRun } from '../runs.ts';
import { type Shell, shown } from '../shell.ts';
import { openStore, reportsDir } from '../workshop.ts';

/** File of each format in the folder of a run. */
const FILES: Record<string, string> = { html: 'report.html', csv: 'findings.csv', json: 'report.json' };

interface ReportFlags {
  format?: string[];
  reports?: string;
}

export const reportCommand = (shell: Shell, end: End): Command =>
  new Command('report')
    .description(cli.commands.report)
    .argument('[批次]', cli.args.run)
    .addOption(option.formats(Object.keys(FILES)))
    .addOption(option.reports())
    .action(async (id: string | undefined, flags: ReportFlags) => {
      const { outcome, writeReport } = await import('../../report/index.ts');
      const store = await openStore(shell, reportsDir(shell, flags.reports), true);
      try {
        const run = await storedRun(store, id);
        const model = await storedModel(path.join(store.root, 'runs', run.id, 'report.json'), run.id);
        const folder = await writeReport(store, run.id, model);
        for (const format of flags.format ?? Object.keys(FILES)) {
          shell.out(`${shown(shell, path.join(folder, FILES[format] ?? ''))}\n`);
        }
        end(EXIT[outcome(model)]);
      } finally {
        await store.close();
      }
    });

/** The model as it was written; `judge` makes a new one when rules have changed. */
async function storedModel(file: string, run: string): Promise<ReportModel> {
  const { reportModel } = await import('../../report/index.ts');
  const read = await readFile(file, 'utf8').catch(() => null);
  if (read === null) throw new UsageError(cli.noModel(run));
  const parsed = reportModel.safeParse(JSON.parse(read));
  if (!parsed.success) throw new UsageError(cli.brokenModel(run));
  return parsed.data;
}
