import { describe, expect, it } from 'vitest';
import { decide, emptyBook, reconcile, type TargetRun } from '../../src/cases/index.ts';
import { fingerprint } from '../../src/judge/index.ts';
import { bookAfter, DAY_MS, only, RULES, runOf, START, sighting } from './scenes.ts';

const SEEN = ['a'];

describe('the life of a finding', () => {
  it.each([
    ['seen once is a suspicion', [runOf(0, SEEN)], 'suspected'],
    ['seen again a day later is confirmed', [runOf(0, SEEN), runOf(1, SEEN)], 'confirmed'],
    [
      'seen again within the hour is no agreement',
      [runOf(0, SEEN), runOf(0.04, SEEN, { run: 'soon' })],
      'suspected',
    ],
    ['gone before it was confirmed is cleared', [runOf(0, SEEN), runOf(1, [])], 'cleared'],
    ['gone after that is fixed', [runOf(0, SEEN), runOf(1, SEEN), runOf(2, [])], 'fixed'],
    [
      'back after that is reopened',
      [runOf(0, SEEN), runOf(1, SEEN), runOf(2, []), runOf(3, SEEN)],
      'reopened',
    ],
    [
      'and confirmed when it stays',
      [runOf(0, SEEN), runOf(1, SEEN), runOf(2, []), runOf(3, SEEN), runOf(4, SEEN)],
      'confirmed',
    ],
    [
      'a run that could not tell closes nothing',
      [runOf(0, SEEN), runOf(1, SEEN), runOf(2, 'unknown')],
      'confirmed',
    ],
    ['an exemption waives', [runOf(0, SEEN), runOf(1, SEEN), runOf(2, 'exempt')], 'waived'],
    [
      'an exemption withdrawn starts with a suspicion',
      [runOf(0, SEEN), runOf(1, SEEN), runOf(2, 'exempt'), runOf(3, SEEN)],
      'suspected',
    ],
    [
      'an address the run is not sure about stays as it is',
      [runOf(0, SEEN), runOf(1, SEEN), runOf(2, [], { unsure: SEEN })],
      'confirmed',
    ],
    [
      'an indicator out of scope says nothing',
      [runOf(0, SEEN), runOf(1, SEEN), runOf(2, [], { judged: [] })],
      'confirmed',
    ],
    [
      'an indicator under review waits for a person',
      [runOf(0, SEEN, { review: true }), runOf(1, SEEN, { review: true }), runOf(9, SEEN, { review: true })],
      'suspected',
    ],
  ] satisfies [string, TargetRun[], string][])('%s', (_, runs, state) => {
    expect(only(bookAfter(runs)).state).toBe(state);
  });

  it('opens nothing from a run that could not tell', () => {
    expect(bookAfter([runOf(0, 'unknown')]).cases).toEqual({});
  });

  it('sets the day to rectify by when it is confirmed', () => {
    // Confirmed on Thursday 5 November 2026, three working days on.
    const book = bookAfter([runOf(2, SEEN), runOf(3, SEEN)]);
    expect(only(book).dueOn).toBe('2026-11-10');
    expect(only(bookAfter([runOf(2, SEEN), runOf(3, SEEN), runOf(4, [])])).dueOn).toBeNull();
  });

  it('is not compared under another policy, and says so', () => {
    const before = bookAfter([runOf(0, SEEN), runOf(1, SEEN)]);
    const other = { policies: { policy: 'sha256:two' } };
    const first = reconcile(before, runOf(2, [], other), RULES);
    expect(first.incomparable).toEqual([{ policy: 'policy', was: 'sha256:one', is: 'sha256:two' }]);
    expect(only(first.book).state).toBe('confirmed');
    const second = reconcile(first.book, runOf(3, [], other), RULES);
    expect(second.incomparable).toEqual([]);
    expect(only(second.book).state).toBe('fixed');
  });

  it('tells new, persisting, regressed, fixed and unseen apart', () => {
    const kinds = (runs: TargetRun[], next: TargetRun) =>
      reconcile(bookAfter(runs), next, RULES).changes.map(({ fingerprint: name, kind }) => `${name} ${kind}`);
    expect(kinds([], runOf(0, ['a', 'b']))).toEqual(['a new', 'b new']);
    expect(kinds([runOf(0, ['a'])], runOf(1, ['a', 'b']))).toEqual(['a persisting', 'b new']);
    expect(kinds([runOf(0, ['a']), runOf(1, ['a'])], runOf(2, []))).toEqual(['a fixed']);
    expect(kinds([runOf(0, ['a']), runOf(1, ['a']), runOf(2, [])], runOf(3, ['a']))).toEqual(['a regressed']);
    expect(kinds([runOf(0, ['a'])], runOf(1, 'unknown'))).toEqual(['a unseen']);
  });
});

