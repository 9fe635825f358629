import { fingerprint, matterOf } from '../../judge/index.ts';
import type { CheckDocument, CheckFinding, CheckResult } from '../check-document.ts';
import type { ReportCase } from '../history-model.ts';
import type { ReportModel } from '../model.ts';
import { type Found, foundAs, unreadReason } from '../standing.ts';
import { type Area, areaOf } from './area.ts';
import { type CaseFinder, caseFinder, isSetAside } from './case.ts';

/** One finding of one target as the office documents carry it; texts still raw. */
export interface Problem {
  /** Fingerprint of the finding. */
  id: string;
  /** What has become of it over the runs; null where nothing is remembered, and for advice. */
  case: ReportCase | null;
  area: Area;
  standing: Extract<Found, 'breach' | 'advised' | 'warn'>;
  unit: string;
  unitName: string;
  target: string;
  targetName: string;
  targetUrl: string | null;
  siteCode: string;
  isAccount: boolean;
  /** Of an account: its platform and the day of its newest post. */
  platform: string;
  newestOn: string | null;
  indicator: string;
  title: string;
  clause: string;
  severity: CheckResult['severity'];
  workdays: number;
  message: string;
  /** The message as code and values; null where nothing says so. */
  said: NonNullable<CheckFinding['said']> | null;
  suggestion: string;
  url: string | null;
  measured: CheckResult['measured'];
  /** Places of its result that were counted and not named. */
  unnamed: number;
  threshold: CheckResult['threshold'];
  /** First time it was seen in this run. */
  seenAt: string;
  evidence: string[];
  /** The field it is about and its guiding units, by name; empty when it is about none or about many. */
  field: string;
  guides: string[];
}

/** Something no machine could tell: a result of a target that was read, or a whole target. */
export interface Open {
  unit: string;
  unitName: string;
  targetName: string;
  url: string | null;
  /** null for a target that was not read at all. */
  title: string | null;
  /** '' for a whole target. */
  indicator: string;
  reason: string;
}

/** The number it is looked up by: that of its case. */
export const numberOf = (problem: Problem): string => problem.case?.fingerprint ?? matterOf(problem);

export const isAccount = ({ target }: CheckDocument): boolean => target.kind === 'account';

/** Everything a run looked at: the sites, then the accounts. */
export const documentsOf = (model: ReportModel): CheckDocument[] => [
  ...model.targets,
  ...(model.accounts?.documents ?? []),
];

/** Whether the run read anything at all; where it did not, having found nothing means nothing. */
export const isAnyRead = (model: ReportModel): boolean =>
  documentsOf(model).some((document) => unreadReason(document) === null);

interface Names {
  unit: Map<string, string>;
  field: Map<string, ReportModel['fields'][number]>;
  caseOf: CaseFinder;
}

function problemOf(
  document: CheckDocument,
  result: CheckResult,
  finding: CheckFinding | null,
  names: Names,
): Problem {
  const { target, page, run } = document;
  const about = finding?.about?.fields ?? [];
  const field = about.length === 1 ? names.field.get(about[0] ?? '') : undefined;
  const id = finding?.fingerprint ?? fingerprint(result.indicator, target.id, '');
  return {
    id,
    case: names.caseOf({ id, indicator: result.indicator, target: target.id }),
    area: areaOf(result.indicator),
    standing: foundAs(result) as Problem['standing'],
    unit: target.unit,
    unitName: target.unitName,
    target: target.id,
    targetName: target.name,
    targetUrl: target.url,
    siteCode: page?.identity.siteIDCode[0] ?? '',
    isAccount: isAccount(document),
    platform: document.account?.platform ?? '',
    newestOn: document.account?.newestOn ?? null,
    indicator: result.indicator,
    title: result.title,
    clause: result.clause,
    severity: result.severity,
    workdays: result.rectifyWorkdays,
    message: finding?.message ?? result.message,
    said: finding?.said ?? null,
    suggestion: finding?.suggestion ?? '',
    url: finding?.url ?? null,
    measured: result.measured,
    unnamed: result.unnamed ?? 0,
    threshold: result.threshold,
    seenAt: finding?.attempts[0]?.at ?? run.startedAt,
    evidence: finding?.evidence ?? [],
    field: field?.name ?? '',
    guides: (field?.guides ?? []).map((id) => names.unit.get(id) ?? id),
  };
}

