import { Command } from 'commander';
import { cli } from '../../wording/cli.ts';
import { type CheckFlags, checkOne } from '../check-one.ts';
import { type End, EXIT } from '../exit.ts';
import { linksCsv, linksOf, linksText } from '../link-list.ts';
import { option } from '../options.ts';
import type { Shell } from '../shell.ts';

const FORMATS = ['text', 'json', 'csv'] as const;

interface LinksFlags extends CheckFlags {
  format: (typeof FORMATS)[number];
  external: boolean;
  browser: boolean;
}

/** The links of one portal's home page, judged by the same ladder as in a scan. */
export const linksCommand = (shell: Shell, end: End): Command =>
  new Command('links')
    .description(cli.commands.links)
    .argument('<网址>', cli.args.url)
    .addOption(option.format(FORMATS))
    .addOption(option.concurrency())
    .addOption(option.rate())
    .addOption(option.maxPages())
    .option('--no-external', cli.options.noExternal)
    .option('--no-browser', cli.options.noBrowser)
    .addOption(option.targets())
    .addOption(option.resolve())
    .addOption(option.reports())
    .action(async (text: string, flags: LinksFlags) => {
      const { document } = await checkOne(shell, text, flags);
      if (!document) {
        shell.err(cli.checkInterrupted());
        return end(EXIT.interrupted);
      }
      const { renderJson } = await import('../../report/index.ts');
      const list = linksOf(document, flags.external);
      if (flags.format === 'json')
        shell.out(renderJson({ schema: 'xunjian/links@1', target: document.target, ...list }));
      else shell.out(flags.format === 'csv' ? linksCsv(list) : linksText(list));
      if (document.page === null || list.checked === 0) return end(EXIT.incomplete);
      end(list.broken.length > 0 ? EXIT.violations : EXIT.compliant);
    });