describe('what people decide', () => {
  const confirmed = only(bookAfter([runOf(0, SEEN), runOf(1, SEEN)]));
  const now = START + 2 * DAY_MS;
  const book = (one = confirmed) => ({ ...bookAfter([runOf(0, SEEN), runOf(1, SEEN)]), cases: { a: one } });
  const decided = (one: typeof confirmed, ...what: Parameters<typeof decide>[1][]) =>
    what.reduce((at, decision) => {
      const answer = decide(at, decision, '值班岗', now, RULES.calendar);
      if (answer.state === 'refused') throw new Error(`refused ${decision.event}`);
      return answer.case;
    }, one);

  it('a waiver holds to its last day, then the case is suspected again', () => {
    const waived = decided(confirmed, { event: 'waive', reason: '改版', until: '2026-11-10' });
    expect(waived.log.at(-1)).toMatchObject({
      by: '值班岗',
      event: 'waive',
      reason: '改版',
      until: '2026-11-10',
    });
    const held = reconcile(book(waived), runOf(8, SEEN), RULES).book;
    expect(only(held).state).toBe('waived');
    expect(only(reconcile(held, runOf(9, SEEN), RULES).book).state).toBe('suspected');
  });

  it('an upheld dispute is confirmed with a new day, a dismissed finding never comes back by itself', () => {
    const disputed = decided(confirmed, { event: 'dispute', reason: '链接正常' });
    expect(disputed).toMatchObject({ state: 'disputed', dueOn: confirmed.dueOn });
    expect(decided(disputed, { event: 'uphold', reason: '复核属实' })).toMatchObject({
      state: 'confirmed',
      dueOn: '2026-11-09',
    });
    const dismissed = decided(disputed, { event: 'dismiss', reason: '误报' });
    expect(only(reconcile(book(dismissed), runOf(5, SEEN), RULES).book).state).toBe('dismissed');
    expect(decided(dismissed, { event: 'confirm', reason: '再核' }).state).toBe('confirmed');
  });

  it('what a state cannot take is refused, a note never', () => {
    const fixed = only(bookAfter([runOf(0, SEEN), runOf(1, SEEN), runOf(2, [])]));
    expect(decide(fixed, { event: 'confirm', reason: '' }, '值班岗', now, RULES.calendar).state).toBe(
      'refused',
    );
    expect(decided(fixed, { event: 'note', reason: '已电话核实' })).toMatchObject({ state: 'fixed' });
  });
});

it('a fingerprint depends on neither order nor wording', () => {
  const first = reconcile(emptyBook('t'), runOf(0, ['a', 'b', 'c']), RULES).book;
  const reworded = runOf(0, ['c', 'a', 'b']);
  for (const judged of reworded.judged)
    for (const one of judged.sightings) one.message = `改写 ${one.subject}`;
  const second = reconcile(emptyBook('t'), reworded, RULES).book;
  expect(Object.keys(second.cases).sort()).toEqual(Object.keys(first.cases).sort());
  expect(fingerprint('search', 't', 'x')).toBe(fingerprint('search', 't', 'x'));
  expect(sighting('a').fingerprint).toBe('a');
});
