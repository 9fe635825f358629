import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONTESTANTS, type Contestant, ensurePeers, type Outcome } from './contestants.ts';
import { type Cost, measure } from './measure.ts';
import { type Score, scoreOf, urlsOf } from './score.ts';
import { type Served, serveOwn } from './serve.ts';
import type { Seen } from './site/counts.ts';
import { serveNginx } from './site/nginx.ts';
import { originsAt, planSite, type Truth } from './site/site.ts';

export interface RaceOptions {
  pages: number;
  runs: number;
  only: readonly string[];
  concurrency: number;
  latencyMs: number;
  seed: number;
  port: number;
  timeoutMs: number;
  server: 'auto' | 'own';
}

/** One contestant's one run. */
export interface Lap {
  id: string;
  cost: Cost;
  outcome: Outcome;
  score: Score;
  seen: Seen | null;
}

export interface Race {
  options: RaceOptions;
  server: string;
  contestants: Contestant[];
  laps: Lap[];
  truth: Truth;
}

const cache = fileURLToPath(new URL('../.cache/bench/', import.meta.url));

/** Lets all contestants run over the same site, one after another and again, so that a busy minute hurts all alike. */
export async function race(options: RaceOptions, say: (line: string) => void): Promise<Race> {
  const contestants = entered(options.only, say);
  const { truth, urlsFile } = prepare(options);
  const served = await serve(options);
  say(
    `▸ ${options.pages} pages, ${truth.broken.length} broken, ${truth.soft404.length} soft-404, served by ${served.name}`,
  );
  const laps: Lap[] = [];
  try {
    for (let run = 1; run <= options.runs; run += 1) {
      for (const contestant of contestants) {
        const lap = await runOne(contestant, { options, truth, urlsFile, served });
        laps.push(lap);
        say(`  ${run}/${options.runs} ${describe(contestant, lap)}`);
      }
    }
  } finally {
    await served.close();
  }
  return { options, server: served.name, contestants, laps, truth };
}

function entered(only: readonly string[], say: (line: string) => void): Contestant[] {
  const wanted = CONTESTANTS.filter(({ id }) => only.length === 0 || only.includes(id));
  if (wanted.some(({ role }) => role === 'peer')) ensurePeers();
  const absent = wanted.filter((contestant) => contestant.version() === null);
  if (absent.length > 0) say(`▲ not here, left out: ${absent.map(({ id }) => id).join(', ')}`);
  return wanted.filter((contestant) => !absent.includes(contestant));
}

function prepare({ pages, seed, port }: RaceOptions): { truth: Truth; urlsFile: string } {
  const { truth } = planSite({ pages, seed, origins: originsAt(port) });
  mkdirSync(cache, { recursive: true });
  const urlsFile = path.join(cache, `urls-${pages}-${seed}-${port}.json`);
  writeFileSync(urlsFile, JSON.stringify(urlsOf(truth)));
  writeFileSync(path.join(cache, `truth-${pages}-${seed}-${port}.json`), JSON.stringify(truth, null, 1));
  return { truth, urlsFile };
}

/** nginx can not be slow on purpose, so latency is served by us. */
async function serve(options: RaceOptions): Promise<Served> {
  const nginx =
    options.server === 'auto' && options.latencyMs === 0 ? await serveNginx(options, cache) : null;
  return nginx ?? serveOwn(options);
}

interface Ground {
  options: RaceOptions;
  truth: Truth;
  urlsFile: string;
  served: Served;
}

async function runOne(contestant: Contestant, { options, truth, urlsFile, served }: Ground): Promise<Lap> {
  await served.reset();
  const { command, args } = contestant.command({
    url: `${originsAt(options.port).main}/`,
    concurrency: options.concurrency,
    urlsFile,
  });
  const cost = await measure({ command, args, timeoutMs: options.timeoutMs });
  const outcome = contestant.read(cost.stdout, cost.stderr);
  return { id: contestant.id, cost, outcome, score: scoreOf(outcome, truth), seen: await served.seen() };
}

function describe({ id, role }: Contestant, { cost, outcome, score, seen }: Lap): string {
  const ended = cost.timedOut
    ? ' TIMED OUT'
    : cost.exitCode === 0
      ? ''
      : ` exit ${cost.exitCode} ${cost.stderr.slice(-300)}`;
  const truth =
    role === 'floor'
      ? ''
      : ` precision ${score.precision?.toFixed(3) ?? '–'} recall ${score.recall.toFixed(3)} soft-404 ${score.softFound}/${score.softTotal}`;
  return `${id}: ${seen?.pages ?? '?'} pages in ${((outcome.ms ?? cost.wallMs) / 1000).toFixed(2)} s (process ${(cost.wallMs / 1000).toFixed(2)} s), ${seen?.requests ?? '?'} requests, peak ${Math.round(cost.peakRss / 1e6)} MB${truth}${ended}`;
}
