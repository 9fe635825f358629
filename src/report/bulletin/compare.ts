import { matterOf, samplesAddresses } from '../../judge/index.ts';
import type { CheckDocument, CheckResult } from '../check-document.ts';
import type { ReportModel } from '../model.ts';
import { mayHaveMore, openAddresses } from '../silence.ts';
import { standingOf, unreadReason } from '../standing.ts';
import { documentsOf, type Problem, problemsOf, setAsideIn } from './problem.ts';

/** Two runs held side by side. Only breaches; only what was told both times. */
export type Change =
  | { comparable: false; why: 'city' | 'policies' }
  | {
      comparable: true;
      /** Breaches of the earlier run that the later one, having looked, no longer found. */
      fixed: Problem[];
      /** As the earlier run saw them, still there. */
      persisting: Problem[];
      /** New, where the earlier run had looked and could tell. */
      fresh: Problem[];
      /** Breaches of the earlier run on which the later one can say nothing. */
      untold: Problem[];
    };

/** Policies and their content; runs compare only when it is the same (standards §13.3). */
export const policyKey = (model: Pick<ReportModel, 'policies'>): string =>
  model.policies
    .map(({ id, hash }) => `${id} ${hash}`)
    .sort()
    .join('\n');

const resultKey = (target: string, indicator: string): string => JSON.stringify([target, indicator]);

/** Results that were told: of a target that was read, and neither open nor out of application. */
function toldResults(documents: readonly CheckDocument[]): Map<string, CheckResult> {
  return new Map(
    documents
      .filter((document) => unreadReason(document) === null)
      .flatMap((document) =>
        document.results
          .filter((result) => result.verdict !== 'undetermined' && result.verdict !== 'not_applicable')
          .map((result) => [resultKey(document.target.id, result.indicator), result] as const),
      ),
  );
}

/** Whether a run, having looked, would have named this problem. Of files it looks at some only. */
function wouldName(model: ReportModel): (problem: Problem) => boolean {
  const documents = documentsOf(model);
  const told = toldResults(documents);
  const byTarget = new Map(
    documents.map((document) => [document.target.id, { document, open: new Set(openAddresses(document)) }]),
  );
  return ({ target, indicator, url }) => {
    if (samplesAddresses(indicator)) return false;
    const [result, seen] = [told.get(resultKey(target, indicator)), byTarget.get(target)];
    if (!result || !seen || mayHaveMore(seen.document, result)) return false;
    return url === null || !seen.open.has(url);
  };
}

/** Breaches by matter; of one that several samples show the first stands for all. */
function breaches(model: ReportModel): Map<string, Problem> {
  const found = new Map<string, Problem>();
  for (const problem of problemsOf(model)) {
    const matter = matterOf(problem);
    if (problem.standing === 'breach' && !found.has(matter)) found.set(matter, problem);
  }
  return found;
}

const asideIn = (model: ReportModel): Set<string> => new Set(setAsideIn(model).map(matterOf));

/** What changed from one run to a later one, comparing only like with like. */
export function compareRuns(before: ReportModel, after: ReportModel): Change {
  if (before.city.id !== after.city.id) return { comparable: false, why: 'city' };
  if (policyKey(before) !== policyKey(after)) return { comparable: false, why: 'policies' };
  const [wasAside, isAside] = [asideIn(before), asideIn(after)];
  const [isTold, wasTold] = [wouldName(after), wouldName(before)];
  const [allThen, now] = [breaches(before), breaches(after)];
  const then = [...allThen.values()].filter((problem) => !isAside.has(matterOf(problem)));
  const stillThere = (problem: Problem): boolean => now.has(matterOf(problem));
  // What was waived then is old, though the waiver has ended since.
  const wasThere = (matter: string): boolean => allThen.has(matter) || wasAside.has(matter);
  return {
    comparable: true,
    fixed: then.filter((problem) => isTold(problem) && !stillThere(problem)),
    persisting: then.filter(stillThere),
    fresh: [...now.values()].filter((problem) => !wasThere(matterOf(problem)) && wasTold(problem)),
    untold: then.filter((problem) => !isTold(problem) && !stillThere(problem)),
  };
}

/** Results of one run counted where they were told; the base of a rate. */
export function toldCounts(model: ReportModel): { pass: number; breach: number } {
  const standings = [...toldResults(model.targets).values()].map(standingOf);
  return {
    pass: standings.filter((standing) => standing === 'pass').length,
    breach: standings.filter((standing) => standing === 'breach').length,
  };
}
