import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { articlePage, DEMO_BASES, servePlatforms } from '../../src/demo/index.ts';
import { PLATFORM_BASES, planMedia, readArticlePage } from '../../src/media/index.ts';
import type { ReportModel } from '../../src/report/index.ts';
import { netOf, scan, type World } from '../../src/run/index.ts';
import { openDiskStore } from '../../src/store/index.ts';
import type { Account } from '../../src/targets/index.ts';
import { MEDIA } from '../../src/wording/media.ts';
import type { Goal } from '../figures.ts';
import { bigWorld, clock, hosts, SECRET } from './city.ts';

export const SERVE = 'serve';
const NIGHT_HOURS = 8;
const MEGABYTE = 1_000_000;

/** What a run over 921 accounts costs with the waiting removed, and what it printed. */
export async function measureAccounts(entry: string): Promise<{ lines: string[]; goals: Goal[] }> {
  const world = await bigWorld();
  const plan = planMedia(
    world.registry.targets.filter((target): target is Account => target.kind === 'account'),
    PLATFORM_BASES,
  );
  const hours = plan.ms / 3_600_000;
  const cost = await runOnce(world, entry);
  const articleMs = fastestReading();
  return {
    lines: [
      MEDIA.plan(plan.accounts, plan.calls, MEDIA.minutes(plan.ms)),
      ...plan.origins.map((each) => MEDIA.planOrigin(each.origin, each.calls, MEDIA.minutes(each.ms))),
      '',
      ...told(cost.accounts),
    ],
    goals: [
      goal(
        `${cost.accounts.asked} accounts in under 60 s`,
        `${cost.seconds.toFixed(1)} s, CPU ${cost.cpuSeconds.toFixed(1)} s, ${cost.requests} requests`,
        cost.seconds < 60,
      ),
      goal('under 300 MB', `${cost.megabytes.toFixed(0)} MB`, cost.megabytes < 300),
      goal('an article page of 3 MB read in at most 20 ms', `${articleMs.toFixed(1)} ms`, articleMs <= 20),
      goal(
        `with real pauses the plan fits a night of ${NIGHT_HOURS} h`,
        `${hours.toFixed(1)} h`,
        hours <= NIGHT_HOURS,
      ),
    ],
  };
}

const goal = (text: string, measured: string, met: boolean): Goal => ({ text, measured, met });

/** Coverage, and the to-do list by cause. */
function told({ decided, asked, counts, todo }: NonNullable<ReportModel['accounts']>): string[] {
  return [
    MEDIA.headline(decided, asked, MEDIA.share(decided, asked)),
    MEDIA.counts(counts.pass, counts.fail, counts.warn, counts.undetermined),
    ...[...Map.groupBy(todo, ({ cause }) => cause)].map(
      ([cause, rows]) => `  ${rows.length}  ${cause}：${rows[0]?.advice ?? ''}`,
    ),
  ];
}

async function runOnce(world: World, entry: string) {
  const folder = await mkdtemp(path.join(tmpdir(), 'xunjian-bench-'));
  // In a process of their own, so that their megabytes are not counted as ours.
  const server = fork(entry, [SERVE], { execArgv: process.execArgv });
  const [port] = (await once(server, 'message')) as [number];
  const resolve = [...hosts().keys()].map((host) => ({ host, port: 80, address: '127.0.0.1', toPort: port }));
  const net = netOf(world, resolve);
  const store = await openDiskStore(folder, { write: true, now: clock });
  const [from, cpu] = [performance.now(), process.cpuUsage()];
  try {
    const { model } = await scan(
      world,
      {},
      {
        net,
        store,
        now: clock,
        signal: new AbortController().signal,
        onProgress: () => {},
        programVersion: 'bench',
        media: { bases: DEMO_BASES, resolveSecret: async () => SECRET, sleep: async () => {} },
      },
    );
    const { user, system } = process.cpuUsage(cpu);
    if (!model.accounts) throw new Error('no accounts in the report');
    return {
      accounts: model.accounts,
      seconds: (performance.now() - from) / 1000,
      cpuSeconds: (user + system) / 1e6,
      megabytes: process.resourceUsage().maxRSS / 1024,
      requests: net.statistics().reduce((sum, each) => sum + each.requests, 0),
    };
  } finally {
    await net.close();
    await store.close();
    server.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The best of several: other work on the machine is not ours. */
function fastestReading(): number {
  const page = articlePage({
    title: 't',
    nickname: 'n',
    originalId: 'gh_1',
    ct: 1_795_143_600,
    padding: 3 * MEGABYTE,
  });
  const bytes = new TextEncoder().encode(page);
  const times = Array.from({ length: 9 }, () => {
    const from = performance.now();
    if (readArticlePage(new TextDecoder().decode(bytes)).state !== 'article') throw new Error('no article');
    return performance.now() - from;
  });
  return Math.min(...times);
}

/** The platforms, until the parent ends them. */
export async function serve(): Promise<void> {
  await bigWorld();
  const { port } = await servePlatforms(hosts());
  process.send?.(port);
}
