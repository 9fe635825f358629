import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Case,
  type CaseBook,
  decide,
  draw,
  emptyBook,
  mergeBooks,
  mergeSightings,
  reconcile,
  standingAfter,
  type TargetRun,
} from '../../src/cases/index.ts';
import { DAY_MS, RULES, runOf, START, sighting } from './scenes.ts';

const seen = fc.oneof(
  fc.constant('unknown' as const),
  fc.constant('exempt' as const),
  fc.subarray(['a', 'b', 'c']),
);
const decision = fc.record({
  name: fc.constantFrom('a', 'b', 'c'),
  what: fc.constantFrom(
    { event: 'confirm' as const, reason: '' },
    { event: 'notified' as const, reason: '' },
    { event: 'waive' as const, reason: '改版', until: '2026-11-08' },
    { event: 'dispute' as const, reason: '有异议' },
    { event: 'uphold' as const, reason: '' },
    { event: 'dismiss' as const, reason: '误报' },
    { event: 'note' as const, reason: '备注' },
  ),
});
const steps = fc.array(
  fc.oneof(
    seen.map((what) => ({ what })),
    decision,
  ),
  { maxLength: 12 },
);
type Step = { what: unknown; name?: string };

const withCase = (book: CaseBook, name: string, one: Case): CaseBook => ({
  ...book,
  cases: { ...book.cases, [name]: one },
});

const live = (from: CaseBook, all: readonly Step[], prefix = ''): CaseBook =>
  all.reduce((book, { what, name }, at) => {
    if (name === undefined) {
      const run = runOf(at, what as never);
      return reconcile(book, { ...run, run: prefix + run.run }, RULES).book;
    }
    const one = book.cases[name];
    if (!one) return book;
    const answer = decide(one, what as never, '值班岗', START + at * DAY_MS, RULES.calendar);
    return answer.state === 'refused' ? book : withCase(book, name, answer.case);
  }, from);

const shuffled = (run: TargetRun): TargetRun => ({
  ...run,
  judged: run.judged.map((one) => ({ ...one, sightings: one.sightings.toReversed() })).reverse(),
});

describe('reconcile', () => {
  it('of the same run twice changes nothing more, in whatever order it lists its findings', () => {
    fc.assert(
      fc.property(steps, seen, (history, what) => {
        const book = live(emptyBook('t'), history);
        const run = runOf(50, what as never);
        const once = reconcile(book, run, RULES);
        expect(reconcile(once.book, run, RULES).book).toEqual(once.book);
        expect(reconcile(book, shuffled(run), RULES)).toEqual(once);
      }),
    );
  });

  it('knows a finding again whatever words describe it', () => {
    fc.assert(
      fc.property(
        steps,
        fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
        fc.string(),
        (history, seenNow, words) => {
          const book = live(emptyBook('t'), history);
          const run = runOf(50, seenNow);
          const reworded: TargetRun = {
            ...run,
            judged: run.judged.map((one) => ({
              ...one,
              sightings: one.sightings.map((each) => ({ ...each, message: words, url: `http://x/${words}` })),
            })),
          };
          const standing = (of: TargetRun) =>
            Object.values(reconcile(book, of, RULES).book.cases).map(({ fingerprint, state, log }) => ({
              fingerprint,
              state,
              log,
            }));
          expect(standing(reworded)).toEqual(standing(run));
        },
      ),
    );
  });

  it('keeps every state what its log says, and never loses a case or an entry', () => {
    fc.assert(
      fc.property(steps, steps, (first, second) => {
        const before = live(emptyBook('t'), first);
        const book = live(before, second, 'later-');
        for (const one of Object.values(book.cases)) {
          const { state, dueOn, waivedUntil } = one;
          expect(standingAfter(one.log)).toEqual({ state, dueOn, waivedUntil });
          expect(one.log.map(({ n }) => n)).toEqual(one.log.map((_, at) => at + 1));
        }
        for (const [name, one] of Object.entries(before.cases))
          expect(book.cases[name]?.log.slice(0, one.log.length)).toEqual(one.log);
      }),
    );
  });

  it('never moves a case on a run that could not tell', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const book = live(emptyBook('t'), history);
        expect(reconcile(book, runOf(60, 'unknown'), RULES).book.cases).toEqual(book.cases);
      }),
    );
  });
});

describe('merge', () => {
  it('is commutative, idempotent and associative', () => {
    fc.assert(
      fc.property(steps, steps, steps, steps, (common, one, two, three) => {
        const root = live(emptyBook('t'), common);
        const [a, b, c] = [live(root, one, 'a-'), live(root, two, 'b-'), live(root, three, 'c-')];
        expect(mergeBooks(a, b)).toEqual(mergeBooks(b, a));
        const ab = mergeBooks(a, b);
        expect(mergeBooks(ab, ab)).toEqual(ab);
        expect(mergeBooks(ab, b)).toEqual(ab);
        expect(mergeBooks(ab, c)).toEqual(mergeBooks(a, mergeBooks(b, c)));
      }),
    );
  });

  it('of sightings does not mind order or repetition', () => {
    const some = fc.array(
      fc.record({
        name: fc.constantFrom('a', 'b', 'c'),
        proof: fc.subarray(['x', 'y']),
        words: fc.constantFrom('甲', '乙'),
      }),
    );
    const sightings = some.map((all) =>
      all.map(({ name, proof, words }) => sighting(name, { evidence: proof, message: words })),
    );
    fc.assert(
      fc.property(sightings, sightings, (a, b) => {
        const merged = mergeSightings(a, b);
        expect(mergeSightings(b, a)).toEqual(merged);
        expect(mergeSightings(merged, merged)).toEqual(merged);
        expect(mergeSightings(merged, a)).toEqual(merged);
      }),
    );
  });
});

it('a sample depends on the seed alone', () => {
  const all = Array.from({ length: 60 }, (_, n) => ({ id: `t${n}`, class: n % 3 === 0 ? '县' : '部门' }));
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 10 }), (seed, count) => {
      const drawn = draw(all, { seed, count, byClass: true });
      expect(draw(all.toReversed(), { seed, count, byClass: true })).toEqual(drawn);
      expect(drawn).toHaveLength(2 * count);
      expect(draw(all, { seed, count, byClass: false })).toHaveLength(count);
    }),
  );
});
