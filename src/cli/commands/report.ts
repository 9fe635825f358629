import path from 'node:path';
import { Command } from 'commander';
import { chinaDay } from '../../facts/index.ts';
import type { Issue, OfficeFormat } from '../../report/index.ts';
import type { Store } from '../../store/index.ts';
import { cli } from '../../wording/cli.ts';
import { officeWording } from '../../wording/office.ts';
import { PERIOD } from '../../wording/period.ts';
import { type End, EXIT, UsageError } from '../exit.ts';
import { keepHeapLow, openRelease } from '../lean-heap.ts';
import { option } from '../options.ts';
import { storedRun } from '../runs.ts';
import { plain, type Shell, shown } from '../shell.ts';
import { storedModel } from '../stored-model.ts';
import { openStore, reportsDir } from '../workshop.ts';

/** File of each format in the folder of a run. */
const FILES: Record<string, string> = { html: 'report.html', csv: 'findings.csv', json: 'report.json' };
const OFFICE: readonly OfficeFormat[] = ['docx', 'xlsx', 'pdf'];

interface ReportFlags {
  format?: string[];
  period?: string;
  issue?: string;
  issuer?: string;
  on?: string;
  copyTo?: string;
  reports?: string;
}

export const reportCommand = (shell: Shell, end: End): Command =>
  new Command('report')
    .description(cli.commands.report)
    .argument('[批次]', cli.args.run)
    .addOption(option.formats([...Object.keys(FILES), ...OFFICE]))
    .option('--period <期间>', officeWording.period)
    .option('--issue <文号>', officeWording.issue)
    .option('--issuer <单位>', officeWording.issuer)
    .option('--on <日期>', officeWording.issuedOn)
    .option('--copy-to <机关>', officeWording.copyTo)
    .addOption(option.reports())
    .action(async (id: string | undefined, flags: ReportFlags) => {
      if (flags.period !== undefined && id !== undefined) throw new UsageError(officeWording.periodOrRun);
      if (flags.period !== undefined) await reportPeriod(shell, end, flags.period, flags.reports);
      else await reportRun(shell, end, id, flags);
    });

async function reportRun(shell: Shell, end: End, id: string | undefined, flags: ReportFlags): Promise<void> {
  const issue = issueIn(flags, shell.now());
  const { outcome, recordIssue, writeOffice, writeReport } = await import('../../report/index.ts');
  const { withCasesOfToday } = await import('../../run/history/index.ts');
  keepHeapLow();
  const store = await openStore(shell, reportsDir(shell, flags.reports), true);
  try {
    const run = await storedRun(store, id);
    const signed = await signedBulletin(store, run.id);
    if (issue !== null) {
      if (run.state === 'void') throw new UsageError(officeWording.voidIssue(run.id));
      await recordIssue(store, run.id, issue);
      shell.err(officeWording.issued(run.id, plain(issue.number)));
    }
    const model = await withCasesOfToday(await storedModel(store, run.id), store, shell.now());
    const wanted = flags.format ?? [...Object.keys(FILES), ...OFFICE];
    const isKept = issue === null && signed !== null;
    if (isKept && wanted.includes('docx')) shell.err(signed);
    const office = OFFICE.filter((format) =>
      format === 'docx' ? issue !== null || (wanted.includes(format) && !isKept) : wanted.includes(format),
    );
    // A browser beside this process needs as much again: it comes and goes before the other formats are loaded, and what
    // reading the model left behind goes before.
    openRelease()();
    const printed = await writeOffice(
      store,
      run.id,
      model,
      office.filter((format) => format === 'pdf'),
    );
    const folder = await writeReport(store, run.id, model);
    const made = await writeOffice(
      store,
      run.id,
      model,
      office.filter((format) => format !== 'pdf'),
    );
    const names = wanted.flatMap((format) => FILES[format] ?? []);
    for (const name of [
      ...names,
      ...made.files.filter((file) => !file.startsWith('ledgers/')),
      ...printed.files,
    ])
      shell.out(`${shown(shell, path.join(folder, name))}\n`);
    if (made.files.some((file) => file.startsWith('ledgers/')))
      shell.out(`${shown(shell, path.join(folder, 'ledgers'))}${path.sep}\n`);
    if (printed.unprinted.length > 0) shell.err(officeWording.noBrowser(printed.unprinted));
    end(EXIT[outcome(model)]);
  } finally {
    await store.close();
  }
}

/** Says that the bulletin of a run is issued and stays as it is; null while it may be written. */
async function signedBulletin(store: Store, run: string): Promise<string | null> {
  const { officeFile, standsIssued } = await import('../../report/index.ts');
  const signed = await standsIssued(store, run, officeFile('docx'));
  return signed && officeWording.keptIssued(plain(signed.number), signed.on);
}

/** The bulletin of a run, a draft written anew with its cases as they stand now. Answers the file. */
async function freshBulletin(shell: Shell, store: Store, run: string): Promise<string> {
  const { officeFile, writeOffice } = await import('../../report/index.ts');
  const { withCasesOfToday } = await import('../../run/history/index.ts');
  const signed = await signedBulletin(store, run);
  if (signed === null) {
    const model = await withCasesOfToday(await storedModel(store, run), store, shell.now());
    await writeOffice(store, run, model, ['docx']);
  } else shell.err(signed);
  return path.join(store.root, 'runs', run, officeFile('docx'));
}

/** What the flags say of an issue; null when they say nothing. */
function issueIn({ issue, issuer, on, copyTo = '' }: ReportFlags, now: number): Issue | null {
  if (issue === undefined && issuer === undefined && on === undefined && copyTo === '') return null;
  if (!issue?.trim() || !issuer?.trim()) throw new UsageError(officeWording.needIssuer);
  const today = chinaDay(now);
  const day = on ?? today;
  const isDay = /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));
  if (!isDay || day > today) throw new UsageError(officeWording.badIssueDay);
  return { by: issuer, number: issue, on: day, copyTo };
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
    for (const { folder, files, runs, last } of written) {
      shell.err(PERIOD.made(runs));
      for (const file of files) shell.out(`${shown(shell, path.join(folder, file))}\n`);
      if (last !== null) shell.out(`${shown(shell, await freshBulletin(shell, store, last))}\n`);
    }
    end(EXIT.compliant);
  } finally {
    await store.close();
  }
}
