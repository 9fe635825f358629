import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Decision, noticesOf, openCalendar, reconcile } from '../../../src/cases/index.ts';
import {
  decideCase,
  dispatch,
  enqueue,
  lookAtCases,
  readBook,
  type World,
  writeBook,
} from '../../../src/run/index.ts';
import type { Store } from '../../../src/store/index.ts';
import { bookAfter, RULES, runOf, START } from '../../cases/scenes.ts';
import { openWatchedCity, type WatchedCity } from './city.ts';

const NOW = START + 86_400_000;

let city: WatchedCity;
let store: Store;
let world: World;
beforeEach(async () => {
  city = await openWatchedCity(() => NOW);
  ({ store, world } = city);
});
afterEach(() => city.close());

/** What is told when the watch looks and sends. */
async function told(): Promise<string[]> {
  const kinds: string[] = [];
  const { decided, overdue } = await lookAtCases(store, NOW);
  await enqueue(store, world.registry.city.watch?.notices ?? [], [...decided, ...overdue]);
  await dispatch(
    world,
    store,
    async (_, { notices }) => {
      kinds.push(...notices.map(({ kind }) => kind));
      return { ok: true };
    },
    NOW,
  );
  return kinds;
}

const decided = async (decision: Decision): Promise<void> =>
  void (await decideCase(store, 'a', decision, '值班岗', NOW, openCalendar([])));

const stateNow = async (): Promise<string | undefined> => (await readBook(store, 'qingshan')).cases.a?.state;

it('what a person confirmed is told of once, and counts as notified then', async () => {
  await writeBook(store, bookAfter([runOf(0, ['a'], { review: true })]));
  expect(await told()).toEqual([]);
  await decided({ event: 'confirm', reason: '' });
  await decided({ event: 'note', reason: '已电话联系' });
  expect(await told()).toEqual(['confirmed']);
  expect(await stateNow()).toBe('notified');
  expect(await told()).toEqual([]);
});

it.each<[string, Decision]>([
  ['dismissed', { event: 'dismiss', reason: '误报' }],
  ['waived', { event: 'waive', reason: '改版', until: '2026-12-31' }],
])('what was %s while its notice waited is not told of', async (state, decision) => {
  const { book, changes } = reconcile(bookAfter([runOf(0, ['a'])]), runOf(1, ['a']), RULES);
  await writeBook(store, book);
  const notices = noticesOf(changes, book.cases, new Date(NOW).toISOString());
  expect(notices.map(({ kind }) => kind)).toEqual(['confirmed']);
  await enqueue(store, world.registry.city.watch?.notices ?? [], notices);
  await decided(decision);
  expect(await told()).toEqual([]);
  expect(await stateNow()).toBe(state);
});

it('what a run confirmed is told by the run, and by no look again', async () => {
  await writeBook(store, bookAfter([runOf(0, ['a']), runOf(1, ['a'])]));
  expect(await stateNow()).toBe('confirmed');
  expect(await told()).toEqual([]);
});
