import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { World } from '../run/index.ts';
import type { Holiday, Problem } from '../targets/types.ts';
import { cli } from '../wording/cli.ts';
import { UsageError } from './exit.ts';
import { similar } from './find-target.ts';
import type { CrawlOptions } from './options.ts';
import { plain, type Shell, shown } from './shell.ts';

/** The registry or a policy is broken: nothing is scanned, every place is named. */
export class BrokenRegistry extends Error {
  override readonly name = 'BrokenRegistry';
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(`${problems.length} problems in registry or policies`);
    this.problems = problems;
  }
}

const DEMO = 'demo';

/** Folders with a registry: the one given, or all below targets/. */
export function registryDirs(shell: Shell, given?: string): string[] {
  if (given !== undefined) {
    const dir = path.resolve(shell.cwd, given);
    if (!existsSync(dir)) throw new UsageError(cli.notADirectory(given));
    return [dir];
  }
  const home = path.join(shell.root, 'targets');
  const dirs = existsSync(home)
    ? readdirSync(home)
        .sort()
        .map((name) => path.join(home, name))
    : [];
  const found = dirs.filter((dir) => existsSync(path.join(dir, 'city.yaml')));
  if (found.length === 0) throw new UsageError(cli.noTargets());
  return found;
}

export const demoDir = (shell: Shell): string => path.join(shell.root, 'targets', DEMO);

/** The folder a command works on when none is given: the only real city. */
export function onlyCity(shell: Shell, given?: string): string {
  const dirs = registryDirs(shell, given).filter(
    (dir, _, all) => all.length === 1 || path.basename(dir) !== DEMO,
  );
  const [dir] = dirs;
  if (dir === undefined) throw new UsageError(cli.noTargets());
  if (dirs.length > 1) throw new UsageError(cli.severalTargets(dirs.map((one) => shown(shell, one))));
  return dir;
}

/** Loads registry and policies as in force at `at` (now), or stops with every problem. */
export async function openWorld(
  shell: Shell,
  dir: string,
  policyIds?: string[],
  at: number = shell.now(),
): Promise<World> {
  const { loadWorld } = await import('../run/world.ts');
  const policiesDir = path.join(shell.root, 'policies');
  const loaded = await loadWorld({ targetsDir: dir, policiesDir, at, ...(policyIds ? { policyIds } : {}) });
  if (!loaded.ok) throw new BrokenRegistry(loaded.problems);
  return loaded.value;
}

/** The politeness and threads of a run, overridden on the command line. */
export function withCrawl(world: World, { rate, concurrency, maxPages, threads }: CrawlOptions): World {
  const { city } = world.registry;
  const crawl = {
    ...city.crawl,
    requestsPerSecond: rate ?? city.crawl.requestsPerSecond,
    connectionsPerHost: concurrency ?? city.crawl.connectionsPerHost,
    maxPagesPerTarget: maxPages ?? city.crawl.maxPagesPerTarget,
    threads: threads ?? city.crawl.threads ?? 'auto',
  };
  return { ...world, registry: { ...world.registry, city: { ...city, crawl } } };
}

/** Stops when `--only` names something the registry does not have. */
export function refuseUnknown({ registry }: World, only: readonly string[] | undefined): void {
  const ids = [...registry.targets, ...registry.units].map(({ id }) => id);
  const unknown = (only ?? []).filter((id) => !ids.includes(id));
  if (unknown.length > 0)
    throw new UsageError(
      cli.unknownOnly(
        unknown,
        unknown.flatMap((id) => similar(id, ids)),
      ),
    );
}

/** Problems as a clerk reads them: place, what is wrong, what to do. */
export function printProblems(shell: Shell, problems: readonly Problem[], print = shell.err): void {
  for (const { file, line, column, message, mend } of problems) {
    const at = path.isAbsolute(file) ? shown(shell, file) : file;
    print(cli.problem(`${plain(at)}:${line}:${column}`, plain(message), plain(mend)));
  }
}

/** Days off and working weekends as published. */
export async function publishedHolidays(shell: Shell): Promise<Holiday[]> {
  const { loadHolidays } = await import('../targets/index.ts');
  const loaded = await loadHolidays(path.join(shell.root, 'targets', 'holidays'));
  if (!loaded.ok) throw new BrokenRegistry(loaded.problems);
  return loaded.value;
}
