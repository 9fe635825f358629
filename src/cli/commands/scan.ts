import path from 'node:path';
import { Command } from 'commander';
import type { RunDocument, ScanOutcome } from '../../run/index.ts';
import type { Store } from '../../store/index.ts';
import type { ScanScope } from '../../targets/index.ts';
import { cli } from '../../wording/cli.ts';
import { type End, EXIT, type ExitCode, UsageError } from '../exit.ts';
import { keepHeapLow } from '../lean-heap.ts';
import { type CrawlOptions, option } from '../options.ts';
import { type Shell, shown } from '../shell.ts';
import { scanSummary } from '../summary.ts';
import { openStore, openWorkshop, reportsDir } from '../workshop.ts';
import { onlyCity, openWorld, refuseUnknown, withCrawl } from '../worlds.ts';

interface ScanFlags extends CrawlOptions {
  targets?: string;
  only?: string[];
  scope?: ScanScope;
  policy?: string[];
  resolve?: string[];
  reports?: string;
  resume?: string;
  browser?: boolean;
}

export const scanCommand = (shell: Shell, end: End): Command =>
  new Command('scan')
    .description(cli.commands.scan)
    .argument('[目录]', cli.args.scanDir)
    .addOption(option.targets())
    .addOption(option.only())
    .addOption(option.scope())
    .addOption(option.policy())
    .addOption(option.resolve())
    .addOption(option.rate())
    .addOption(option.concurrency())
    .addOption(option.threads())
    .addOption(option.noBrowser())
    .addOption(option.reports())
    .option('--resume <批次>', cli.options.resume)
    .action(async (dir: string | undefined, flags: ScanFlags) => {
      const outcome = await runScan(shell, { ...flags, ...(dir === undefined ? {} : { targets: dir }) });
      end(await exitOf(outcome));
      shell.out(await scanSummary(outcome, shown(shell, path.join(outcome.folder, 'report.html'))));
      if (outcome.run.state === 'interrupted') shell.err(cli.resumeHint(outcome.run.id, flags.reports));
    });

/** A scan from flags to outcome; `demo` runs the same. */
export async function runScan(shell: Shell, flags: ScanFlags): Promise<ScanOutcome> {
  const { scan } = await import('../../run/index.ts');
  const reports = reportsDir(shell, flags.reports);
  const earlier = flags.resume === undefined ? null : await interruptedRun(shell, reports, flags.resume);
  const dir = onlyCity(shell, flags.targets ?? earlier?.targetsDir);
  const policies = flags.policy ?? earlier?.policies.map(({ id, version }) => `${id}@${version}`);
  const world = withCrawl(await openWorld(shell, dir, policies), flags);
  refuseUnknown(world, flags.only);
  const workshop = await openWorkshop(shell, world, () => openStore(shell, reports, true), {
    ...flags,
    canary: true,
  });
  const { only, resume, scope } = flags;
  keepHeapLow();
  try {
    const options = { ...(only ? { only } : {}), ...(resume ? { resume } : {}), ...(scope ? { scope } : {}) };
    const outcome = await scan(world, options, workshop.deps);
    await writeOfficeSet(workshop.deps.store, outcome);
    return outcome;
  } finally {
    await workshop.close();
  }
}

/** Bulletin and ledgers beside the report. A run that is void accuses nobody: it has none. */
async function writeOfficeSet(store: Store, { run, model }: ScanOutcome): Promise<void> {
  if (run.state === 'void') return;
  const { writeOffice } = await import('../../report/index.ts');
  await writeOffice(store, run.id, model, ['docx', 'xlsx']);
}

async function interruptedRun(shell: Shell, reports: string, id: string): Promise<RunDocument> {
  const store = await openStore(shell, reports, false);
  const run = await store.documents.get<RunDocument>('runs', id);
  if (!run) throw new UsageError(cli.noSuchRun(id, (await store.documents.list('runs')).sort().slice(-3)));
  if (run.state === 'finished') throw new UsageError(cli.notResumable(id));
  return run;
}

/** An interruption is told before anything else: what is there is not the whole. */
async function exitOf({ run, model }: ScanOutcome): Promise<ExitCode> {
  const { outcome } = await import('../../report/index.ts');
  return run.state === 'interrupted' ? EXIT.interrupted : EXIT[outcome(model)];
}
