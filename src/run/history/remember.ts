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
import { SAMPLED_ADDRESSES, targetRunOf } from './target-run.ts';

/** What reconciling one target brought. */
export interface TargetHistory {
  book: CaseBook;
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

/** Reconciles a run with the cases: new ones are opened, gone ones closed, decisions weighed. A run counts once,
 *  however often this is called; an interruption in between is made good by the next call. */
export async function remember(
  world: World,
  run: RunDocument,
  documents: readonly CheckDocument[],
  store: Store,
  now: number,
): Promise<RunHistory> {
  return store.exclusive(CASE_TURN, async () => {
    const rules = caseRules(world);
    const review = world.review ?? new Set<string>();
    const targets: TargetHistory[] = [];
    for (let at = 0; at < documents.length; at += SIDE_BY_SIDE) {
      const some = documents.slice(at, at + SIDE_BY_SIDE);
      targets.push(...(await Promise.all(some.map((one) => rememberTarget(one, run, review, rules, store)))));
    }
    return { targets, precision: await weigh(world, store, now) };
  });
}

async function rememberTarget(
  document: CheckDocument,
  run: RunDocument,
  review: ReadonlySet<string>,
  rules: Rules,
  store: Store,
): Promise<TargetHistory> {
  const before = await readBook(store, document.target.id);
  const said = targetRunOf(document, run, review);
  const unasked = await unaskedSubjects(before, run.id, store);
  const reconciled = reconcile(before, { ...said, unsure: [...said.unsure, ...unasked] }, rules);
  if (reconciled.book !== before) await writeBook(store, reconciled.book);
  return reconciled;
}

/** Subjects of cases found by sampling whose address this run did not ask for. */
async function unaskedSubjects({ target, cases }: CaseBook, run: string, store: Store): Promise<string[]> {
  const sampled = Object.values(cases).filter(
    ({ indicator, state, url }) => SAMPLED_ADDRESSES.has(indicator) && isOpen(state) && url !== null,
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
