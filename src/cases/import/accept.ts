import { chinaDay } from '../../facts/index.ts';
import {
  type FilledKey,
  IS_DONE,
  LEDGER_AHEAD,
  LEDGER_COLUMNS,
  LEDGER_DAYS,
  LEDGER_FILLED,
  LEDGER_STATES,
  type LedgerKey,
  NEEDS_APPEAL,
  RETURN,
} from '../../wording/ledger.ts';
import { dayOf } from './day.ts';
import type { Accepted, AcceptedRow, LedgerDocument, ReturnedRow, SentRow } from './returned.ts';

const MOST_TEXT = 2000;
const HEADS = new Map<LedgerKey, string>(LEDGER_COLUMNS.map(([key, head]) => [key, head]));
const STATES = new Map<string, readonly string[]>(Object.entries(LEDGER_STATES));
const DAYS: readonly string[] = LEDGER_DAYS;
/** Prefilled by the program; alone it is no answer. */
const PREFILLED: readonly FilledKey[] = ['reviewState', 'notifiedOn', 'deadline'];
/** Cells that speak of the outcome and therefore ask for one. */
const OF_OUTCOME: readonly FilledKey[] = ['action', 'doneOn', 'appeal'];
const LONGEST_SHOWN = 40;

type Complain = (key: LedgerKey, why: string) => void;

const textAt = (row: ReturnedRow, key: LedgerKey): string => row.cells[key]?.text ?? '';

/** One filled cell as it is kept, or a complaint. */
function filledCell(row: ReturnedRow, key: FilledKey, today: string, complain: Complain): string {
  const cell = row.cells[key];
  if (cell === undefined || (cell.text === '' && !cell.broken)) return '';
  if (cell.broken) {
    complain(key, RETURN.formula);
    return '';
  }
  const states = STATES.get(key);
  if (states !== undefined && !states.includes(cell.text)) complain(key, RETURN.notAState(cell.text, states));
  if (cell.text.length > MOST_TEXT) complain(key, RETURN.tooLong(MOST_TEXT));
  if (!DAYS.includes(key)) return cell.text;
  const day = dayOf(cell.text);
  if (day === null) complain(key, RETURN.notADay(cell.text.slice(0, LONGEST_SHOWN)));
  else if (day > today && !LEDGER_AHEAD.includes(key)) complain(key, RETURN.future(day));
  return day ?? '';
}

/** What the cells of one row ask of each other. */
function weigh(row: ReturnedRow, filled: AcceptedRow['filled'], sent: SentRow, complain: Complain): void {
  const { outcome = '', doneOn } = filled;
  if (outcome === '' && OF_OUTCOME.some((key) => filled[key] !== undefined))
    complain('outcome', RETURN.needsOutcome);
  if (outcome === IS_DONE && textAt(row, 'doneOn') === '') complain('doneOn', RETURN.needsDay);
  if (outcome === IS_DONE && filled.action === undefined) complain('action', RETURN.needsAction);
  if (NEEDS_APPEAL.includes(outcome) && filled.appeal === undefined)
    complain('appeal', RETURN.needsAppeal(outcome));
  const seenOn = chinaDay(Date.parse(sent.seenAt));
  if (doneOn !== undefined && doneOn < seenOn) complain('doneOn', RETURN.early(doneOn, seenOn));
}

/** The program's own cells: one that was emptied is let pass, one that says something else is not. */
function compareWritten(row: ReturnedRow, { written }: SentRow, complain: Complain): void {
  for (const [key, text] of Object.entries(written) as [LedgerKey, string][]) {
    const found = textAt(row, key);
    if (found !== '' && found !== text)
      complain(key, RETURN.changed(found.slice(0, LONGEST_SHOWN), text.slice(0, LONGEST_SHOWN)));
  }
}

function filledOf(row: ReturnedRow, today: string, complain: Complain): AcceptedRow['filled'] {
  const filled: AcceptedRow['filled'] = {};
  for (const key of LEDGER_FILLED) {
    const text = filledCell(row, key, today, complain);
    if (text !== '') filled[key] = text;
  }
  return filled;
}

const isTouched = (filled: AcceptedRow['filled']): boolean =>
  LEDGER_FILLED.some((key) => !PREFILLED.includes(key) && filled[key] !== undefined);

/** The run all rows belong to, or why there is no such one. */
export function runOfLedger(
  rows: readonly ReturnedRow[],
): { ok: true; run: string } | { ok: false; problems: string[] } {
  const problems = rows
    .filter((row) => textAt(row, 'run') === '')
    .map((row) => `${RETURN.at(row.sheet, row.row, HEADS.get('run') ?? '')}：${RETURN.noRun}`);
  const runs = [...new Set(rows.map((row) => textAt(row, 'run')).filter((run) => run !== ''))];
  const [run] = runs;
  if (problems.length > 0) return { ok: false, problems };
  if (run === undefined) return { ok: false, problems: [RETURN.noRows] };
  if (runs.length > 1)
    return { ok: false, problems: [RETURN.manyRuns(runs.map((each) => each.slice(0, 60)))] };
  return { ok: true, run };
}

/** Checks every cell of a returned ledger against what is known. Pure; nothing is taken by halves. */
export function acceptLedger(
  rows: readonly ReturnedRow[],
  sent: ReadonlyMap<string, SentRow>,
  now: number,
): Accepted {
  const problems: string[] = [];
  const accepted: AcceptedRow[] = [];
  const places = new Map<string, string>();
  const today = chinaDay(now);
  let untouched = 0;
  for (const row of rows) {
    const complain: Complain = (key, why) =>
      problems.push(`${RETURN.at(row.sheet, row.row, HEADS.get(key) ?? key)}：${why}`);
    const id = textAt(row, 'case');
    const before = places.get(id);
    const found = sent.get(id);
    if (id === '') complain('case', RETURN.noCase);
    else if (before !== undefined) complain('case', RETURN.caseTwice(id, before));
    else if (found === undefined) complain('case', RETURN.unknownCase(id.slice(0, LONGEST_SHOWN)));
    places.set(id, RETURN.at(row.sheet, row.row, HEADS.get('case') ?? ''));
    if (found !== undefined) compareWritten(row, found, complain);
    const filled = filledOf(row, today, complain);
    if (found !== undefined && before === undefined && isTouched(filled)) {
      weigh(row, filled, found, complain);
      accepted.push({ case: id, unit: found.unit, target: found.target, filled });
    } else untouched += 1;
  }
  if (problems.length > 0) return { ok: false, problems };
  if (accepted.length === 0) return { ok: false, problems: [RETURN.noRows] };
  return { ok: true, rows: accepted, untouched };
}

/** The stored ledger with newly accepted rows put in; a later answer to a case replaces the earlier one. */
export function mergeLedger(
  earlier: LedgerDocument | null,
  run: string,
  rows: readonly AcceptedRow[],
  from: { importedAt: string; importedBy: string; file: string },
): { document: LedgerDocument; replaced: number } {
  const kept = earlier?.rows ?? {};
  const fresh = Object.fromEntries(rows.map((row) => [row.case, { ...row, ...from }]));
  return {
    document: { schema: 'xunjian/ledger@1', run, rows: { ...kept, ...fresh } },
    replaced: rows.filter((row) => Object.hasOwn(kept, row.case)).length,
  };
}
