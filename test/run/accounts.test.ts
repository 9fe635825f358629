import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXPECTED_ACCOUNTS, startDemoCity } from '../../src/demo/index.ts';
import { checkOutcome, renderCheckHtml, renderText } from '../../src/report/index.ts';
import { openQuota } from '../../src/run/accounts/quota.ts';
import {
  checkAccount,
  isAccount,
  loadWorld,
  netOf,
  type Progress,
  planAccounts,
  type RunDeps,
  scan,
  type World,
} from '../../src/run/index.ts';
import { openDiskStore } from '../../src/store/index.ts';

const root = path.resolve(import.meta.dirname, '../..');
let folder: string;
let world: World;
let demo: Awaited<ReturnType<typeof startDemoCity>>;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'xunjian-accounts-'));
  const loaded = await loadWorld({
    targetsDir: path.join(root, 'targets/demo'),
    policiesDir: path.join(root, 'policies'),
    at: Date.now(),
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const { registry } = loaded.value;
  // The portals have tests of their own.
  world = { ...loaded.value, registry: { ...registry, targets: registry.targets.filter(isAccount) } };
  demo = await startDemoCity();
});
afterEach(async () => {
  await demo.close();
  await rm(folder, { recursive: true, force: true });
});

async function withDeps<T>(
  changes: Partial<RunDeps>,
  work: (deps: RunDeps, events: Progress[]) => Promise<T>,
): Promise<T> {
  const net = netOf(world, demo.resolve);
  const store = await openDiskStore(folder, { write: true, now: Date.now });
  const events: Progress[] = [];
  const deps: RunDeps = {
    net,
    store,
    now: Date.now,
    signal: new AbortController().signal,
    programVersion: 'test',
    media: demo.media,
    ...changes,
    onProgress: (event) => {
      events.push(event);
      changes.onProgress?.(event);
    },
  };
  try {
    return await work(deps, events);
  } finally {
    await net.close();
    await store.close();
  }
}

const accountOf = (id: string) => {
  const account = world.registry.targets.filter(isAccount).find((each) => each.id === id);
  if (!account) throw new Error(`no account ${id}`);
  return account;
};

/** Every file below a folder, as text. */
async function everything(dir: string): Promise<string> {
  const names = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  const texts = await Promise.all(
    files.map((entry) => readFile(path.join(entry.parentPath, entry.name), 'latin1')),
  );
  return texts.join('\n');
}

describe('a scan of accounts', () => {
  it('tells its plan first, judges as the table says, and leaves no key anywhere', async () => {
    await withDeps({}, async (deps, events) => {
      const { model, run } = await scan(world, {}, deps);
      expect(run.state).toBe('finished');
      const order = events.map(({ type }) => type);
      expect(order.indexOf('accounts-plan')).toBeLessThan(order.indexOf('target-start'));

      const verdicts = Object.fromEntries(
        (model.accounts?.documents ?? []).map(({ target, results }) => [
          target.id,
          Object.fromEntries(
            results.map(({ indicator, verdict, reason }) => [
              indicator,
              verdict === 'undetermined' ? `${verdict}:${reason}` : verdict,
            ]),
          ),
        ]),
      );
      expect(verdicts).toEqual(EXPECTED_ACCOUNTS);
      expect(model.accounts).toMatchObject({ registered: 14, asked: 12, decided: 7 });
      expect(model.accounts?.gateways.map(({ gateway }) => gateway)).toEqual([]);

      const facts = await Promise.all(run.done.map((id) => deps.store.facts.read(run.id, id)));
      const kept = [await everything(folder), JSON.stringify([facts, model, events])].join('\n');
      expect(kept).toContain('api.weixin.qq.com');
      // Keys of the stand-ins and the tokens they hand out: in no file, fact, report or message.
      for (const secret of [
        /standin-secret/,
        /standin-weibo-token/,
        /standin-rsshub-key/,
        /standin-provider-key/,
        /STANDIN-TOKEN/,
      ])
        expect(secret.exec(kept)?.[0] ?? '').toBe('');
    });
  });

  it('goes on after an interruption without asking the finished ones again', async () => {
    const stop = new AbortController();
    const interrupting = (event: Progress): void => {
      if (event.type === 'target-done' && event.outcome !== 'left') stop.abort();
    };
    const first = await withDeps({ signal: stop.signal, onProgress: interrupting }, (deps) =>
      scan(world, {}, deps),
    );
    expect(first.run.state).toBe('interrupted');
    expect(first.run.done.length).toBeLessThan(14);
    expect(first.model.accounts).toMatchObject({ registered: 14, missed: 14 - first.run.done.length });
    const second = await withDeps({}, async (deps, events) => {
      const outcome = await scan(world, { resume: first.run.id }, deps);
      const started = events.flatMap((event) => (event.type === 'target-start' ? [event.id] : []));
      expect(started.filter((id) => first.run.done.includes(id))).toEqual([]);
      return outcome;
    });
    expect(second.run.state).toBe('finished');
    expect(second.model.accounts?.documents).toHaveLength(14);
  });

  it('keeps the calls of the day over a restart', async () => {
    const { dailyCalls: _, ...media } = demo.media;
    const check = () => withDeps({ media }, (deps) => checkAccount(world, accountOf('wx-baishi'), deps));
    const freshness = (document: Awaited<ReturnType<typeof check>>) =>
      document?.results.find(({ indicator }) => indicator === 'account-freshness');
    expect(freshness(await check())?.verdict).toBe('fail');
    // Nineteen of twenty calls are spent; a new process knows.
    expect(freshness(await check())).toMatchObject({ verdict: 'undetermined', reason: 'quota' });
  });
});

describe('a day whose calls the platform says are used up', () => {
  it('stays closed over a restart, and opens five minutes past midnight in China', async () => {
    let now = Date.parse('2026-11-23T20:00:00+08:00');
    const store = await openDiskStore(folder, { write: true, now: () => now });
    await openQuota(store, () => now).close('wx');
    await store.close();
    const reopened = await openDiskStore(folder, { write: true, now: () => now });
    const may = () => openQuota(reopened, () => now).mayCall('wx');
    expect(await may()).toBe(false);
    now = Date.parse('2026-11-24T00:04:59+08:00');
    expect(await may()).toBe(false);
    now = Date.parse('2026-11-24T00:05:00+08:00');
    expect(await may()).toBe(true);
    await reopened.close();
  });
});

describe('a check of one account', () => {
  it.each([
    ['wx-qingshan', 'compliant'],
    ['wx-baishi', 'violations'],
    ['wx-gudu', 'incomplete'],
  ])('%s: %s, in text and as a page', async (id, outcome) => {
    const document = await withDeps({}, (deps) => checkAccount(world, accountOf(id), deps));
    if (!document) throw new Error('interrupted');
    expect(checkOutcome(document)).toBe(outcome);
    for (const text of [renderText(document), renderCheckHtml(document)]) {
      expect(text).toContain(document.target.name);
      expect(text).not.toMatch(/undefined|\[object/);
    }
  });
});

describe('the accounts of a run', () => {
  it('are none when no policy speaks of accounts', () => {
    const policies = world.policies.filter(({ id }) => id !== 'xinmeiti-2018-123');
    expect(planAccounts({ ...world, policies })).toEqual([]);
    expect(planAccounts(world, ['wx-gudu', 'heping']).map(({ id }) => id)).toEqual([
      'wx-gudu',
      'wb-heping',
      'dy-heping',
    ]);
  });
});
