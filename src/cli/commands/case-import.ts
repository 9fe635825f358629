import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import type { SentRow } from '../../cases/index.ts';
import type { ReturnedBy, TakenLedger } from '../../run/index.ts';
import type { Store } from '../../store/index.ts';
import { caseWords } from '../../wording/case-commands.ts';
import { cli } from '../../wording/cli.ts';
import { officeWording as say } from '../../wording/office.ts';
import { type End, EXIT, UsageError } from '../exit.ts';
import { option } from '../options.ts';
import { plain, type Shell } from '../shell.ts';
import { storedModel } from '../stored-model.ts';
import { openStore, reportsDir } from '../workshop.ts';
import { publishedHolidays } from '../worlds.ts';

interface ImportFlags {
  by?: string;
  reports?: string;
}

/** `xunjian case import`: takes back a filled ledger. */
export const caseImportCommand = (shell: Shell, end: End): Command =>
  new Command('import')
    .description(say.import)
    .argument('<台账>', say.file)
    .option('--by <姓名>', say.by)
    .addOption(option.reports())
    .action(async (file: string, flags: ImportFlags) => {
      const { by = '' } = flags;
      if (by.trim() === '') throw new UsageError(caseWords.needBy);
      const bytes = await readFile(path.resolve(shell.cwd, file)).catch(() => null);
      if (bytes === null) throw new UsageError(cli.cannotRead(file));
      const from = { by, now: shell.now(), file: path.basename(file) };
      const problems = await importLedger(shell, bytes, from, reportsDir(shell, flags.reports));
      if (problems.length > 0) {
        shell.err(say.refused(plain(file), problems.length));
        for (const problem of problems) shell.err(say.problem(plain(problem)));
      }
      end(problems.length === 0 ? EXIT.compliant : EXIT.usage);
    });

/** Takes a filled ledger whole or not at all; answers what is wrong with it. */
async function importLedger(
  shell: Shell,
  bytes: Uint8Array,
  from: ReturnedBy,
  reports: string,
): Promise<string[]> {
  const { readLedger } = await import('../../report/index.ts');
  const { acceptLedger, openCalendar, runOfLedger } = await import('../../cases/index.ts');
  const { takeLedger } = await import('../../run/index.ts');
  const read = await readLedger(bytes);
  if (!read.ok) return read.problems;
  const owner = runOfLedger(read.rows);
  if (!owner.ok) return owner.problems;
  const calendar = openCalendar(await publishedHolidays(shell));
  // Takes its own turn beside a running scan, so the store itself is not locked.
  const store = await openStore(shell, reports, false);
  try {
    const sent = await sentRows(store, owner.run);
    if (sent === null) return [say.unknownRun(owner.run)];
    const accepted = acceptLedger(read.rows, sent, shell.now());
    if (!accepted.ok) return accepted.problems;
    const taken = await takeLedger(store, owner.run, accepted.rows, from, calendar);
    shell.out(say.imported(owner.run, accepted.rows.length, taken.replaced, accepted.untouched));
    shell.out(consequences(taken));
    return [];
  } finally {
    await store.close();
  }
}

const consequences = ({ cases: { disputed, noted, known, nothing } }: TakenLedger): string =>
  [
    disputed.length > 0 ? say.disputed(disputed.length, disputed) : '',
    noted.length > 0 ? say.noted(noted.length) : '',
    known.length > 0 ? say.known(known.length) : '',
    nothing.length > 0 ? say.kept(nothing.length) : '',
  ].join('');

/** The rows of the ledger a run sent out; null when there is no such run. */
async function sentRows(store: Store, run: string): Promise<ReadonlyMap<string, SentRow> | null> {
  const { ledgerOf } = await import('../../report/index.ts');
  if (!(await store.documents.list('runs')).includes(run)) return null;
  return ledgerOf(await storedModel(store, run));
}
