import { mkdir, mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { chinaClock } from '../facts/index.ts';
import type { CheckDocument } from '../report/index.ts';
import { cli } from '../wording/cli.ts';
import { UsageError } from './exit.ts';
import { type Asked, findTarget, readUrl } from './find-target.ts';
import type { CrawlOptions } from './options.ts';
import type { Shell } from './shell.ts';
import { openStore, openWorkshop, reportsDir } from './workshop.ts';
import { onlyCity, openWorld, registryDirs, withCrawl } from './worlds.ts';

export interface CheckFlags extends CrawlOptions {
  targets?: string;
  policy?: string[];
  resolve?: string[];
  reports?: string;
  browser?: boolean;
}

export interface Checked {
  /** null when it was interrupted. */
  document: CheckDocument | null;
  /** Where facts and evidence of this check lie. */
  folder: string;
}

/** Checks one address or id with the city's own policies. Each check keeps its evidence in a folder of its own, so
 *  that checks run side by side and beside a scan. */
export async function checkOne(shell: Shell, text: string, flags: CheckFlags): Promise<Checked> {
  const asked = await askedFor(shell, text, flags);
  const { checkAccount, checkTarget } = await import('../run/index.ts');
  const polite = withCrawl(asked.world, flags);
  const { id } = asked.state === 'found' ? asked.portal : asked.account;
  const reports = reportsDir(shell, flags.reports);
  const memory = await openStore(shell, reports, false);
  const open = async () =>
    openStore(shell, await freshFolder(path.join(reports, 'checks'), shell.now(), id), true);
  const { deps: own, close } = await openWorkshop(shell, polite, open, flags);
  const deps = { ...own, memory };
  try {
    const document =
      asked.state === 'found'
        ? await checkTarget(polite, asked.portal, {}, deps)
        : await checkAccount(polite, asked.account, deps);
    return { document, folder: deps.store.root };
  } finally {
    await close();
  }
}

/** What a person asked for, by address or id, with the world it is judged in. */
export async function askedFor(
  shell: Shell,
  text: string,
  flags: CheckFlags,
): Promise<Extract<Asked, { state: 'found' | 'account' }>> {
  const dirs = registryDirs(shell, flags.targets);
  const worlds = await Promise.all(dirs.map((dir) => openWorld(shell, dir, flags.policy)));
  // An address of no registry is judged under the real city's policies; the demo city's when there is no other.
  const home = readUrl(text) && dirs.length > 1 ? dirs.indexOf(onlyCity(shell, flags.targets)) : 0;
  const [first] = worlds;
  const base = worlds[home] ?? first;
  if (!base) throw new UsageError(cli.noTargets());
  const asked = findTarget(worlds, text);
  switch (asked.state) {
    case 'found':
    case 'account':
      return asked;
    case 'strange': {
      const { adHocTarget } = await import('../run/index.ts');
      return { state: 'found', ...adHocTarget(base, asked.url) };
    }
    case 'ambiguous':
      throw new UsageError(cli.ambiguous(text, asked.ids));
    case 'no_url':
      throw new UsageError(cli.noPortalUrl(asked.id));
    case 'unknown':
      throw new UsageError(cli.unknownTarget(text, asked.near));
  }
}

/** `reports/checks/<id>-<time>-…`: told apart by eye, and by its last letters from one of the same second. */
async function freshFolder(parent: string, now: number, id: string): Promise<string> {
  const time = chinaClock(now).replace(/\D/g, '');
  await mkdir(parent, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(cli.cannotWrite(parent, error.code ?? error.message));
  });
  return mkdtemp(path.join(parent, `${id.replaceAll(/[^\w.-]/g, '_')}-${time}-`));
}
