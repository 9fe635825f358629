import { existsSync, globSync, statSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { unpackBundled } from './bundled.ts';
import type { Launchable } from './launch.ts';
import { type Proof, probeBrowser } from './probe.ts';
import {
  BROWSER_SOURCES,
  type BrowserSource,
  type FoundBrowser,
  type NoBrowser,
  type TriedBrowser,
} from './types.ts';

export interface FindOptions {
  /** Prove anew instead of trusting the proof kept from last time. */
  probe?: boolean;
  cacheDir?: string;
  env?: Record<string, string | undefined>;
  /** Links of the chain to walk; all of them by default. */
  sources?: readonly BrowserSource[];
  /** Well-known places, in order. */
  systemPaths?: string[];
}

interface Candidate {
  source: BrowserSource;
  executablePath: string;
  libraries: string | null;
}

const SYSTEM_PATHS = ['chromium-headless-shell', 'chromium', 'google-chrome'].map(
  (name) => `/usr/bin/${name}`,
);
/** `CHROMIUM_PATH=none`: there is no browser, whatever is installed. */
const NO_BROWSER = 'none';
const OWN_CACHE = fileURLToPath(new URL('../../.cache/', import.meta.url));

/** Walks the chain CHROMIUM_PATH → Playwright's own → the bundled one → the system's, and returns the first that
 *  was seen to draw a page. Without one, rendered checks are `undetermined`. */
export async function findBrowser(options: FindOptions = {}): Promise<FoundBrowser | NoBrowser> {
  const { cacheDir = OWN_CACHE, probe = false, sources = BROWSER_SOURCES, env = process.env } = options;
  // Said on purpose: a machine that must do without, or a try of what that is like.
  if (env.CHROMIUM_PATH === NO_BROWSER)
    return { state: 'none', tried: [{ source: 'env', outcome: 'absent', why: NO_BROWSER }] };
  const tried: TriedBrowser[] = [];
  for (const source of sources) {
    const candidates = await candidatesOf(source, { ...options, cacheDir }).catch((error: unknown) => {
      tried.push({ source, outcome: 'broken', why: reasonOf(error) });
      return null;
    });
    if (candidates?.length === 0) tried.push({ source, outcome: 'absent', why: '' });
    for (const candidate of candidates ?? []) {
      const found = await prove(candidate, cacheDir, probe).catch((error: unknown) => reasonOf(error));
      if (typeof found !== 'string') return found;
      tried.push({ source, outcome: 'broken', why: `${candidate.executablePath}: ${found}` });
    }
  }
  return { state: 'none', tried };
}

async function candidatesOf(
  source: BrowserSource,
  options: FindOptions & { cacheDir: string },
): Promise<Candidate[]> {
  const { env = process.env, systemPaths = SYSTEM_PATHS } = options;
  const plain = (executablePath: string): Candidate => ({ source, executablePath, libraries: null });
  switch (source) {
    case 'env':
      // Named on purpose: when it does not exist, that is worth an error, not a shrug.
      return env.CHROMIUM_PATH ? [plain(env.CHROMIUM_PATH)] : [];
    case 'playwright': {
      const shells =
        env.PLAYWRIGHT_BROWSERS_PATH ?? path.join(env.HOME ?? homedir(), '.cache', 'ms-playwright');
      const pattern = 'chromium_headless_shell-*/*/{chrome-headless-shell,headless_shell}';
      return globSync(pattern, { cwd: shells })
        .sort()
        .reverse()
        .map((shell) => plain(path.join(shells, shell)));
    }
    case 'bundled': {
      const bundled = await unpackBundled(options.cacheDir, options.probe ?? false);
      return bundled ? [{ source, ...bundled }] : [];
    }
    case 'system':
      return systemPaths.filter((file) => existsSync(file)).map(plain);
  }
}

/** Tries the safest way to run it first, then with less: the machine's own libraries before the bundled ones, a
 *  sandbox before none. */
async function prove(candidate: Candidate, cacheDir: string, probe: boolean): Promise<FoundBrowser> {
  const { source, executablePath, libraries } = candidate;
  const proofs = path.join(cacheDir, `browser-${source}.json`);
  const stamp = stampOf(executablePath);
  const kept = probe ? null : await keptProof(proofs, stamp);
  if (kept) return kept;
  const environments: Record<string, string>[] = [{}, ...(libraries ? [{ LD_LIBRARY_PATH: libraries }] : [])];
  const sandboxes = process.getuid?.() === 0 ? [false] : [true, false];
  const ways = environments.flatMap((env) =>
    sandboxes.map((sandbox) => ({ executablePath, env, args: [], sandbox })),
  );
  const { way, proof } = await firstThatWorks(ways);
  const found: FoundBrowser = { state: 'found', source, ...way, ...proof };
  await mkdir(cacheDir, { recursive: true });
  await writeFile(proofs, JSON.stringify({ stamp, found }));
  return found;
}

async function firstThatWorks(ways: Launchable[]): Promise<{ way: Launchable; proof: Proof }> {
  let failure: unknown = new Error('no way to launch');
  for (const way of ways) {
    try {
      return { way, proof: await probeBrowser(way) };
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

/** A proof holds for one file and one user; another build of the browser is another file. */
function stampOf(file: string): string {
  const { size, mtimeMs } = statSync(file);
  return [file, size, mtimeMs, process.getuid?.() ?? ''].join('|');
}

async function keptProof(file: string, stamp: string): Promise<FoundBrowser | null> {
  try {
    const kept = JSON.parse(await readFile(file, 'utf8')) as { stamp: string; found: FoundBrowser };
    return kept.stamp === stamp ? kept.found : null;
  } catch {
    return null;
  }
}

/** The line of an error that says why: the loader's or the sandbox's own words before Playwright's summary. */
function reasonOf(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error))
    .split('\n')
    .map((line) => line.trim());
  return (
    lines.find((line) => /shared librar|sandbox|ENOENT/.test(line)) ??
    lines.find((line) => line !== '') ??
    'unknown'
  );
}
