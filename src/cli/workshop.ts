import path from 'node:path';
import { chinaClock } from '../facts/index.ts';
import type { RunDeps, World } from '../run/index.ts';
import type { Store } from '../store/index.ts';
import type { Resolve } from '../targets/types.ts';
import { cli } from '../wording/cli.ts';
import { UsageError } from './exit.ts';
import { watchInterrupt } from './interrupt.ts';
import { programVersion } from './program-version.ts';
import { type Shell, shown } from './shell.ts';

export interface WorkshopOptions {
  /** `--resolve` as typed. */
  resolve?: string[];
  /** False by `--no-browser`. */
  browser?: boolean;
  /** Holds the run against known answers before and while it lasts. */
  canary?: boolean;
}

/** Everything a run needs of the outside, opened together and closed together. */
export interface Workshop {
  deps: RunDeps;
  /** Ends the progress display, closes net, store and demo server. */
  close(): Promise<void>;
}

/** Folder of all reports: `--reports`, or the project's own. */
export const reportsDir = (shell: Shell, given?: string): string =>
  given === undefined ? path.join(shell.root, 'reports') : path.resolve(shell.cwd, given);

/** The store in `dir`; says in Chinese who holds it or why it cannot be written. */
export async function openStore(shell: Shell, dir: string, write: boolean): Promise<Store> {
  const { openDiskStore, StoreLocked } = await import('../store/index.ts');
  try {
    return await openDiskStore(dir, { write, now: shell.now });
  } catch (error) {
    if (error instanceof StoreLocked) throw new UsageError(cli.locked(error.owner, sinceWhen(error.since)));
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UsageError(cli.cannotWrite(shown(shell, dir), code));
  }
}

const sinceWhen = (iso: string): string =>
  Number.isNaN(Date.parse(iso)) ? iso : chinaClock(Date.parse(iso)).replace('T', ' ');

/** Opens store, net, progress, Ctrl-C and, for the bundled city, its server. What was typed is read first: a slip of
 *  the pen leaves nothing behind. */
export async function openWorkshop(
  shell: Shell,
  world: World,
  open: () => Promise<Store>,
  options: WorkshopOptions,
): Promise<Workshop> {
  const { browsersOf, checkCanary, netOf, openCanaryTarget, openPages } = await import('../run/index.ts');
  const mapped = await resolvesOf(options.resolve ?? []);
  const store = await open();
  const { demo: isDemo, contact, crawl } = world.registry.city;
  if (!isDemo && isPlaceholder(contact)) shell.err(cli.contactMissing());
  const demo = isDemo ? await (await import('../demo/index.ts')).startDemoCity() : null;
  // What is typed comes first: the first mapping of a name wins.
  const canary = options.canary ? await openCanaryTarget() : null;
  const resolve = [...mapped, ...(demo?.resolve ?? []), ...(canary?.resolve ?? [])];
  const pages = crawl.remember?.pages
    ? await openPages(store, shell.now, () => shell.err(cli.memoryLost))
    : undefined;
  const net = netOf(world, resolve, pages);
  const outside = world.registry.city.watch?.canary.outside ?? [];
  const browsers = options.browser === false ? null : browsersOf(world, net);
  const { openProgress } = await import('./progress.ts');
  const progress = openProgress(shell);
  const interrupt = watchInterrupt(shell, progress.note);
  const close = async () => {
    interrupt.dispose();
    await progress.close();
    await browsers?.close();
    await net.close();
    await pages?.save('now');
    await store.close();
    await demo?.close();
    await canary?.close();
  };
  const deps: RunDeps = {
    net,
    browsers,
    store,
    now: shell.now,
    signal: interrupt.signal,
    onProgress: progress.onProgress,
    programVersion,
    ...(demo ? { media: demo.media } : {}),
    ...(canary ? { canary: () => checkCanary(net, outside, shell.now) } : {}),
  };
  return { deps, close };
}

/** Names that can never exist (RFC 2606): nobody could be reached there. */
const isPlaceholder = (contact: string): boolean => /[@.](?:[\w-]+\.)*(?:invalid|example)\b/i.test(contact);

/** Reads every `--resolve`, or stops at the first that cannot be read. */
async function resolvesOf(texts: readonly string[]): Promise<Resolve[]> {
  const { parseResolve } = await import('../net/index.ts');
  return texts.map((text) => {
    const one = parseResolve(text);
    if (!one) throw new UsageError(cli.badResolve(text));
    return one;
  });
}
