import { existsSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { upkeep as say } from '../../wording/upkeep.ts';
import { type End, EXIT, UsageError } from '../exit.ts';
import { option } from '../options.ts';
import { type Shell, shown } from '../shell.ts';
import { openStore, reportsDir } from '../workshop.ts';

/** Packs `reports/` into one file, while no scan runs. */
export const backupCommand = (shell: Shell, end: End): Command =>
  new Command('backup')
    .description(say.commands.backup)
    .argument('<文件>', say.args.file)
    .addOption(option.reports())
    .action(async (file: string, flags: { reports?: string }) => {
      const { backupFolder } = await import('../../store/index.ts');
      const root = reportsDir(shell, flags.reports);
      const to = path.resolve(shell.cwd, file);
      if (!existsSync(root)) throw new UsageError(say.nothingToBackUp(shown(shell, root)));
      if (!path.relative(root, to).startsWith('..')) throw new UsageError(say.insideReports);
      const store = await openStore(shell, root, true);
      try {
        const count = await store.exclusive('cases', () => backupFolder(root, to, shell.now()));
        shell.out(say.backedUp(shown(shell, to), count));
      } catch (error) {
        const { code, path: file = '' } = error as NodeJS.ErrnoException;
        if (code === undefined || !file.startsWith(root)) throw error;
        throw new UsageError(say.cannotRead(shown(shell, file), code));
      } finally {
        await store.close();
      }
      end(EXIT.compliant);
    });

/** Unpacks a backup into an empty folder; every file is held against the archive's own list. */
export const restoreCommand = (shell: Shell, end: End): Command =>
  new Command('restore')
    .description(say.commands.restore)
    .argument('<文件>', say.args.file)
    .argument('<目录>', say.args.into)
    .action(async (file: string, into: string) => {
      const { restoreFolder, UnusableBackup } = await import('../../store/index.ts');
      const from = path.resolve(shell.cwd, file);
      if (!existsSync(from)) throw new UsageError(say.noFile(file));
      const to = path.resolve(shell.cwd, into);
      try {
        shell.out(say.restored(shown(shell, to), await restoreFolder(from, to)));
      } catch (error) {
        if (error instanceof UnusableBackup) throw new UsageError(say.unusable[error.why](error.message));
        throw error;
      }
      end(EXIT.compliant);
    });
