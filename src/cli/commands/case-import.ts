import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import type { KnownCase, LedgerDocument } from '../../cases/index.ts';
import type { Store } from '../../store/index.ts';
import { cli } from '../../wording/cli.ts';
import { officeWording as say } from '../../wording/office.ts';
import { type End, EXIT, UsageError } from '../exit.ts';
import { option } from '../options.ts';
import { plain, type Shell } from '../shell.ts';
import { storedModel } from '../stored-model.ts';
import { openStore, reportsDir } from '../workshop.ts';

interface ImportFlags {
  reports?: string;
}

/** `xunjian case import`: takes back a filled ledger. */
export const caseImportCommand = (shell: Shell, end: End): Command =>
  new Command('import')
    .description(say.import)
    .argument('<台账>', say.file)
    .addOption(option.reports())
    .action(async (file: string, flags: ImportFlags) => {
      const bytes = await readFile(path.resolve(shell.cwd, file)).catch(() => null);
      if (bytes === null) throw new UsageError(cli.cannotRead(file));
      const problems = await importLedger(shell, file, bytes, reportsDir(shell, flags.reports));
      if (problems.length > 0) {
        shell.err(say.refused(plain(file), problems.length));
        for (const problem of problems) shell.err(say.problem(plain(problem)));
      }
      end(problems.length === 0 ? EXIT.compliant : EXIT.usage);
    });

/** Takes a filled ledger whole or not at all; answers what is wrong with it. */
async function importLedger(
  shell: Shell,
  file: string,
  bytes: Uint8Array,
  reports: string,
): Promise<string[]> {
  const { readLedger } = await import('../../report/index.ts');
  const { acceptLedger, mergeLedger, runOfLedger } = await import('../../cases/index.ts');
  const read = await readLedger(bytes);
  if (!read.ok) return read.problems;
  const owner = runOfLedger(read.rows);
  if (!owner.ok) return owner.problems;
  // Takes its own turn beside a running scan, so the store itself is not locked.
  const store = await openStore(shell, reports, false);
  try {
    const known = await knownCases(store, owner.run);
    if (known === null) return [say.unknownRun(owner.run)];
    const accepted = acceptLedger(read.rows, known, shell.now());
    if (!accepted.ok) return accepted.problems;
    const from = { importedAt: new Date(shell.now()).toISOString(), file: path.basename(file) };
    const replaced = await store.exclusive('ledger', async () => {
      const earlier = await store.documents.get<LedgerDocument>('ledger', owner.run);
      const merged = mergeLedger(earlier, owner.run, accepted.rows, from);
      await store.documents.put('ledger', owner.run, merged.document);
      return merged.replaced;
    });
    shell.out(say.imported(owner.run, accepted.rows.length, replaced, accepted.untouched));
    return [];
  } finally {
    await store.close();
  }
}

/** The cases of a run by number; null when there is no such run or no report of it. */
async function knownCases(store: Store, run: string): Promise<Map<string, KnownCase> | null> {
  const { problemsOf } = await import('../../report/index.ts');
  if (!(await store.documents.list('runs')).includes(run)) return null;
  const model = await storedModel(store, run);
  return new Map(
    problemsOf(model).map(({ id, unit, unitName, seenAt }) => [id, { id, unit, unitName, seenAt }]),
  );
}
