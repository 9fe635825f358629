import { ANNEX } from '../../wording/annex.ts';
import { reasonText } from '../../wording/reasons.ts';
import { SEVERITY_NAMES, STANDINGS, unreadHelp, unreadName } from '../../wording/report-terms.ts';
import {
  type Bulletin,
  caseStateName,
  documentsOf,
  ledgerRows,
  type Open,
  type Problem,
} from '../bulletin/index.ts';
import type { CheckResult } from '../check-document.ts';
import { readable } from '../clean.ts';
import { formatTime } from '../format.ts';
import type { ReportModel } from '../model.ts';
import { annex, column, MOST_ROWS, text } from './annex.ts';
import { LANDSCAPE_WIDTH, TYPE_AREA, twips } from './page.ts';
import type { Block, Cell } from './parts.ts';

const { heads } = ANNEX;
/** Room to write by hand. */
const FORM_ROW = twips(16);

const address = (url: string | null): Cell => text(url === null ? '' : readable(url), 160);
const day = (iso: string): Cell => text(formatTime(iso).slice(0, 10));

export function vetoAnnex(problems: readonly Problem[]): Block[] {
  const vetoes = problems.filter(({ standing, severity }) => standing === 'breach' && severity === 'veto');
  const columns = [
    column(heads.no, 6, 'center'),
    column(heads.unit, 14),
    column(heads.target, 18),
    column(heads.indicator, 18),
    column(heads.problem, 30),
    column(heads.clause, 15),
  ];
  const rows = vetoes
    .slice(0, MOST_ROWS)
    .map((problem, at) => [
      text(at + 1),
      text(problem.unitName),
      text(problem.targetName),
      text(problem.title),
      text(problem.message),
      text(problem.clause),
    ]);
  return annex(1, ANNEX.vetoNote, columns, rows, TYPE_AREA.width, { all: vetoes.length });
}

const held = ({ measured, threshold }: Problem): string =>
  measured === null && threshold === null
    ? ''
    : `${measured === null ? '—' : readable(String(measured))} / ${threshold ?? '—'}`;

const weight = ({ standing, severity }: Problem): string =>
  standing === 'breach' ? SEVERITY_NAMES[severity] : STANDINGS[standing].word.replace('不合规·', '');

export function siteAnnex(problems: readonly Problem[]): Block[] {
  const columns = [
    column(heads.no, 4.8, 'center'),
    column(heads.unit, 8),
    column(heads.target, 11),
    column(heads.indicator, 12),
    column(heads.problem, 26),
    column(heads.page, 24),
    column(heads.measured, 9),
    column(heads.clause, 15),
    column(heads.weight, 8, 'center'),
    column(heads.seen, 12, 'center'),
  ];
  const own = problems.filter(({ isAccount }) => !isAccount);
  const rows = own
    .slice(0, MOST_ROWS)
    .map((problem, at) => [
      text(at + 1),
      text(problem.unitName),
      text(problem.targetName),
      text(problem.title),
      text(problem.message),
      address(problem.url),
      text(held(problem), 60),
      text(problem.clause),
      text(weight(problem)),
      day(problem.seenAt),
    ]);
  return annex(2, ANNEX.listNote, columns, rows, LANDSCAPE_WIDTH, { all: own.length });
}

/** The five columns one county's bulletin made usual (standards §13.1, 15), and what was seen. */
export function mediaAnnex(problems: readonly Problem[]): Block[] {
  const columns = [
    column(heads.no, 4.8, 'center'),
    column(heads.kind, 10),
    column(heads.target, 18),
    column(heads.unit, 14),
    column(heads.indicator, 16),
    column(heads.updated, 12, 'center'),
    column(heads.problem, 30),
  ];
  const own = problems.filter(({ isAccount }) => isAccount);
  const rows = own
    .slice(0, MOST_ROWS)
    .map((problem, at) => [
      text(at + 1),
      text(problem.platform || ANNEX.account),
      text(problem.targetName),
      text(problem.unitName),
      text(problem.title),
      text(problem.newestOn ?? '—'),
      text(problem.message),
    ]);
  return annex(3, ANNEX.listNote, columns, rows, LANDSCAPE_WIDTH, { all: own.length });
}

