/** Reconciles a city's cases and summarises a year of probes: `node bench/history.ts [targets] [cases] [folder]`. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyBook, openCalendar, reconcile, type Sighting, type TargetRun } from '../src/cases/index.ts';
import type { Probe } from '../src/facts/index.ts';
import { availabilityOf, hourCells } from '../src/judge/index.ts';
import { CASE_TURN, PROBES, probesSince, readBook, writeBook } from '../src/run/books/index.ts';
import { openDiskStore } from '../src/store/index.ts';
import { watchOver } from './watch-start.ts';

const [targets = 979, cases = 50_000] = process.argv.slice(2, 4).map(Number);
const root = await mkdtemp(join(process.argv[4] ?? tmpdir(), 'xunjian-bench-'));
const store = await openDiskStore(root, { write: true, now: Date.now });
const rules = { confirmAfterMs: 0, calendar: openCalendar([]) };
const START = Date.parse('2026-01-01T00:00:00Z');
const DAY_MS = 86_400_000;
const rounds: Probe[] = [];
const perTarget = Math.ceil(cases / targets);

const sighting = (target: number, n: number): Sighting => ({
  fingerprint: `${target}-${n}`.padEnd(16, '0'),
  subject: `http://www.county-${target}.gov.test/column/${n}/index.html`,
  url: `http://www.county-${target}.gov.test/column/${n}/index.html`,
  message: `首页链接“第 ${n} 个栏目”打不开：页面不存在。`,
  severity: 'deduct',
  rectifyWorkdays: 5,
  evidence: [`sha256:${String(n).padStart(64, '0')}`],
  review: false,
});

/** A tenth is mended by every run, a tenth is new. */
const runOf = (target: number, n: number): TargetRun => ({
  run: `run-${n}`,
  at: new Date(START + n * DAY_MS).toISOString(),
  policies: { policy: 'sha256:one' },
  target: `t${target}`,
  unit: `u${target}`,
  judged: [
    {
      indicator: 'broken-links-home',
      policy: 'policy',
      outcome: 'judged',
      exemption: '',
      sightings: Array.from({ length: perTarget }, (_, k) =>
        sighting(target, k + Math.floor((n * perTarget) / 10)),
      ),
    },
  ],
  unsure: [],
});

async function reconcileAll(n: number): Promise<void> {
  await store.exclusive(CASE_TURN, async () => {
    for (let at = 0; at < targets; at += 8) {
      const some = Array.from({ length: Math.min(8, targets - at) }, (_, k) => at + k);
      await Promise.all(
        some.map(async (target) => {
          const before = await readBook(store, `t${target}`);
          await writeBook(
            store,
            reconcile(before.runs.length > 0 ? before : emptyBook(`t${target}`), runOf(target, n), rules)
              .book,
          );
        }),
      );
    }
  });
}

/** Wall clock, and the work of this process alone: on a shared machine only the second says anything. */
const start = (): { wall: number; cpu: NodeJS.CpuUsage } => ({
  wall: performance.now(),
  cpu: process.cpuUsage(),
});
const report = (what: string, { wall, cpu }: ReturnType<typeof start>): void => {
  const seconds = ((performance.now() - wall) / 1000).toFixed(2);
  const { user, system } = process.cpuUsage(cpu);
  const work = ((user + system) / 1e6).toFixed(2);
  const memory = Math.round(process.memoryUsage.rss() / 1e6);
  process.stdout.write(`${what}: ${seconds} s (${work} s of work), ${memory} MB\n`);
};

try {
  for (const n of [1, 2, 3, 4]) {
    const began = start();
    await reconcileAll(n);
    report(`reconcile ${targets} targets, ${targets * perTarget} cases, run ${n}`, began);
  }
  const portals = Array.from({ length: 58 }, (_, n) => `p${n}`);
  const written = start();
  for (let hour = 0; hour < 365 * 24; hour++) {
    const at = new Date(START + hour * 3_600_000).toISOString();
    const round = portals.map(
      (target, n): Probe => ({
        target,
        at,
        vantage: 'local',
        state: (hour + n) % 97 === 0 ? 'timeout' : 'ok',
        status: 200,
        dnsMs: 3,
        connectMs: 20,
        tlsMs: 30,
        firstByteMs: 120,
        fullMs: 400 + n,
        sound: true,
      }),
    );
    // Rounds of one day written together: the bench measures reading.
    rounds.push(...round);
    if (hour % 24 === 23) await store.series.append(PROBES, at.slice(0, 7), rounds.splice(0));
  }
  report('a year of probes written', written);
  const began = start();
  const byTarget = await probesSince(store, START);
  const now = START + 365 * DAY_MS;
  const failed = [...byTarget.values()].map(
    (probes) =>
      availabilityOf(probes, [], now, {
        windowDays: 365,
        leastPerDay: 20,
        slowMs: 15_000,
        failShare: 0.05,
        warnShare: 0.03,
      }).failed,
  );
  report(
    `a year of probes summarised (${failed.length} portals, ${failed.reduce((a, b) => a + b, 0)} failures)`,
    began,
  );
  const month = start();
  for (const probes of (await probesSince(store, now - 30 * DAY_MS)).values()) {
    availabilityOf(probes, [], now);
    hourCells(probes, []);
  }
  report('the last month for the report', month);
  await watchOver(store);
} finally {
  await store.close();
  await rm(root, { recursive: true, force: true });
}
