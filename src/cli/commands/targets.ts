import { Command } from 'commander';
import { cli } from '../../wording/cli.ts';
import { type End, EXIT } from '../exit.ts';
import { type ImportFlags, importTable } from '../import-table.ts';
import { option } from '../options.ts';
import { plain, type Shell, shown } from '../shell.ts';
import { BrokenRegistry, openWorld, printProblems, registryDirs } from '../worlds.ts';

export const targetsCommand = (shell: Shell, end: End): Command =>
  new Command('targets')
    .description(cli.commands.targets)
    .helpCommand(false)
    .addCommand(validateCommand(shell, end))
    .addCommand(importCommand(shell, end))
    .addCommand(listCommand(shell, end));

const validateCommand = (shell: Shell, end: End): Command =>
  new Command('validate')
    .description(cli.commands.targetsValidate)
    .argument('[目录...]', cli.args.dirs)
    .action(async (dirs: string[]) => {
      const wanted = dirs.length > 0 ? dirs.flatMap((dir) => registryDirs(shell, dir)) : registryDirs(shell);
      const sound = await Promise.all(wanted.map((dir) => validate(shell, dir)));
      end(sound.every(Boolean) ? EXIT.compliant : EXIT.usage);
    });

async function validate(shell: Shell, dir: string): Promise<boolean> {
  try {
    const { registry } = await openWorld(shell, dir);
    const portals = registry.targets.filter(({ kind }) => kind === 'portal');
    const unverified = portals.filter(({ state }) => state === 'unverified').length;
    const accounts = registry.targets.length - portals.length;
    shell.out(
      cli.registrySound(shown(shell, dir), registry.units.length, portals.length, unverified, accounts),
    );
    return true;
  } catch (error) {
    if (!(error instanceof BrokenRegistry)) throw error;
    shell.out(cli.registryBroken(shown(shell, dir), error.problems.length));
    printProblems(shell, error.problems, shell.out);
    return false;
  }
}

const listCommand = (shell: Shell, end: End): Command =>
  new Command('list')
    .description(cli.commands.targetsList)
    .addOption(option.targets())
    .addOption(option.format(['text', 'json']))
    .action(async (flags: { targets?: string; format: 'text' | 'json' }) => {
      const worlds = await Promise.all(
        registryDirs(shell, flags.targets).map((dir) => openWorld(shell, dir)),
      );
      const rows = worlds.flatMap(({ registry }) =>
        registry.targets.map((target) => ({
          city: registry.city.id,
          id: target.id,
          kind: target.kind,
          name: target.name,
          unit: registry.units.find(({ id }) => id === target.unit)?.name ?? target.unit,
          state: target.state,
          where: target.kind === 'portal' ? target.url : `${target.platform} ${target.handle}`,
        })),
      );
      if (flags.format === 'json')
        shell.out(`${JSON.stringify({ schema: 'xunjian/targets@1', targets: rows }, null, 2)}\n`);
      else
        for (const { id, name, state, where } of rows)
          shell.out(plain(cli.targetRow(id, name, state, where)).concat('\n'));
      end(EXIT.compliant);
    });

const importCommand = (shell: Shell, end: End): Command =>
  new Command('import')
    .description(cli.commands.targetsImport)
    .argument('<表格>', cli.args.file)
    .addOption(option.importAs())
    .option('--sheet <工作表>', cli.options.sheet)
    .option('--replace', cli.options.replace)
    .addOption(option.targets())
    .action(async (file: string, flags: ImportFlags) => {
      end((await importTable(shell, file, flags)) ? EXIT.compliant : EXIT.usage);
    });
