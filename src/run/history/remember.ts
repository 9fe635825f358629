import {
  type CaseBook,
  type CaseChange,
  demote,
  isOpen,
  openCalendar,
  type PolicyChange,
  type PrecisionBook,
  precisionOf,
  type Rules,
  type RunMark,
  reconcile,
} from '../../cases/index.ts';
import { samplesAddresses } from '../../judge/index.ts';
import type { CheckDocument } from '../../report/index.ts';
import type { Store } from '../../store/index.ts';
import { DEFAULT_WATCH } from '../../targets/index.ts';
import {
  allCases,
  CASE_TURN,
  readBook,
  readBooks,
  readPrecision,
  writeBook,
  writePrecision,
} from '../books/index.ts';
import type { RunDocument } from '../run-document.ts';
import type { World } from '../world.ts';
import { withoutStale } from './stale.ts';
import { targetRunOf } from './target-run.ts';

/** What reconciling one target brought. */
export interface TargetHistory {
  book: CaseBook;
  /** False when the run was counted there before: it brings nothing then, and the book stays as it is. */
  isNew: boolean;
  changes: CaseChange[];
  since: RunMark | null;
  incomparable: PolicyChange[];
}

export interface RunHistory {
  targets: TargetHistory[];
  precision: PrecisionBook;
}

/** Books written side by side; each is synced to the disk. */
const SIDE_BY_SIDE = 8;

/** The rules cases live by in this city. */
export const caseRules = ({ registry, holidays = [] }: World): Rules => ({
  confirmAfterMs: (registry.city.watch ?? DEFAULT_WATCH).confirmAfterHours * 3_600_000,
  calendar: openCalendar(holidays),
});

/** Reconciles a run with the cases: new ones are opened, gone ones closed, decisions weighed. `tell` gets what changed
 *  before any book is written: who is killed in between tells it again, and never leaves a change untold. A run counts
 *  once, however often this is called; an interruption in between is made good by the next call. */
export async function remember(
  world: World,
  run: RunDocument,
  documents: readonly CheckDocument[],
  store: Store,
  now: number,
  tell: (history: RunHistory) => Promise<void>,
): Promise<void> {
  await store.exclusive(CASE_TURN, async () => {
    const rules = caseRules(world);
    const review = world.review ?? new Set<string>();
    const targets: TargetHistory[] = [];
    for (const some of inParts(documents))
      targets.push(...(await Promise.all(some.map((one) => compared(one, run, review, rules, store, now)))));
    await tell({ targets, precision: await weigh(world, store, now) });
    for (const some of inParts(targets.filter(({ isNew }) => isNew)))
      await Promise.all(some.map(({ book }) => writeBook(store, book)));
  });
}

const inParts = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / SIDE_BY_SIDE) }, (_, at) =>
    all.slice(at * SIDE_BY_SIDE, (at + 1) * SIDE_BY_SIDE),
  );

async function compared(
  document: CheckDocument,
  run: RunDocument,
  review: ReadonlySet<string>,
  rules: Rules,
  store: Store,
  now: number,
): Promise<TargetHistory> {
  const before = await readBook(store, document.target.id);
  const said = targetRunOf(document, run, review);
  const unasked = await unaskedSubjects(before, run.id, store);
  const reconciled = reconcile(before, { ...said, unsure: [...said.unsure, ...unasked] }, rules);
  if (reconciled.book === before) return { ...reconciled, isNew: false };
  return { ...withoutStale(before, reconciled, said.at, now), isNew: true };
}

/** Subjects of cases found by sampling whose address this run did not ask for. */
async function unaskedSubjects({ target, cases }: CaseBook, run: string, store: Store): Promise<string[]> {
  const sampled = Object.values(cases).filter(
    ({ indicator, state, url }) => samplesAddresses(indicator) && isOpen(state) && url !== null,
  );
  if (sampled.length === 0) return [];
  const asked = new Set(
    (await store.facts.read(run, target)).flatMap((fact) => {
      if (fact.type === 'page') return [fact.visit.url];
      return fact.type === 'attachment' || fact.type === 'link' ? [fact.url] : [];
    }),
  );
  return sampled.flatMap(({ subject, url }) => (url !== null && asked.has(url) ? [] : [subject]));
}

/** Holds what people decided against the floor of precision; who falls under it is demoted from the next run on. */
export async function weigh({ registry }: World, store: Store, now: number): Promise<PrecisionBook> {
  const book = await readPrecision(store);
  const cases = allCases(await readBooks(store));
  const rules = (registry.city.watch ?? DEFAULT_WATCH).precision;
  const weighed = demote(book, precisionOf(cases, book), rules, now);
  if (weighed !== book) await writePrecision(store, weighed);
  return weighed;
}
