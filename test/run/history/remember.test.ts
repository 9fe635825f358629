import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allCases, readBooks, readOutbox, rememberRun, type World } from '../../../src/run/index.ts';
import type { Store } from '../../../src/store/index.ts';
import { openWatchedCity, type WatchedCity } from '../watch/city.ts';
import { checkDocumentOf } from '../watch/documents.ts';

const NOW = Date.parse('2026-11-05T01:00:00Z');
const DAY = 86_400_000;
const TARGETS = ['qingshan', 'baishi', 'gudu', 'yuntai', 'zhongxin', 'wuling', 'chengguanju', 'a', 'b', 'c'];

let city: WatchedCity;
let store: Store;
let world: World;
beforeEach(async () => {
  city = await openWatchedCity(() => NOW);
  ({ store, world } = city);
});
afterEach(() => city.close());

const remember = (run: string, day: number, targets: readonly string[] = TARGETS, into: Store = store) =>
  rememberRun(
    world,
    { id: run, startedAt: new Date(NOW + day * DAY).toISOString(), planned: TARGETS, policies: [] } as never,
    targets.map((target) => checkDocumentOf(target, run, world, ['search'], false)),
    into,
    NOW + day * DAY,
  );

it('tells first what weighs most, then by target in the order of the policies', async () => {
  const { history } = await rememberRun(
    world,
    { id: 'run-0', startedAt: new Date(NOW).toISOString(), planned: ['b', 'a'], policies: [] } as never,
    ['b', 'a'].map((target) => {
      const document = checkDocumentOf(
        target,
        'run-0',
        world,
        ['special-topic', 'search', 'download'],
        false,
      );
      const results = document.results.map((result) =>
        result.indicator === 'download' ? { ...result, severity: 'veto' as const } : result,
      );
      return { ...document, results };
    }),
    store,
    NOW,
  );
  expect(history?.cases.map(({ target, indicator }) => `${target} ${indicator}`)).toEqual([
    'b download',
    'a download',
    'b special-topic',
    'b search',
    'a special-topic',
    'a search',
  ]);
});

describe('a run that is gone on with after a newer one', () => {
  /** Counts a run begun on `day` when it is `today`. */
  const counted = (run: string, day: number, today: number, found: readonly string[]) =>
    rememberRun(
      world,
      { id: run, startedAt: new Date(NOW + day * DAY).toISOString(), planned: ['a'], policies: [] } as never,
      [checkDocumentOf('a', run, world, found, false)],
      store,
      NOW + today * DAY,
    );
  const states = async () => allCases(await readBooks(store)).map(({ state }) => state);

  it('brings nothing back that is mended since', async () => {
    for (const day of [0, 1]) await counted(`run-${day}`, day, day, ['search']);
    await counted('run-3', 3, 3, []);
    expect(await states()).toEqual(['fixed']);
    const late = await counted('run-2', 2, 4, ['search']);
    expect(await states()).toEqual(['fixed']);
    expect(late.history?.counts).toMatchObject({ regressed: 0 });
  });

  it('mends nothing that was seen since, and opens what only it saw', async () => {
    for (const day of [0, 1, 3]) await counted(`run-${day}`, day, day, ['search']);
    await counted('run-2', 2, 4, ['download']);
    expect((await states()).sort()).toEqual(['confirmed', 'suspected']);
    const [book] = await readBooks(store);
    expect(book?.last?.run).toBe('run-3');
    expect(book?.runs).toContain('run-2');
  });

  it('counts as ever when it is only the clock that jumped ahead and back', async () => {
    await counted('run-0', 0, 0, ['search']);
    await counted('run-900', 900, 900, ['search']);
    await counted('run-1', 1, 1, []);
    expect(await states()).toEqual(['fixed']);
  });
});

/** A store that dies after so many books of cases were written. */
function dyingAfter(books: number): Store {
  let written = 0;
  const put: Store['documents']['put'] = async (collection, id, value) => {
    if (collection === 'cases' && written++ >= books) throw new Error('killed');
    await store.documents.put(collection, id, value);
  };
  return { ...store, documents: { ...store.documents, put } };
}

const told = async (): Promise<string[]> =>
  (await readOutbox(store, 'hook')).pending.map(({ kind, target }) => `${kind} ${target}`).sort();

describe('a run that confirms ten cases', () => {
  beforeEach(() => remember('one', 0));

  it.each([0, 1, 8, 9])(
    'and dies after %i books tells all of them once, and counts each once',
    async (books) => {
      await expect(remember('two', 1, TARGETS, dyingAfter(books))).rejects.toThrow('killed');
      const again = await remember('two', 1);
      expect(again.history).toMatchObject({ compared: 10, first: 0, since: { run: 'one' } });
      expect(again.history?.counts).toMatchObject({ new: 0, persisting: 10 });
      expect(allCases(await readBooks(store)).map(({ state }) => state)).toEqual(
        TARGETS.map(() => 'confirmed'),
      );
      expect(await told()).toEqual(TARGETS.map((target) => `confirmed ${target}`).sort());
      expect(await remember('two', 1)).toEqual(again);
    },
  );

  it('is told as a whole when it goes on with other targets after an interruption', async () => {
    await remember('two', 1, TARGETS.slice(0, 4));
    const whole = await remember('two', 1);
    expect(whole.history).toMatchObject({ compared: 10, since: { run: 'one' }, counts: { persisting: 10 } });
  });
});
