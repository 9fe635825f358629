import {
  LEDGER,
  LEDGER_COLUMNS,
  LEDGER_DAYS,
  LEDGER_FILLED,
  LEDGER_STATES,
  type LedgerKey,
} from '../../wording/ledger.ts';
import { SEVERITY_NAMES } from '../../wording/report-terms.ts';
import { AREAS, discreet, type Problem, problemsOf } from '../bulletin/index.ts';
import { clip, linkable, readable } from '../clean.ts';
import type { EvidencePath } from '../html/index.ts';
import type { ReportModel } from '../model.ts';
import { type Book, type BookSheet, type SheetCell, type SheetColumn, writeBook } from '../xlsx.ts';

const isFilled = (key: LedgerKey): boolean => LEDGER_FILLED.some((each) => each === key);
const isDay = (key: LedgerKey): boolean => LEDGER_DAYS.some((each) => each === key);

const choicesOf = (key: LedgerKey): readonly string[] | undefined =>
  new Map<string, readonly string[]>(Object.entries(LEDGER_STATES)).get(key);

function kindOf(key: LedgerKey): NonNullable<SheetColumn['kind']> {
  if (key === 'no') return 'number';
  if (key === 'seenAt') return 'time';
  return isDay(key) ? 'day' : 'text';
}

const COLUMNS: SheetColumn[] = LEDGER_COLUMNS.map(([key, head, width]) => {
  const choices = choicesOf(key);
  return {
    head,
    width,
    kind: kindOf(key),
    open: isFilled(key),
    ...(choices === undefined ? {} : { choices }),
  };
});

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

/** What the program knows of one problem, by column; the rest is for people. */
function cellsOf(
  problem: Problem,
  at: number,
  model: ReportModel,
  pathOf: EvidencePath | undefined,
): Partial<Record<LedgerKey, SheetCell>> {
  return {
    no: at + 1,
    case: problem.id,
    seenAt: { instant: problem.seenAt },
    run: model.run.id,
    region: discreet(model.city.name),
    unit: discreet(problem.unitName),
    guides: discreet(problem.guides.join('、')),
    target: discreet(problem.targetName),
    kind: problem.isAccount ? discreet(problem.platform, 40) || LEDGER.kinds.account : LEDGER.kinds.site,
    siteCode: discreet(problem.siteCode, 40),
    field: discreet(problem.field),
    url: linkCell(problem.url),
    parent: linkCell(problem.targetUrl),
    evidence: evidenceCell(problem.evidence, pathOf),
    rule: clip(problem.indicator, 80),
    clause: discreet(problem.clause),
    problem: discreet(problem.message, 1000),
    threshold: problem.threshold === null ? '' : discreet(String(problem.threshold)),
    measured: problem.measured === null ? '' : discreet(String(problem.measured)),
    severity: severity(problem),
    deadline: problem.standing === 'breach' ? LEDGER.deadline(problem.workdays) : '',
  };
}

const guideSheet = (isEmpty: boolean): BookSheet => ({
  name: LEDGER.sheets.guide,
  columns: [{ head: LEDGER.sheets.guide, width: 100 }],
  rows: [...(isEmpty ? [LEDGER.empty] : []), ...LEDGER.guide].map((text) => [text]),
  plain: true,
});

function sheets(
  model: ReportModel,
  problems: readonly Problem[],
  pathOf: EvidencePath | undefined,
): BookSheet[] {
  return AREAS.filter((area) => problems.some((problem) => problem.area === area)).map((area) => ({
    name: LEDGER.sheets[area],
    columns: COLUMNS,
    frozenColumns: 2,
    print: { paper: 'a3', pagesWide: 2 },
    rows: problems
      .filter((problem) => problem.area === area)
      .map((problem, at) => {
        const cells = cellsOf(problem, at, model, pathOf);
        return LEDGER_COLUMNS.map(([key]) => cells[key] ?? '');
      }),
  }));
}

/** Breaches and advice to act on; warnings and open questions are no matter of a ledger. */
const dueOf = (model: ReportModel): Problem[] =>
  problemsOf(model).filter(({ standing }) => standing !== 'warn');

const book = (title: string, model: ReportModel, all: BookSheet[]): Book => ({
  title,
  footer: LEDGER.header(title, model.run.id),
  at: model.run.startedAt,
  sheets: all,
});

/** 整改台账 of the whole city, one sheet per kind that has any, to be filled in and read back. */
export function renderLedger(model: ReportModel, pathOf?: EvidencePath): Promise<Uint8Array> {
  const filled = sheets(model, dueOf(model), pathOf);
  const title = LEDGER.title(discreet(model.city.name, 40));
  return writeBook(book(title, model, [...filled, guideSheet(filled.length === 0)]));
}

/** A ledger for every unit that has something to do, to send out. */
export async function renderUnitLedgers(model: ReportModel): Promise<{ unit: string; bytes: Uint8Array }[]> {
  const due = dueOf(model);
  const files: { unit: string; bytes: Uint8Array }[] = [];
  for (const unit of model.units) {
    const own = due.filter((problem) => problem.unit === unit.id);
    if (own.length === 0) continue;
    const filled = sheets(model, own, undefined);
    const title = LEDGER.unitTitle(discreet(unit.name, 40));
    files.push({ unit: unit.id, bytes: await writeBook(book(title, model, [...filled, guideSheet(false)])) });
  }
  return files;
}
