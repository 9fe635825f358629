import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const bench = fileURLToPath(new URL('.', import.meta.url));
const peers = path.join(bench, 'peers');

/** What a contestant needs to be started. */
export interface Course {
  url: string;
  concurrency: number;
  /** File with every URL of the site, for those who do not look for links. */
  urlsFile: string;
}

export interface Contestant {
  id: string;
  name: string;
  /** The floor decides nothing; a peer is measured by the same truth as we are. */
  role: 'ours' | 'peer' | 'floor';
  version(): string | null;
  command(course: Course): { command: string; args: string[] };
  /** How broken links are read from what it printed. */
  read(stdout: string, stderr: string): Outcome;
}

export interface Outcome {
  /** Crawling alone, loading of modules left out; null where only the whole is known. */
  ms: number | null;
  cpuMs: number | null;
  broken: string[];
  soft404: string[];
}

const ownVersion = (): string => versionIn(path.join(bench, '..', 'package.json')) ?? '?';

export const CONTESTANTS: Contestant[] = [
  node('xunjian', '巡检 Xunjian', 'ours', ownVersion, ({ url, concurrency }) => [
    'contestants/xunjian.ts',
    '--url',
    url,
    '--concurrency',
    String(concurrency),
  ]),
  node(
    'floor-parse',
    'floor: undici + htmlparser2',
    'floor',
    () => versionOf('undici', '..'),
    (course) => [...floor(course), '--parse'],
  ),
  node('floor-fetch', 'floor: undici only', 'floor', () => versionOf('undici', '..'), floor),
  peer('linkinator', 'linkinator'),
  peer('crawlee', '@crawlee/cheerio'),
  peer('simplecrawler', 'simplecrawler'),
  peer('broken-link-checker', 'broken-link-checker'),
  {
    id: 'wget',
    name: 'wget --spider -r',
    role: 'peer',
    version: () =>
      /Wget (\S+)/.exec(spawnSync('wget', ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1] ?? null,
    command: ({ url }) => ({
      command: 'wget',
      args: [
        ...'--spider -r -l inf -nd -nv -e robots=off --tries=1 --no-config -P'.split(' '),
        tmpdir(),
        url,
      ],
    }),
    read: (_, stderr) => ({ ms: null, cpuMs: null, broken: brokenOfWget(stderr), soft404: [] }),
  },
];

function floor({ urlsFile, concurrency }: Course): string[] {
  return ['contestants/floor.ts', '--urls', urlsFile, '--concurrency', String(concurrency)];
}

function node(
  id: string,
  name: string,
  role: Contestant['role'],
  version: () => string | null,
  args: (course: Course) => string[],
): Contestant {
  return {
    id,
    name,
    role,
    version,
    command(course) {
      const [script = '', ...rest] = args(course);
      return { command: process.execPath, args: [path.join(bench, script), ...rest] };
    },
    read: (stdout) => readAnswer(stdout),
  };
}

function peer(id: string, packageName: string): Contestant {
  return node(
    id,
    id,
    'peer',
    () => versionOf(packageName, 'peers'),
    ({ url, concurrency }) => [`peers/${id}.mjs`, '--url', url, '--concurrency', String(concurrency)],
  );
}

/** The last line that is an answer; libraries like to print before it. */
function readAnswer(stdout: string): Outcome {
  const line = stdout.trimEnd().split('\n').at(-1) ?? '';
  if (!line.startsWith('{')) return { ms: null, cpuMs: null, broken: [], soft404: [] };
  return { ms: null, cpuMs: null, broken: [], soft404: [], ...JSON.parse(line) };
}

const brokenOfWget = (log: string): string[] => [
  ...new Set(
    [...log.matchAll(/^(http\S+):\n(?:Remote file does not exist|.*ERROR (?:4|5)\d\d)/gm)].map(
      ([, url]) => url ?? '',
    ),
  ),
];

const versionOf = (name: string, folder: string): string | null =>
  versionIn(path.join(bench, folder, 'node_modules', name, 'package.json'));

function versionIn(file: string): string | null {
  if (!existsSync(file)) return null;
  const { version } = JSON.parse(readFileSync(file, 'utf8'));
  return typeof version === 'string' ? version : null;
}

/** Installs the peers by their lock file when they are not there yet. */
export function ensurePeers(): void {
  if (existsSync(path.join(peers, 'node_modules', '.package-lock.json'))) return;
  console.error('▸ installing the peers into bench/peers …');
  const ran = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: peers,
    stdio: ['ignore', 2, 2],
  });
  if (ran.status !== 0)
    console.error('✕ the peers could not be installed: the bench goes on with those that are there');
}
