import path from 'node:path';
import { Command } from 'commander';
import type { EvidenceCheck } from '../../run/index.ts';
import { cli } from '../../wording/cli.ts';
import { evidence } from '../../wording/evidence.ts';
import { type End, EXIT, UsageError } from '../exit.ts';
import { option } from '../options.ts';
import { storedRun } from '../runs.ts';
import { type Shell, shown } from '../shell.ts';
import { openStore, reportsDir } from '../workshop.ts';

/** Proves that nothing a run rests on was altered since it was taken. */
export const evidenceCommand = (shell: Shell, end: End): Command => {
  const verify = new Command('verify')
    .description(evidence.verify)
    .argument('[批次]', evidence.run)
    .addOption(option.format(['text', 'json']))
    .addOption(option.reports())
    .action(async (id: string | undefined, flags: { reports?: string; format: 'text' | 'json' }) => {
      const store = await openStore(shell, reportsDir(shell, flags.reports), false);
      try {
        const { verifyEvidence } = await import('../../run/index.ts');
        const run = await storedRun(store, id);
        const check = await verifyEvidence(run.id, store, run.manifest);
        if (!check) throw new UsageError(evidence.noManifest(run.id));
        if (flags.format === 'json')
          shell.out(`${JSON.stringify({ schema: 'xunjian/evidence@1', ...check }, null, 2)}\n`);
        else shell.out(textOf(check));
        end(isIntact(check) ? EXIT.compliant : EXIT.violations);
      } finally {
        await store.close();
      }
    });
  return new Command('evidence')
    .description(evidence.command)
    .addCommand(verify)
    .addCommand(archiveCommand(shell, end));
};

/** The evidence of a run in one file that other people's programs open. */
const archiveCommand = (shell: Shell, end: End): Command =>
  new Command('warc')
    .description(evidence.archive)
    .argument('<批次>', evidence.oneRun)
    .argument('<文件>', evidence.file)
    .addOption(option.reports())
    .action(async (id: string, file: string, flags: { reports?: string }) => {
      const store = await openStore(shell, reportsDir(shell, flags.reports), false);
      const to = path.resolve(shell.cwd, file);
      try {
        const { writeArchive } = await import('../../run/index.ts');
        const { records, missing } = await writeArchive(await storedRun(store, id), store, to);
        shell.out(evidence.archived(shown(shell, to), records, missing));
        end(missing === 0 ? EXIT.compliant : EXIT.violations);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR' || code === 'EROFS')
          throw new UsageError(cli.cannotWrite(shown(shell, to), code));
        throw error;
      } finally {
        await store.close();
      }
    });

const isIntact = ({ altered, missing, added, manifestIntact }: EvidenceCheck): boolean =>
  manifestIntact && [...altered, ...missing, ...added].length === 0;

const textOf = (check: EvidenceCheck): string =>
  [
    isIntact(check)
      ? evidence.intact(check.run, check.intact)
      : evidence.broken(check.run, check.altered.length, check.missing.length, check.added.length),
    ...(check.manifestIntact ? [] : [evidence.manifest]),
    ...check.altered.map((entry) => evidence.altered(entry.kind, entry.of, entry.sha256)),
    ...check.missing.map((entry) => evidence.missing(entry.kind, entry.of, entry.sha256)),
    ...check.added.map((target) => evidence.added(target)),
  ].join('');
