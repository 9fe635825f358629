import { expect, it } from 'vitest';
import { type Case, demote, EMPTY_PRECISION, precisionOf, raise, withEntry } from '../../src/cases/index.ts';
import { bookAfter, only, runOf } from './scenes.ts';

const labelled = (event: 'confirm' | 'dismiss', at: string): Case =>
  withEntry(only(bookAfter([runOf(0, ['a'])])), { at, by: '值班岗', event });
const many = (count: number, event: 'confirm' | 'dismiss', at = '2026-11-05T00:00:00.000Z'): Case[] =>
  Array.from({ length: count }, () => labelled(event, at));
const RULES = { floor: 0.9, least: 10 };
const NOW = Date.parse('2026-11-20T00:00:00Z');

it('decisions give each indicator its precision', () => {
  const cases = [...many(8, 'confirm'), ...many(2, 'dismiss'), only(bookAfter([runOf(0, ['a'])]))];
  expect(precisionOf(cases, EMPTY_PRECISION)).toEqual([
    { indicator: 'search', right: 8, wrong: 2, share: 0.8 },
  ]);
});

it.each([
  ['under the floor', 8, 2, ['search']],
  ['at the floor', 9, 1, []],
  ['too few decisions', 1, 8, []],
])('%s', (_, right, wrong, demoted) => {
  const precisions = precisionOf([...many(right, 'confirm'), ...many(wrong, 'dismiss')], EMPTY_PRECISION);
  expect(demote(EMPTY_PRECISION, precisions, RULES, NOW).demoted.map(({ indicator }) => indicator)).toEqual(
    demoted,
  );
});

it('who is demoted stays so until a person raises it, and starts afresh then', () => {
  const bad = [...many(8, 'confirm'), ...many(2, 'dismiss')];
  const book = demote(EMPTY_PRECISION, precisionOf(bad, EMPTY_PRECISION), RULES, NOW);
  const better = [...bad, ...many(90, 'confirm')];
  expect(demote(book, precisionOf(better, book), RULES, NOW)).toBe(book);
  const raised = raise(book, {
    indicator: 'search',
    at: '2026-11-21T00:00:00.000Z',
    by: '复核岗',
    reason: '已改词表',
  });
  expect(raised.demoted).toEqual([]);
  expect(precisionOf(bad, raised)).toEqual([{ indicator: 'search', right: 0, wrong: 0, share: null }]);
});
