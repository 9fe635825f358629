import path from 'node:path';
import { Command } from 'commander';
import type { CheckDocument } from '../../report/index.ts';
import { cli } from '../../wording/cli.ts';
import { type End, EXIT } from '../exit.ts';
import { compareWithExpected } from '../expected.ts';
import { option } from '../options.ts';
import { type Shell, shown } from '../shell.ts';
import { scanSummary } from '../summary.ts';
import { demoDir } from '../worlds.ts';
import { runScan } from './scan.ts';

/** Scans the bundled sample city with the whole engine; its violations are the point, a surprise is the failure. */
export const demoCommand = (shell: Shell, end: End): Command =>
  new Command('demo')
    .description(cli.commands.demo)
    .addOption(option.noBrowser())
    .addOption(option.threads())
    .addOption(option.reports())
    .action(async (flags: { reports?: string; browser?: boolean; threads?: number }) => {
      const outcome = await runScan(shell, { ...flags, targets: demoDir(shell) });
      if (outcome.run.state === 'interrupted') return end(EXIT.interrupted);
      shell.out(await scanSummary(outcome, shown(shell, path.join(outcome.folder, 'report.html'))));
      shell.out(cli.demoNote);
      const documents = [...outcome.model.targets, ...(outcome.model.accounts?.documents ?? [])];
      end((await report(shell, documents, Boolean(outcome.run.browser))) ? EXIT.compliant : EXIT.selfTest);
    });

async function report(
  shell: Shell,
  documents: readonly CheckDocument[],
  rendered: boolean,
): Promise<boolean> {
  const { EXPECTED_ACCOUNTS, expectedVerdicts } = await import('../../demo/index.ts');
  const { compared, mismatches } = compareWithExpected(documents, {
    ...expectedVerdicts(rendered),
    ...EXPECTED_ACCOUNTS,
  });
  if (mismatches.length === 0) {
    shell.out(cli.demoExpected(documents.length, compared));
    return true;
  }
  shell.err(cli.demoUnexpected(mismatches.length));
  for (const { portal, indicator, expected, actual } of mismatches)
    shell.err(cli.demoMismatch(portal, indicator, expected, actual));
  return false;
}