/** The day to rectify by once it is known, before that the days after the notice. */
function term({ case: one, workdays }: Problem): string {
  if (one?.dueOn == null) return ANNEX.days(workdays);
  return one.overdue ? ANNEX.overdue(one.dueOn) : one.dueOn;
}

export function ledgerAnnex(model: ReportModel): Block[] {
  const columns = [
    column(heads.no, 4.8, 'center'),
    column(heads.case, 15.5),
    column(heads.unit, 9),
    column(heads.target, 12),
    column(heads.problem, 28),
    column(heads.caseState, 8, 'center'),
    column(heads.deadline, 13, 'center'),
    column(heads.action, 16),
    column(heads.done, 9),
    column(heads.outcome, 9),
  ];
  const own = ledgerRows(model).filter(({ standing }) => standing === 'breach');
  const rows = own
    .slice(0, MOST_ROWS)
    .map((problem, at) => [
      text(at + 1),
      text(problem.id),
      text(problem.unitName),
      text(problem.targetName),
      text(problem.message, 120),
      text(model.history === undefined ? '' : caseStateName(problem.case)),
      text(term(problem)),
    ]);
  return annex(4, ANNEX.ledgerNote, columns, rows, LANDSCAPE_WIDTH, { all: own.length });
}

/** Whole targets have names of their own for why they were not read. */
function whyAndNeed({ title, reason, indicator }: Open): [string, string] {
  if (title === null) return [unreadName(reason), unreadHelp(reason)];
  const { name, advice } = reasonText(reason, indicator);
  return [name, advice];
}

export function openAnnex({ open }: Bulletin): Block[] {
  const columns = [
    column(heads.no, 4.8, 'center'),
    column(heads.unit, 12),
    column(heads.target, 18),
    column(heads.item, 20),
    column(heads.why, 18),
    column(heads.need, 32),
  ];
  const rows = open
    .slice(0, MOST_ROWS)
    .map((each, at) => [
      text(at + 1),
      text(each.unitName),
      text(each.targetName),
      text(each.title ?? ANNEX.whole),
      ...whyAndNeed(each).map((value) => text(value)),
    ]);
  return annex(5, ANNEX.openNote, columns, rows, LANDSCAPE_WIDTH, { all: open.length });
}

/** The standard itself; `17/17` only says that all of them must hold. */
const standardOf = ({ threshold }: CheckResult): string | number =>
  threshold === null ? '—' : /^(\d+)\/\1$/.test(String(threshold)) ? ANNEX.all : threshold;

/** Every indicator that was applied, once, with what it holds a page against. */
export function methodAnnex(model: ReportModel): Block[] {
  const columns = [
    column(heads.no, 4.8, 'center'),
    column(heads.item, 26),
    column(heads.standard, 16),
    column(heads.clause, 26),
    column(heads.severity, 9, 'center'),
    column(heads.days, 12, 'center'),
    column(heads.version, 22),
  ];
  const version = new Map(
    model.policies.map(({ id, version, hash }) => [
      id,
      `${version} ${hash.replace('sha256:', '').slice(0, 12)}`,
    ]),
  );
  const results = new Map<string, CheckResult>();
  for (const result of documentsOf(model).flatMap((document) => document.results)) {
    const key = `${result.policy} ${result.indicator}`;
    if ((results.get(key)?.threshold ?? null) === null) results.set(key, result);
  }
  const rows = [...results.values()].map((result, at) => [
    text(at + 1),
    text(result.title),
    text(standardOf(result)),
    text(result.clause),
    text(SEVERITY_NAMES[result.severity]),
    text(result.rectifyWorkdays),
    text(version.get(result.policy) ?? ''),
  ]);
  return annex(6, ANNEX.methodNote, columns, rows, LANDSCAPE_WIDTH);
}

/** A form to fill in by hand, and the last page with the record at its foot. */
export function appealAnnex(): Block[] {
  const rows = ANNEX.appeal.map(([label, value]): Cell[] => [{ text: label, bold: true }, { text: value }]);
  const columns = [column(heads.item, 22), column('', 78)];
  return annex(7, '', columns, rows, TYPE_AREA.width, { rowHeight: FORM_ROW });
}
