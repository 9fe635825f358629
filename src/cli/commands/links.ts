import { createHash } from 'node:crypto';
import path from 'node:path';
import { Command } from 'commander';
import type { LinksPlan, LinksRun, World } from '../../run/index.ts';
import { cli } from '../../wording/cli.ts';
import { LINKS } from '../../wording/links.ts';
import { askedFor, type CheckFlags } from '../check-one.ts';
import { crawlProgress } from '../crawl-progress.ts';
import { type End, EXIT, UsageError } from '../exit.ts';
import { option } from '../options.ts';
import type { Shell } from '../shell.ts';
import { openStore, openWorkshop, reportsDir } from '../workshop.ts';
import { withCrawl } from '../worlds.ts';

const FORMATS = ['text', 'json', 'csv'] as const;

interface LinksFlags extends CheckFlags {
  format: (typeof FORMATS)[number];
  external: boolean;
}

/** Every link of a whole site, judged by the same ladder as in a scan. After a crash the same command goes on. */
export const linksCommand = (shell: Shell, end: End): Command =>
  new Command('links')
    .description(cli.commands.links)
    .argument('<网址>', cli.args.url)
    .addOption(option.format(FORMATS))
    .addOption(option.concurrency())
    .addOption(option.rate())
    .addOption(option.maxPages())
    .option('--no-external', cli.options.noExternal)
    .addOption(option.noBrowser())
    .addOption(option.targets())
    .addOption(option.resolve())
    .addOption(option.reports())
    .action(async (text: string, flags: LinksFlags) => {
      const asked = await askedFor(shell, text, flags);
      if (asked.state !== 'found' || asked.portal.url === null) throw new UsageError(LINKS.notASite(text));
      const plan: LinksPlan = {
        portal: { ...asked.portal, url: asked.portal.url },
        external: flags.external,
        ...(flags.maxPages === undefined ? {} : { maxPages: flags.maxPages }),
      };
      const run = await crawlAll(shell, withCrawl(asked.world, flags), plan, flags);
      const { linksOutcome, toLinksDocument } = await import('../../report/index.ts');
      const { id, name } = plan.portal;
      const document = toLinksDocument({
        target: { id, name },
        run,
        outcome: run.outcome,
        standings: run.standings,
      });
      shell.out(await rendered(document, flags.format));
      const outcome = linksOutcome(document);
      if (outcome === 'interrupted') shell.err(LINKS.interrupted);
      end(EXIT[outcome]);
    });

async function crawlAll(shell: Shell, world: World, plan: LinksPlan, flags: LinksFlags): Promise<LinksRun> {
  const { crawlLinks, linksKey } = await import('../../run/index.ts');
  const folder = folderOf(plan.portal.url, linksKey(world, plan));
  const reports = reportsDir(shell, flags.reports);
  const memory = await openStore(shell, reports, false);
  const open = () => openStore(shell, path.join(reports, 'links', folder), true);
  const { deps: own, close } = await openWorkshop(shell, world, open, flags);
  const deps = { ...own, memory };
  try {
    return await crawlLinks(world, plan, deps, crawlProgress(shell));
  } finally {
    await close();
  }
}

/** One folder per site and scope, so that the same command finds what it left. */
function folderOf(url: string, key: string): string {
  const { host } = new URL(url);
  return `${host.replaceAll(/[^\w.-]/g, '_')}-${createHash('sha256').update(key).digest('hex').slice(0, 8)}`;
}

type Document = Parameters<typeof import('../../report/index.ts').renderLinksText>[0];

async function rendered(document: Document, format: LinksFlags['format']): Promise<string> {
  const { renderJson, renderLinksCsv, renderLinksText } = await import('../../report/index.ts');
  if (format === 'json') return renderJson(document);
  return format === 'csv' ? renderLinksCsv(document) : renderLinksText(document);
}
