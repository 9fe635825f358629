import { ANNEX } from '../../wording/annex.ts';
import { LEDGER, OPEN_COLUMNS, PROBLEM_COLUMNS, SUPERVISE_COLUMNS } from '../../wording/ledger.ts';
import { reasonText } from '../../wording/reasons.ts';
import { CELL_NAMES, SEVERITY_NAMES, STANDINGS, unreadHelp, unreadName } from '../../wording/report-terms.ts';
import { standardText } from '../../wording/standards.ts';
import {
  AREAS,
  caseStateName,
  discreet,
  numberOf,
  openOf,
  type Problem,
  problemsOf,
  supervisionOf,
} from '../bulletin/index.ts';
import type { ReportModel } from '../model.ts';
import { type BookSheet, type SheetCell, type SheetColumn, writeBook } from '../xlsx.ts';
import { linkCell } from './ledger-cells.ts';
import { matrixSheet } from './matrix.ts';

type Heads = readonly (readonly [key: string, head: string, width: number])[];

const columnsOf = (heads: Heads): SheetColumn[] =>
  heads.map(([key, head, width]) => ({
    head,
    width,
    kind: key === 'no' ? 'number' : key === 'seenAt' ? 'time' : 'text',
  }));

const inOrder = (heads: Heads, cells: Record<string, SheetCell>): SheetCell[] =>
  heads.map(([key]) => cells[key] ?? '');

const held = (value: Problem['measured']): string => (value === null ? '' : discreet(String(value)));

const problemRow = (problem: Problem, at: number): SheetCell[] =>
  inOrder(PROBLEM_COLUMNS, {
    no: at + 1,
    unit: discreet(problem.unitName),
    target: discreet(problem.targetName),
    standing: STANDINGS[problem.standing].word,
    title: discreet(problem.title),
    problem: discreet(problem.message, 1000),
    url: linkCell(problem.url),
    measured: held(problem.measured),
    threshold: discreet(standardText(problem.indicator, problem.threshold)),
    clause: discreet(problem.clause),
    severity: SEVERITY_NAMES[problem.severity],
    state: problem.case === null ? '' : caseStateName(problem.case),
    seenAt: { instant: problem.seenAt },
    suggestion: discreet(problem.suggestion, 1000),
    case: numberOf(problem),
  });

function openSheet(model: ReportModel): BookSheet {
  return {
    name: LEDGER.sheets.open,
    columns: columnsOf(OPEN_COLUMNS),
    rows: openOf(model).map(({ unitName, targetName, url, title, indicator, reason }, at) =>
      inOrder(OPEN_COLUMNS, {
        no: at + 1,
        unit: discreet(unitName),
        target: discreet(targetName),
        title: title === null ? ANNEX.whole : discreet(title),
        reason: discreet(title === null ? unreadName(reason) : reasonText(reason, indicator).name),
        need: discreet(title === null ? unreadHelp(reason) : reasonText(reason, indicator).advice),
        url: linkCell(url),
      }),
    ),
  };
}

/** Per guiding unit what to supervise. */
function superviseSheet(model: ReportModel): BookSheet {
  return {
    name: LEDGER.sheets.supervise,
    columns: columnsOf(SUPERVISE_COLUMNS.map(([key, head, width]) => [key, head, width] as const)),
    rows: supervisionOf(model).map((duty) =>
      inOrder(SUPERVISE_COLUMNS, {
        guide: discreet(duty.guide),
        no: duty.no,
        field: discreet(duty.field),
        unit: discreet(duty.unitName),
        state: CELL_NAMES[duty.state].word,
        matter: duty.matter,
        newest: duty.newest ?? '',
        url: linkCell(duty.url),
      }),
    ),
  };
}

const hasRows = ({ rows }: BookSheet): boolean => rows.length > 0;

/** What the book says, and of which kinds there is nothing: a sheet left away must not look forgotten. */
function coverSheet(model: ReportModel): BookSheet {
  const areas = new Set(problemsOf(model).map(({ area }) => area));
  const none = AREAS.filter((area) => !areas.has(area)).map((area) => LEDGER.sheets[area]);
  const texts = [...LEDGER.problemNotes, ...(none.length > 0 ? [LEDGER.noneOf(none)] : [])];
  return {
    name: LEDGER.sheets.notes,
    columns: [{ head: LEDGER.sheets.notes, width: 100 }],
    rows: texts.map((text) => [text]),
    plain: true,
  };
}

/** 问题清单: one sheet per kind, then what could not be told, the matrix, and what each guiding unit has to see to. */
export function renderProblems(model: ReportModel): Promise<Uint8Array> {
  const problems = problemsOf(model);
  const title = LEDGER.problemsTitle(discreet(model.city.name, 40));
  const found = AREAS.filter((area) => problems.some((problem) => problem.area === area));
  const lists = found.map(
    (area): BookSheet => ({
      name: LEDGER.sheets[area],
      columns: columnsOf(PROBLEM_COLUMNS),
      frozenColumns: 2,
      pagesWide: 2,
      rows: problems.filter((problem) => problem.area === area).map(problemRow),
    }),
  );
  return writeBook({
    title,
    footer: LEDGER.header(title, model.run.id),
    at: model.run.startedAt,
    sheets: [
      ...lists,
      ...[openSheet(model), matrixSheet(model), superviseSheet(model)].filter(hasRows),
      coverSheet(model),
    ],
  });
}
