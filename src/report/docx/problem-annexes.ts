import { ANNEX } from '../../wording/annex.ts';
import { SEVERITY_NAMES, STANDINGS } from '../../wording/report-terms.ts';
import { standardText } from '../../wording/standards.ts';
import {
  caseStateName,
  discreet,
  gatherCases,
  gatherProblems,
  ledgerRows,
  type Problem,
  type Row,
  rowLines,
  rowText,
} from '../bulletin/index.ts';
import { readable } from '../clean.ts';
import { formatTime } from '../format.ts';
import type { ReportModel } from '../model.ts';
import { column, list, text } from './annex.ts';
import { LANDSCAPE_WIDTH, TYPE_AREA } from './page.ts';
import type { Block, Cell } from './parts.ts';

const { heads } = ANNEX;
/** So many names stand in a row of the summary; the lists before it have them all. */
const MOST_NAMED = 3;
/** So many numbers of cases; the workbook has them all. */
const MOST_NUMBERS = 2;

/** Lines of one row; more are read by nobody, and stand in the workbook. */
const MOST_LINES = 40;

/** Sentences, and after those of one page its address. */
function told(row: Row<Problem>): Cell {
  const all = rowLines(row);
  const lines = all.slice(0, MOST_LINES);
  const hidden = all.slice(MOST_LINES).reduce((sum, { count }) => sum + count, 0);
  const withAddress = lines.map(({ text, url }, at) =>
    url === null || lines[at + 1]?.url === url ? text : `${text} ${discreet(readable(url), 160)}`.trim(),
  );
  const { unnamed } = row.first;
  const rest = [hidden > 0 ? ANNEX.hidden(hidden) : '', unnamed > 0 ? ANNEX.unnamed(unnamed) : ''];
  return { text: [...withAddress, ...rest.filter((each) => each !== '')].join('\n') };
}

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
  return list(1, ANNEX.vetoNote, columns, gatherProblems(vetoes), TYPE_AREA.width, (row) => [
    text(row.first.unitName),
    text(row.first.targetName),
    text(row.first.title),
    told(row),
    text(row.first.clause),
  ]);
}

const held = ({ indicator, measured, threshold }: Problem): Cell => {
  const standard = standardText(indicator, threshold);
  const lines = [
    discreet(readable(String(measured ?? '')), 60),
    standard === '' ? '' : discreet(ANNEX.standard(standard), 60),
  ];
  return { text: lines.filter((line) => line !== '').join('\n') };
};

const weight = ({ standing, severity }: Problem): string =>
  standing === 'breach' ? SEVERITY_NAMES[severity] : STANDINGS[standing].word.replace('不合规·', '');

const stateOf = ({ case: one }: Problem): Cell => text(one === null ? '' : caseStateName(one));

export function siteAnnex(problems: readonly Problem[]): Block[] {
  const columns = [
    column(heads.no, 4.8, 'center'),
    column(heads.unit, 8),
    column(heads.target, 12),
    column(heads.indicator, 15),
    column(heads.problemAt, 44),
    column(heads.measured, 15),
    column(heads.clause, 15),
    column(heads.weight, 7, 'center'),
    column(heads.caseState, 7, 'center'),
    column(heads.seen, 11, 'center'),
  ];
  const rows = gatherProblems(problems.filter(({ isAccount }) => !isAccount));
  return list(2, ANNEX.listNote, columns, rows, LANDSCAPE_WIDTH, (row) => [
    text(row.first.unitName),
    text(row.first.targetName),
    text(row.first.title),
    told(row),
    held(row.first),
    text(row.first.clause),
    text(weight(row.first)),
    stateOf(row.first),
    day(row.first.seenAt),
  ]);
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
    column(heads.weight, 7, 'center'),
    column(heads.caseState, 7, 'center'),
  ];
  const rows = gatherProblems(problems.filter(({ isAccount }) => isAccount));
  return list(3, ANNEX.listNote, columns, rows, LANDSCAPE_WIDTH, (row) => [
    text(row.first.platform || ANNEX.account),
    text(row.first.targetName),
    text(row.first.unitName),
    text(row.first.title),
    text(row.first.newestOn ?? '—'),
    told(row),
    text(weight(row.first)),
    stateOf(row.first),
  ]);
}

/** The day to rectify by once it is known, before that the days after the notice. */
function termOf({ case: one, workdays }: Problem): string {
  if (one?.dueOn == null) return ANNEX.days(workdays);
  return one.overdue ? ANNEX.overdue(one.dueOn) : one.dueOn;
}

const numbersOf = (problems: readonly Problem[]): string =>
  problems.length > MOST_NUMBERS ? ANNEX.numbersElsewhere : problems.map(({ id }) => id).join(' ');

export function ledgerAnnex(model: ReportModel): Block[] {
  const columns = [
    column(heads.no, 4.8, 'center'),
    column(heads.unit, 8),
    column(heads.target, 12),
    column(heads.indicator, 16),
    column(heads.problem, 36),
    column(heads.count, 6.5, 'center'),
    column(heads.case, 19),
    column(heads.caseState, 7, 'center'),
    column(heads.deadline, 12.5, 'center'),
    column(heads.action, 12),
    column(heads.done, 8),
    column(heads.outcome, 8),
  ];
  const own = ledgerRows(model).filter(({ standing }) => standing === 'breach');
  const rows = gatherCases(own, termOf);
  return list(4, ANNEX.ledgerNote, columns, rows, LANDSCAPE_WIDTH, (row) => [
    text(row.first.unitName),
    text(row.first.targetName),
    text(row.first.title),
    text(rowText(row, MOST_NAMED), 160),
    text(row.all.length),
    text(numbersOf(row.all)),
    text(model.history === undefined ? '' : caseStateName(row.first.case)),
    text(termOf(row.first)),
  ]);
}
