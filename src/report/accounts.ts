import { categoryName } from '../wording/media.ts';
import { reasonText } from '../wording/reasons.ts';
import type { CheckDocument, CheckResult } from './check-document.ts';
import type { ReportModel } from './model.ts';
import { standingOf, tally } from './standing.ts';

type Section = NonNullable<ReportModel['accounts']>;
type Count = Section['byType'][number];
export type AccountStanding = 'pass' | 'fail' | 'warn' | 'undetermined' | 'left';

export interface AccountsInput {
  documents: readonly CheckDocument[];
  gateways: readonly (Section['gateways'][number] & { standsStill: boolean })[];
  /** Accounts the run set out to ask and did not come to. */
  missed?: number;
}

/** What an account comes to: breaches first, then whether its updates could be judged. Things that are used and not
 *  read (apps) are judged by their links. */
export function accountStanding({ target, results }: CheckDocument): AccountStanding {
  if (target.state !== 'active') return 'left';
  if (tally(results).breach > 0) return 'fail';
  const main = mainResult(results);
  if (!main || main.verdict === 'undetermined') return 'undetermined';
  return standingOf(main) === 'warn' ? 'warn' : 'pass';
}

const ofIndicator = (results: readonly CheckResult[], id: string): CheckResult | undefined =>
  results.find(({ indicator }) => indicator === id);

function mainResult(results: readonly CheckResult[]): CheckResult | undefined {
  const freshness = ofIndicator(results, 'account-freshness');
  return freshness?.verdict === 'not_applicable' ? ofIndicator(results, 'account-links') : freshness;
}

/** The part of the report about accounts; undefined when the run saw none. Pure. */
export function accountsSection({ documents, gateways, missed = 0 }: AccountsInput): Section | undefined {
  if (documents.length === 0) return undefined;
  const standings = documents.map((document) => ({ document, standing: accountStanding(document) }));
  const asked = standings.filter(({ standing }) => standing !== 'left');
  return {
    registered: documents.length + missed,
    missed,
    asked: asked.length,
    decided: asked.filter(({ document }) => isDecided(document)).length,
    counts: countOf(
      '',
      standings.map(({ standing }) => standing),
    ),
    byType: grouped(standings, ({ account }) => account?.platform ?? ''),
    byUnit: grouped(standings, ({ target }) => target.unitName),
    gateways: gateways
      .filter(({ standsStill }) => standsStill)
      .map(({ gateway, accounts, newestAt, alive }) => ({ gateway, accounts, newestAt, alive })),
    problems: standings.flatMap(({ document, standing }) =>
      standing === 'left' ? [] : problemsOf(document),
    ),
    todo: asked.flatMap(({ document }) => todoOf(document)),
    documents: [...documents],
  };
}

/** Coverage: the rule everybody is judged by could be answered. */
const isDecided = ({ results }: CheckDocument): boolean => {
  const verdict = mainResult(results)?.verdict;
  return verdict !== undefined && verdict !== 'undetermined';
};

function grouped(
  standings: readonly { document: CheckDocument; standing: AccountStanding }[],
  nameOf: (document: CheckDocument) => string,
): Count[] {
  const groups = Map.groupBy(standings, ({ document }) => nameOf(document));
  return [...groups].map(([name, members]) =>
    countOf(
      name,
      members.map(({ standing }) => standing),
    ),
  );
}

function countOf(name: string, standings: readonly AccountStanding[]): Count {
  const of = (wanted: AccountStanding): number => standings.filter((each) => each === wanted).length;
  return {
    name,
    total: standings.length,
    pass: of('pass'),
    fail: of('fail'),
    warn: of('warn'),
    undetermined: of('undetermined'),
    left: of('left'),
  };
}

const head = ({ target, account }: CheckDocument) => ({
  account: target.id,
  type: account?.platform ?? '',
  name: target.name,
  unit: target.unitName,
});

/** Rows of the bulletin's table: breaches, and what will be one soon. */
const problemsOf = (document: CheckDocument): Section['problems'] =>
  document.results
    .filter((result) => ['breach', 'warn'].includes(standingOf(result)) && result.severity !== 'advice')
    .map((result) => ({
      ...head(document),
      category: categoryName(result.indicator, result.verdict === 'warn') ?? result.title,
      verdict: result.verdict,
      detail: result.message,
      newestOn: document.account?.newestOn ?? null,
    }));

/** Open, and a person can close it. Links that no source shows are nobody's task: there is nothing to look at. */
const isToDo = ({ indicator, verdict, severity, reason }: CheckResult): boolean =>
  verdict === 'undetermined' &&
  severity !== 'advice' &&
  !(indicator === 'account-links' && (reason === 'partial_source' || reason === 'no_source'));

/** One line per account: what keeps it from being judged, and who can do what about it. */
function todoOf(document: CheckDocument): Section['todo'] {
  const open = document.results.filter(isToDo);
  const [first] = [...open.filter(({ severity }) => severity === 'veto'), ...open];
  if (!first) return [];
  const reason = first.reason ?? '';
  const { name, advice } = reasonText(reason, first.indicator);
  const details = [
    ...new Set(
      open.flatMap(({ findings }) => findings.map(({ message, suggestion }) => `${message}${suggestion}`)),
    ),
  ];
  return [
    {
      ...head(document),
      reason,
      cause: name,
      advice,
      detail: details.slice(0, 3).join(''),
      titles: [...new Set(open.map(({ title }) => title))],
      newestOn: document.account?.newestOn ?? null,
    },
  ];
}