/** Every finding that counts, is advice or is a warning, in the order of the registry; what people set aside is none of
 *  them. Numbers are unique: a second finding of the same number gets a suffix, so that no row of a list is lost. */
export const problemsOf = (model: ReportModel): Problem[] =>
  foundIn(model).filter(({ case: one }) => !isSetAside(one));

/** Findings that a person dismissed or that are under a waiver. */
export const setAsideIn = (model: ReportModel): Problem[] =>
  foundIn(model).filter(({ case: one }) => isSetAside(one));

function foundIn(model: ReportModel): Problem[] {
  const names = {
    unit: new Map(model.units.map((unit) => [unit.id, unit.name])),
    field: new Map(model.fields.map((field) => [field.id, field])),
    caseOf: caseFinder(model),
  };
  const seen = new Map<string, number>();
  const numbered = (problem: Problem): Problem => {
    const times = (seen.get(problem.id) ?? 0) + 1;
    seen.set(problem.id, times);
    return times === 1 ? problem : { ...problem, id: `${problem.id}-${times}` };
  };
  return documentsOf(model)
    .filter((document) => unreadReason(document) === null)
    .flatMap((document) =>
      document.results.flatMap((result) => {
        const standing = foundAs(result);
        if (standing !== 'breach' && standing !== 'advised' && standing !== 'warn') return [];
        const findings = result.findings.length === 0 ? [null] : result.findings;
        return findings.map((finding) => numbered(problemOf(document, result, finding, names)));
      }),
    );
}

/** What a ledger asks to be put right: breaches and advice, a row a case. A search that failed by four titles is one. */
export const ledgerRows = (model: ReportModel): Problem[] => byCase(problemsOf(model));

/** Every row a ledger of the run may have gone out with, before people set any aside. */
export const sentRows = (model: ReportModel): Problem[] => byCase(foundIn(model));

function byCase(problems: readonly Problem[]): Problem[] {
  const rows = new Map<string, Problem>();
  for (const problem of problems) {
    if (problem.standing === 'warn') continue;
    const { case: one } = problem;
    const id = one?.fingerprint ?? problem.id;
    if (!rows.has(id)) rows.set(id, one === null ? problem : { ...problem, id, ...saidBy(one, problem) });
  }
  return [...rows.values()];
}

/** A case speaks as it was last told. */
const saidBy = ({ message }: ReportCase, problem: Problem): Pick<Problem, 'message' | 'said'> => ({
  message,
  said: message === problem.message ? problem.said : null,
});

/** What could not be told. A target that was not read is one entry, not one per indicator. */
export function openOf(model: ReportModel): Open[] {
  const names = new Map(model.units.map((unit) => [unit.id, unit.name]));
  const read = documentsOf(model).flatMap((document): Open[] => {
    const { target, results } = document;
    const base = { unit: target.unit, unitName: target.unitName, targetName: target.name, url: target.url };
    const reason = unreadReason(document);
    if (reason !== null) return [{ ...base, title: null, indicator: '', reason }];
    return results
      .filter((result) => result.verdict === 'undetermined')
      .map(({ title, indicator, reason }) => ({ ...base, title, indicator, reason: reason ?? '' }));
  });
  const unseen = model.unseen.map(
    (target): Open => ({
      unit: target.unit,
      unitName: names.get(target.unit) ?? target.unit,
      targetName: target.name,
      url: target.url,
      title: null,
      indicator: '',
      reason: target.reason,
    }),
  );
  return [...read, ...unseen];
}
