import type { Command, CommanderError, HelpConfiguration, Option } from 'commander';
import { cli } from '../wording/cli.ts';

/** Commander's English frame in Chinese. */
export const chineseHelp: HelpConfiguration = {
  // Chinese characters are two columns wide.
  displayWidth: (text) => [...text].reduce((width, letter) => width + (letter > '\u2e80' ? 2 : 1), 0),
  styleTitle: (title) => cli.titles[title] ?? title,
  optionDescription: (option: Option) => {
    const value = option.defaultValueDescription ?? option.defaultValue;
    return value === undefined || value === false || option.negate
      ? option.description
      : `${option.description}${cli.defaultValue(String(value))}`;
  },
  subcommandTerm: (command: Command) =>
    [
      command.name(),
      ...command.registeredArguments.map((one) => (one.required ? `<${one.name()}>` : `[${one.name()}]`)),
    ].join(' '),
};

/** What commander says in English about a wrong command line, in Chinese, with its suggestion kept. */
export function explainUsage(error: CommanderError): string {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const similar = /\(Did you mean (?:one of )?(.+)\?\)/.exec(error.message)?.[1] ?? '';
  const hint = similar ? cli.didYouMean(similar) : cli.seeHelp();
  switch (error.code) {
    case 'commander.unknownOption':
      return cli.unknownOption(quoted) + hint;
    case 'commander.unknownCommand':
      return cli.unknownCommand(quoted) + hint;
    case 'commander.missingArgument':
      return cli.missingArgument(quoted) + hint;
    case 'commander.optionMissingArgument':
      return cli.optionMissingArgument(quoted) + hint;
    case 'commander.excessArguments':
      return cli.excessArguments() + hint;
    case 'commander.invalidArgument':
      return cli.invalidArgument(error.message) + hint;
    default:
      return `${error.message}\n`;
  }
}
