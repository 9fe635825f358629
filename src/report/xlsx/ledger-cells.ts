import { type FilledKey, LEDGER, type LedgerKey } from '../../wording/ledger.ts';
import { SEVERITY_NAMES } from '../../wording/report-terms.ts';
import { standardText } from '../../wording/standards.ts';
import { caseStateName, discreet, type Problem, sentRows } from '../bulletin/index.ts';
import { clip, linkable, readable } from '../clean.ts';
import type { EvidencePath } from '../html/index.ts';
import type { ReportModel } from '../model.ts';
import type { SheetCell } from '../xlsx.ts';

/** An address as a link when it may be one, else as text. */
export function linkCell(url: string | null): SheetCell {
  if (url === null) return '';
  const href = linkable(url);
  const text = clip(readable(url), 500);
  return href === null ? text : { text, link: href };
}

/** Evidence as a link into the store; in a file that leaves the house only its number. */
function evidenceCell(evidence: readonly string[], pathOf: EvidencePath | undefined): SheetCell {
  const [first] = evidence;
  if (first === undefined) return LEDGER.noEvidence;
  const path = pathOf?.(first) ?? null;
  const short = clip(first.replace('sha256:', ''), 12);
  return path === null ? LEDGER.kept(short) : { text: LEDGER.evidence, link: path };
}

const severity = ({ standing, severity: weight }: Problem): string =>
  standing === 'breach' ? SEVERITY_NAMES[weight] : LEDGER.advised(SEVERITY_NAMES[weight]);

const dayCell = (day: string | null): SheetCell => (day === null ? '' : { day });

/** Cells people fill in, as far as the case already answers them. */
function filledCells({ case: one }: Problem): Partial<Record<FilledKey, SheetCell>> {
  if (one === null) return {};
  return {
    reviewState: one.reviewed ? LEDGER.reviewed : LEDGER.unreviewed,
    notifiedOn: dayCell(one.notifiedOn),
    deadline: dayCell(one.dueOn),
  };
}

/** What a returned ledger must not have changed. */
const writtenCells = (problem: Problem) => ({
  unit: discreet(problem.unitName),
  target: discreet(problem.targetName),
  rule: clip(problem.indicator, 80),
  problem: discreet(problem.message, 1000),
});

/** What the program knows of one row, by column; the rest is for people. */
export function ledgerCells(
  problem: Problem,
  at: number,
  model: ReportModel,
  pathOf: EvidencePath | undefined,
): Partial<Record<LedgerKey, SheetCell>> {
  const { case: one } = problem;
  return {
    ...writtenCells(problem),
    ...filledCells(problem),
    no: at + 1,
    case: problem.id,
    state: model.history === undefined ? '' : caseStateName(one),
    seenAt: { instant: one?.firstSeenAt ?? problem.seenAt },
    run: model.run.id,
    region: discreet(model.city.name),
    guides: discreet(problem.guides.join('、')),
    kind: problem.isAccount ? discreet(problem.platform, 40) || LEDGER.kinds.account : LEDGER.kinds.site,
    siteCode: discreet(problem.siteCode, 40),
    field: discreet(problem.field),
    url: linkCell(problem.url),
    parent: linkCell(problem.targetUrl),
    evidence: evidenceCell(problem.evidence, pathOf),
    clause: discreet(problem.clause),
    threshold: discreet(standardText(problem.indicator, problem.threshold)),
    measured: problem.measured === null ? '' : discreet(String(problem.measured)),
    severity: severity(problem),
    term: problem.standing === 'breach' ? LEDGER.term(problem.workdays) : '',
    overdue: one?.overdue ? LEDGER.overdue : '',
    told: discreet(one?.told ?? '', 1000),
  };
}

/** One row of a run's ledger, to hold a returned one against. */
export interface LedgerRow {
  id: string;
  unit: string;
  target: string;
  /** ISO instant it was first seen. */
  seenAt: string;
  /** Texts that may not come back changed. */
  written: Partial<Record<LedgerKey, string>>;
}

/** The rows of a run's ledger by their numbers. */
export const ledgerOf = (model: ReportModel): Map<string, LedgerRow> =>
  new Map(
    sentRows(model).map((problem) => {
      const { id, unit, target, seenAt, case: one } = problem;
      return [id, { id, unit, target, seenAt: one?.firstSeenAt ?? seenAt, written: writtenCells(problem) }];
    }),
  );
