import type { Case } from '../../cases/index.ts';
import { chinaDay } from '../../facts/index.ts';
import { type CheckDocument, type ReportModel, withSetAside } from '../../report/index.ts';
import type { Store } from '../../store/index.ts';
import { availabilityIndicator, availabilityRules } from '../availability-rules.ts';
import { readBook } from '../books/index.ts';
import type { PolicyRef, RunDocument } from '../run-document.ts';
import type { World } from '../world.ts';
import { announce } from './announce.ts';
import { remember } from './remember.ts';
import { availabilitySection, casesToday, grouped, historySection, standingToday } from './report.ts';
import { withTrend } from './trend.ts';

/** The chapters of a report that look back. */
export type HistorySections = Pick<
  ReportModel,
  'history' | 'remembered' | 'availability' | 'availabilityRules'
>;

const COLLECTION = 'history';

interface Kept {
  sections: HistorySections;
  policies: PolicyRef[];
  /** Targets whose changes stand in the sections. */
  told?: string[];
}

/** Reconciles a run with the cases and keeps what the report tells of it, so that it can be written again. A run that
 *  goes on after an interruption is told as a whole. */
export async function rememberRun(
  world: World,
  run: RunDocument,
  documents: readonly CheckDocument[],
  store: Store,
  now: number,
): Promise<HistorySections> {
  if (documents.length === 0) return {};
  const earlier = await store.documents.get<Kept>(COLLECTION, run.id);
  const told = new Set(earlier?.told);
  let sections: HistorySections = {};
  await remember(world, run, documents, store, now, async (history) => {
    await announce(world, history, store, now);
    const targets = history.targets.filter(({ book, isNew }) => isNew && !told.has(book.target));
    for (const { book } of targets) told.add(book.target);
    sections = {
      history: together(earlier?.sections.history, historySection({ ...history, targets }, world, now)),
      availability: availabilitySection(world, run.planned, now),
      availabilityRules: {
        ...availabilityRules(world),
        severity: availabilityIndicator(world)?.severity ?? null,
      },
    };
    await store.documents.put<Kept>(COLLECTION, run.id, {
      sections,
      policies: run.policies,
      told: [...told],
    });
  });
  return sections;
}

/** A model with its cases as they stand now, and its figures by them. What a run found stays as it was. */
export async function withCasesOfToday(
  model: ReportModel,
  store: Pick<Store, 'documents'>,
  now: number,
): Promise<ReportModel> {
  const { history, remembered } = model;
  const targets = new Set([...(history?.cases ?? []), ...(remembered ?? [])].map(({ target }) => target));
  const cases = new Map<string, Case>();
  for (const target of targets)
    for (const one of Object.values((await readBook(store, target)).cases)) cases.set(one.fingerprint, one);
  const today = chinaDay(now);
  const standing = withSetAside({
    ...model,
    ...(history && { history: standingToday(history, cases, today) }),
    ...(remembered && { remembered: casesToday(remembered, cases, today) }),
  });
  return withTrend(standing, store);
}

type Section = NonNullable<ReportModel['history']>;

/** What the first part of a run brought, and what its second part brought. */
function together(earlier: Section | undefined, later: Section): Section {
  if (!earlier) return later;
  const cases = [...later.cases, ...earlier.cases];
  const count = (kind: Section['cases'][number]['change']): number =>
    cases.filter(({ change }) => change === kind).length;
  return {
    ...later,
    since: earlier.since ?? later.since,
    compared: earlier.compared + later.compared,
    first: earlier.first + later.first,
    incomparable: grouped([...earlier.incomparable, ...later.incomparable]),
    unknownYears: [...new Set([...earlier.unknownYears, ...later.unknownYears])].sort(),
    cases,
    counts: {
      new: count('new'),
      persisting: count('persisting'),
      regressed: count('regressed'),
      fixed: count('fixed'),
      unseen: count('unseen'),
    },
  };
}

/** The kept chapters of a run; only its cases when it is judged under other policies than then. */
export async function sectionsOf(
  store: Pick<Store, 'documents'>,
  run: Pick<RunDocument, 'id'>,
  policies: readonly PolicyRef[],
): Promise<HistorySections> {
  const kept = await store.documents.get<Kept>(COLLECTION, run.id);
  const hashes = (all: readonly PolicyRef[]): string =>
    all
      .map(({ hash }) => hash)
      .sort()
      .join(' ');
  if (!kept) return {};
  if (hashes(kept.policies) === hashes(policies)) return kept.sections;
  return { remembered: kept.sections.history?.cases ?? [] };
}
