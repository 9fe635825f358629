import {
  LEDGER,
  LEDGER_COLUMNS,
  LEDGER_DAYS,
  LEDGER_FILLED,
  LEDGER_STATES,
  type LedgerKey,
} from '../../wording/ledger.ts';
import { unreadHelp, unreadName } from '../../wording/report-terms.ts';
import { AREAS, discreet, isAnyRead, ledgerRows, openOf, type Problem } from '../bulletin/index.ts';
import type { EvidencePath } from '../html/index.ts';
import type { ReportModel } from '../model.ts';
import { type Book, type BookSheet, type SheetColumn, writeBook } from '../xlsx.ts';
import { earlierSheet, hasEarlierWork } from './earlier.ts';
import { ledgerCells } from './ledger-cells.ts';

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

/** Why a ledger has no rows: nothing to put right, or nothing read, which is no praise. */
function whyEmpty(model: ReportModel): string[] {
  if (isAnyRead(model)) return [LEDGER.empty];
  const unread = openOf(model).filter(({ title }) => title === null);
  return [
    LEDGER.nothingRead,
    ...unread.map(({ targetName, reason }) =>
      LEDGER.unread(discreet(targetName, 60), discreet(unreadName(reason)), discreet(unreadHelp(reason))),
    ),
  ];
}

const guideSheet = (first: readonly string[]): BookSheet => ({
  name: LEDGER.sheets.guide,
  columns: [{ head: LEDGER.sheets.guide, width: 100 }],
  rows: [...first, ...LEDGER.guide].map((text) => [text]),
  plain: true,
});

function sheets(model: ReportModel, rows: readonly Problem[], pathOf: EvidencePath | undefined): BookSheet[] {
  return AREAS.filter((area) => rows.some((row) => row.area === area)).map((area) => ({
    name: LEDGER.sheets[area],
    columns: COLUMNS,
    frozenColumns: 2,
    pagesWide: 4,
    rows: rows
      .filter((row) => row.area === area)
      .map((row, at) => {
        const cells = ledgerCells(row, at, model, pathOf);
        return LEDGER_COLUMNS.map(([key]) => cells[key] ?? '');
      }),
  }));
}

const book = (title: string, model: ReportModel, filled: BookSheet[], earlier: BookSheet): Book => ({
  title,
  footer: LEDGER.header(title, model.run.id),
  at: model.run.startedAt,
  sheets: [
    ...filled,
    ...(earlier.rows.length > 0 ? [earlier] : []),
    guideSheet(filled.length === 0 ? whyEmpty(model) : []),
  ],
});

/** 整改台账 of the whole city, one sheet per kind that has any, to be filled in and read back. */
export function renderLedger(model: ReportModel, pathOf?: EvidencePath): Promise<Uint8Array> {
  const title = LEDGER.title(discreet(model.city.name, 40));
  return writeBook(book(title, model, sheets(model, ledgerRows(model), pathOf), earlierSheet(model)));
}

/** A ledger for every unit that has something to do, to send out. */
export async function renderUnitLedgers(model: ReportModel): Promise<{ unit: string; bytes: Uint8Array }[]> {
  const rows = Map.groupBy(ledgerRows(model), ({ unit }) => unit);
  const files: { unit: string; bytes: Uint8Array }[] = [];
  for (const { id, name } of model.units) {
    const own = rows.get(id) ?? [];
    if (own.length === 0 && !hasEarlierWork(model, id)) continue;
    const title = LEDGER.unitTitle(discreet(name, 40));
    const filled = sheets(model, own, undefined);
    files.push({ unit: id, bytes: await writeBook(book(title, model, filled, earlierSheet(model, id))) });
  }
  return files;
}
