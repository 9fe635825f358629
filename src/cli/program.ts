import { Command, CommanderError } from 'commander';
import { cli } from '../wording/cli.ts';
import { backupCommand, restoreCommand } from './commands/backup.ts';
import { caseCommand } from './commands/case.ts';
import { checkCommand } from './commands/check.ts';
import { demoCommand } from './commands/demo.ts';
import { doctorCommand } from './commands/doctor.ts';
import { drawCommand } from './commands/draw.ts';
import { evidenceCommand } from './commands/evidence.ts';
import { judgeCommand } from './commands/judge.ts';
import { linksCommand } from './commands/links.ts';
import { probeCommand } from './commands/probe.ts';
import { pruneCommand } from './commands/prune.ts';
import { reportCommand } from './commands/report.ts';
import { scanCommand } from './commands/scan.ts';
import { targetsCommand } from './commands/targets.ts';
import { watchCommand } from './commands/watch.ts';
import { type End, EXIT, UsageError } from './exit.ts';
import { chineseHelp, explainUsage } from './help.ts';
import { programVersion } from './program-version.ts';
import type { Shell } from './shell.ts';
import { BrokenRegistry, printProblems } from './worlds.ts';

/** Runs one command line to its end and answers its exit code. Nothing escapes. */
export async function runProgram(argv: readonly string[], shell: Shell): Promise<number> {
  let code: number = EXIT.compliant;
  const program = buildProgram(shell, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    return explain(error, shell);
  }
}

function buildProgram(shell: Shell, end: End): Command {
  const program = new Command('xunjian')
    .description(cli.commands.program)
    .usage(cli.usageWithCommand)
    .version(programVersion, '-v, --version', cli.options.version)
    .helpOption('-h, --help', cli.options.help)
    .helpCommand('help [命令]', cli.commands.help)
    .addHelpText('after', cli.exitCodes);
  const commands = [
    scanCommand(shell, end),
    checkCommand(shell, end),
    linksCommand(shell, end),
    judgeCommand(shell, end),
    reportCommand(shell, end),
    evidenceCommand(shell, end),
    caseCommand(shell, end),
    watchCommand(shell, end),
    probeCommand(shell, end),
    drawCommand(shell, end),
    pruneCommand(shell, end),
    backupCommand(shell, end),
    restoreCommand(shell, end),
    targetsCommand(shell, end),
    doctorCommand(shell, end),
    demoCommand(shell, end),
  ];
  for (const command of commands) program.addCommand(command);
  for (const command of everyCommand(program)) speakChinese(command, shell);
  return program;
}

const everyCommand = (command: Command): Command[] => [command, ...command.commands.flatMap(everyCommand)];

function speakChinese(command: Command, shell: Shell): void {
  if (command.parent)
    command.usage(
      [
        cli.usage,
        ...command.registeredArguments.map((one) => (one.required ? `<${one.name()}>` : `[${one.name()}]`)),
      ].join(' '),
    );
  if (command.commands.length > 0) command.usage(cli.usageWithCommand);
  command
    .helpOption('-h, --help', cli.options.help)
    .configureHelp(chineseHelp)
    .configureOutput({
      writeOut: (text) => shell.out(text),
      writeErr: (text) => shell.err(text),
      // Explained in Chinese where the error is caught.
      outputError: () => {},
    })
    .exitOverride();
}

const isNoRoom = (error: unknown): error is Error =>
  error instanceof Error && ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '');

function explain(error: unknown, shell: Shell): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.compliant;
    if (error.code !== 'commander.help') shell.err(explainUsage(error));
    return EXIT.usage;
  }
  if (error instanceof UsageError) {
    shell.err(cli.error(error.message));
    return EXIT.usage;
  }
  if (error instanceof BrokenRegistry) {
    shell.err(cli.problems(error.problems.length));
    printProblems(shell, error.problems);
    return EXIT.usage;
  }
  // What is there stays; the scan can be gone on with.
  if (error instanceof Error && error.name === 'DiskFull') {
    shell.err(cli.error(error.message));
    return EXIT.interrupted;
  }
  if (isNoRoom(error)) {
    shell.err(cli.error(cli.noRoom(error.message)));
    return EXIT.selfTest;
  }
  shell.err(cli.unexpected(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  return EXIT.selfTest;
}
