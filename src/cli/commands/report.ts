import path from 'node:path';
import { Command } from 'commander';
import type { OfficeFormat } from '../../report/index.ts';
import { cli } from '../../wording/cli.ts';
import { officeWording } from '../../wording/office.ts';
import { PERIOD } from '../../wording/period.ts';
import { type End, EXIT, UsageError } from '../exit.ts';
import { option } from '../options.ts';
import { storedRun } from '../runs.ts';
import { type Shell, shown } from '../shell.ts';
import { storedModel } from '../stored-model.ts';
import { openStore, reportsDir } from '../workshop.ts';

/** File of each format in the folder of a run. */
const FILES: Record<string, string> = { html: 'report.html', csv: 'findings.csv', json: 'report.json' };
const OFFICE: readonly OfficeFormat[] = ['docx', 'xlsx', 'pdf'];

interface ReportFlags {
  format?: string[];
  period?: string;
  reports?: string;
}

export const reportCommand = (shell: Shell, end: End): Command =>
  new Command('report')
    .description(cli.commands.report)
    .argument('[批次]', cli.args.run)
    .addOption(option.formats([...Object.keys(FILES), ...OFFICE]))
    .option('--period <期间>', officeWording.period)
    .addOption(option.reports())
    .action(async (id: string | undefined, flags: ReportFlags) => {
      if (flags.period !== undefined && id !== undefined) throw new UsageError(officeWording.periodOrRun);
      if (flags.period !== undefined) await reportPeriod(shell, end, flags.period, flags.reports);
      else await reportRun(shell, end, id, flags);
    });

async function reportRun(shell: Shell, end: End, id: string | undefined, flags: ReportFlags): Promise<void> {
  const { officeFile, outcome, writeOffice, writeReport } = await import('../../report/index.ts');
  const { withCasesOfToday } = await import('../../run/index.ts');
  const store = await openStore(shell, reportsDir(shell, flags.reports), true);
  try {
    const run = await storedRun(store, id);
    const model = await withCasesOfToday(await storedModel(store, run.id), store, shell.now());
    const folder = await writeReport(store, run.id, model);
    const wanted = flags.format ?? [...Object.keys(FILES), ...OFFICE];
    const office = OFFICE.filter((format) => wanted.includes(format));
    const made = await writeOffice(store, run.id, model, office);
    const names = wanted.flatMap((format) => FILES[format] ?? []);
    for (const name of [...names, ...made.files.filter((file) => !file.startsWith('ledgers/'))])
      shell.out(`${shown(shell, path.join(folder, name))}\n`);
    if (made.files.some((file) => file.startsWith('ledgers/')))
      shell.out(`${shown(shell, path.join(folder, 'ledgers'))}${path.sep}\n`);
    if (made.noBrowser) shell.err(officeWording.noBrowser(officeFile('pdf')));
    end(EXIT[outcome(model)]);
  } finally {
    await store.close();
  }
}

async function reportPeriod(
  shell: Shell,
  end: End,
  text: string,
  reports: string | undefined,
): Promise<void> {
  const { periodOf, writePeriod } = await import('../../report/index.ts');
  const span = periodOf(text);
  if (span === null) throw new UsageError(PERIOD.bad(text));
  const store = await openStore(shell, reportsDir(shell, reports), true);
  try {
    const written = await writePeriod(store, span);
    if (written.length === 0) throw new UsageError(PERIOD.empty(text));
    for (const { folder, files, runs } of written) {
      shell.err(PERIOD.made(runs));
      for (const file of files) shell.out(`${shown(shell, path.join(folder, file))}\n`);
    }
    end(EXIT.compliant);
  } finally {
    await store.close();
  }
}
