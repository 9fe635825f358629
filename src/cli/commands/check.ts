import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import type { CheckDocument } from '../../report/index.ts';
import { cli } from '../../wording/cli.ts';
import { type CheckFlags, checkOne } from '../check-one.ts';
import { type End, EXIT } from '../exit.ts';
import { option } from '../options.ts';
import { type Shell, shown } from '../shell.ts';
import { openStore } from '../workshop.ts';

const FORMATS = ['text', 'json', 'html'] as const;

export const checkCommand = (shell: Shell, end: End): Command =>
  new Command('check')
    .description(cli.commands.check)
    .argument('<网址或编号>', cli.args.target)
    .addOption(option.format(FORMATS))
    .addOption(option.targets())
    .addOption(option.policy())
    .addOption(option.resolve())
    .addOption(option.rate())
    .addOption(option.concurrency())
    .addOption(option.noBrowser())
    .addOption(option.reports())
    .action(async (text: string, flags: CheckFlags & { format: (typeof FORMATS)[number] }) => {
      const { document, folder } = await checkOne(shell, text, flags);
      if (!document) {
        shell.err(cli.checkInterrupted());
        return end(EXIT.interrupted);
      }
      const { checkOutcome } = await import('../../report/index.ts');
      const { json, html } = await keep(shell, document, folder);
      if (flags.format === 'json') shell.out(json);
      else if (flags.format === 'html') shell.out(html);
      else await printText(shell, document);
      shell.err(`${cli.reportAt(shown(shell, path.join(folder, 'check.html')))}\n`);
      end(EXIT[checkOutcome(document)]);
    });

/** Every check leaves its document and page beside its evidence. */
async function keep(
  shell: Shell,
  document: CheckDocument,
  folder: string,
): Promise<{ json: string; html: string }> {
  const { layOutEvidence, renderCheckHtml, renderJson } = await import('../../report/index.ts');
  const store = await openStore(shell, folder, false);
  const evidence = await layOutEvidence(store, folder, '', [document]);
  await store.close();
  const pages = { json: renderJson(document), html: renderCheckHtml(document, evidence) };
  await writeFile(path.join(folder, 'check.json'), pages.json);
  await writeFile(path.join(folder, 'check.html'), pages.html);
  return pages;
}

async function printText(shell: Shell, document: CheckDocument): Promise<void> {
  const { renderText } = await import('../../report/index.ts');
  shell.out(renderText(document));
}
