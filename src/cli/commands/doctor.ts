import { Command, type OptionValues } from 'commander';
import { cli } from '../../wording/cli.ts';
import { doctor } from '../../wording/doctor.ts';
import { type End, EXIT } from '../exit.ts';
import { option } from '../options.ts';
import { plain, type Shell } from '../shell.ts';

export const doctorCommand = (shell: Shell, end: End): Command =>
  new Command('doctor')
    .description(cli.commands.doctor)
    .addOption(option.format(['text', 'json']))
    .addOption(option.targets())
    .addOption(option.reports())
    .action(async (options: OptionValues) => {
      const { examine } = await import('../examine.ts');
      const findings = await examine(shell, options);
      const broken = findings.some(({ state }) => state === 'bad');
      if (options.format === 'json') {
        shell.out(`${JSON.stringify({ schema: 'xunjian/doctor@1', ok: !broken, findings }, null, 2)}\n`);
      } else {
        for (const { state, title, detail, mend } of findings)
          shell.out(plainLines(doctor.line(state, title, detail, mend)));
        shell.out(doctor.conclusion(broken));
      }
      end(broken ? EXIT.selfTest : EXIT.compliant);
    });

const plainLines = (text: string): string => text.split('\n').map(plain).join('\n');
