import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDemoCity } from '../../src/demo/index.ts';
import { type LinkFact, type PageFact, pageKey } from '../../src/facts/index.ts';
import { outcome } from '../../src/report/index.ts';
import {
  loadWorld,
  NoSuchRun,
  netOf,
  type Progress,
  type RunDeps,
  rejudge,
  scan,
  type World,
} from '../../src/run/index.ts';
import { openDiskStore } from '../../src/store/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
let folder: string;
let world: World;
let demo: Awaited<ReturnType<typeof startDemoCity>>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xunjian-scan-'));
  const loaded = await loadWorld({
    targetsDir: join(root, 'targets/demo'),
    policiesDir: join(root, 'policies'),
    at: Date.now(),
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  world = loaded.value;
  demo = await startDemoCity();
});
afterEach(async () => {
  await demo.close();
  await rm(folder, { recursive: true, force: true });
});

async function withDeps<T>(
  work: (deps: RunDeps, events: Progress[]) => Promise<T>,
  signal: AbortSignal = new AbortController().signal,
  onProgress: (event: Progress) => void = () => {},
): Promise<T> {
  const net = netOf(world, demo.resolve);
  const store = await openDiskStore(folder, { write: true, now: Date.now });
  const events: Progress[] = [];
  try {
    return await work(
      {
        net,
        store,
        now: Date.now,
        signal,
        programVersion: 'test',
        onProgress: (event) => {
          events.push(event);
          onProgress(event);
        },
      },
      events,
    );
  } finally {
    await net.close();
    await store.close();
  }
}

describe('a scan', () => {
  it('interrupted in the middle of a target resumes without asking again for what it has', async () => {
    const stop = new AbortController();
    const first = await withDeps(
      (deps) => scan(world, { only: ['qingshan'] }, deps),
      stop.signal,
      (event) => event.type === 'target-progress' && event.step === 'columns' && stop.abort(),
    );
    expect(first.run.state).toBe('interrupted');
    expect(first.model.coverage).toMatchObject({ targets: 1, attempted: 0, missed: 1, read: 0 });
    const factsOf = (deps: RunDeps) => deps.store.facts.read(first.run.id, 'qingshan');
    const before = await withDeps((deps) => factsOf(deps));
    const asked = demo.hits().get('www.qingshan.gov.test') ?? 0;

    const second = await withDeps((deps) => scan(world, { resume: first.run.id }, deps));
    expect(second.run.state).toBe('finished');
    const after = await withDeps((deps) => factsOf(deps));
    const pages = after
      .filter((fact): fact is PageFact => fact.type === 'page')
      .map(({ visit }) => pageKey(visit.url));
    const links = after.filter((fact): fact is LinkFact => fact.type === 'link').map(({ url }) => url);
    expect(new Set(pages).size).toBe(pages.length);
    expect(new Set(links).size).toBe(links.length);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(asked).toBeGreaterThan(0);
    const results = second.model.targets[0]?.results ?? [];
    expect(results.length).toBeGreaterThan(10);
    expect(results.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    // The load of both sessions.
    const load = ({ run }: typeof first) => run.hosts.reduce((sum, { requests }) => sum + requests, 0);
    expect(load(second)).toBeGreaterThan(load(first));
    await expect(withDeps((deps) => scan(world, { resume: first.run.id }, deps))).rejects.toThrow(NoSuchRun);
  });

  it('judged again gives the same verdicts, and others under another policy', async () => {
    const outcomeOf = await withDeps((deps) => scan(world, { only: ['baishi'] }, deps));
    expect(outcome(outcomeOf.model)).toBe('violations');
    const again = await withDeps((deps) => rejudge(world, outcomeOf.run.id, deps.store));
    expect(again.changes).toEqual([]);
    expect(again.model.targets).toEqual(outcomeOf.model.targets);

    const milder: World = {
      ...world,
      policies: world.policies.map((policy) => ({
        ...policy,
        indicators: policy.indicators.filter(({ id }) => id !== 'special-topic'),
      })),
    };
    const changed = await withDeps((deps) => rejudge(milder, outcomeOf.run.id, deps.store));
    expect(changed.changes).toEqual([
      { target: 'baishi', indicator: 'special-topic', before: 'fail', after: null },
    ]);
  });

  it('starts nothing in quiet hours, says so, and has it in its report', async () => {
    const { city } = world.registry;
    const quiet: World = {
      ...world,
      registry: { ...world.registry, city: { ...city, crawl: { ...city.crawl, quietHours: '22:00-06:00' } } },
    };
    let now = Date.parse('2026-11-23T23:00:00+08:00');
    const {
      run,
      folder: reports,
      types,
    } = await withDeps(async (deps, events) => {
      const sleep = async (ms: number): Promise<void> => {
        expect(events.map(({ type }) => type)).not.toContain('target-start');
        now += ms;
      };
      const done = await scan(quiet, { only: ['wuling'] }, { ...deps, now: () => now, sleep });
      return { ...done, types: events.map(({ type }) => type) };
    });
    expect(types.slice(0, 3)).toEqual(['start', 'quiet', 'target-start']);
    expect(run).toMatchObject({ state: 'finished', quietHours: '22:00-06:00' });
    expect(await readFile(join(reports, 'report.html'), 'utf8')).toContain(
      '安静时段 22:00-06:00（北京时间）',
    );
  });

  describe.each([
    ['a fault of ours', Object.assign(new Error('fault'), { code: 'EIO' })],
    ['a full disk', Object.assign(new Error('no room'), { code: 'ENOSPC' })],
  ])('with %s at one target', (name, error) => {
    it('stops only when nothing more can be kept', async () => {
      const parallel: World = {
        ...world,
        registry: {
          ...world.registry,
          city: { ...world.registry.city, crawl: { ...world.registry.city.crawl, parallelTargets: 1 } },
        },
      };
      await withDeps(async (deps, events) => {
        const { facts } = deps.store;
        const store = {
          ...deps.store,
          facts: {
            ...facts,
            open: async (run: string, target: string) => {
              const log = await facts.open(run, target);
              if (target !== 'wuling') return log;
              return {
                ...log,
                close: async () => {
                  await log.close();
                  throw error;
                },
              };
            },
          },
        };
        const scanned = scan(parallel, { only: ['wuling', 'heping'] }, { ...deps, store });
        if (name === 'a full disk') {
          await expect(scanned).rejects.toThrow('磁盘空间不足');
          const [id = ''] = await deps.store.documents.list('runs');
          expect(await deps.store.documents.get('runs', id)).toMatchObject({ state: 'running' });
        } else {
          const { run } = await scanned;
          expect(run.state).toBe('interrupted');
          expect(run.done).toContain('heping');
          expect(run.done).not.toContain('wuling');
        }
        expect(events.filter((event) => event.type === 'target-done' && event.id === 'wuling')).toMatchObject(
          [{ outcome: 'interrupted', fault: expect.stringContaining('wuling') }],
        );
      });
    });
  });

  it('of a challenge page and a dead server accuses nobody and ends incomplete', async () => {
    const { model, folder: reports } = await withDeps((deps) =>
      scan(world, { only: ['wuling', 'heping'] }, deps),
    );
    const verdicts = new Set(model.targets.flatMap(({ results }) => results.map(({ verdict }) => verdict)));
    expect([...verdicts]).not.toContain('fail');
    expect(outcome(model)).toBe('incomplete');
    expect(await readFile(join(reports, 'report.html'), 'utf8')).toContain('未能判定');
  });
});
