import { EARLIER_COLUMNS, LEDGER } from '../../wording/ledger.ts';
import { caseStateName, discreet, documentsOf } from '../bulletin/index.ts';
import { clip } from '../clean.ts';
import type { ReportCase } from '../history-model.ts';
import type { ReportModel } from '../model.ts';
import type { BookSheet, SheetCell } from '../xlsx.ts';
import { linkCell } from './ledger-cells.ts';

const CLOSED = ['fixed', 'cleared', 'dismissed', 'waived'];
const isClosed = ({ state }: ReportCase): boolean => CLOSED.includes(state);

/** Cases of earlier runs that this run did not see: mended ones, and those it could tell nothing of. */
const earlierCases = ({ history }: ReportModel, unit: string | undefined): ReportCase[] =>
  (history?.cases ?? []).filter(
    (one) => (unit === undefined || one.unit === unit) && (one.change === 'fixed' || one.change === 'unseen'),
  );

/** Whether a unit has cases of earlier runs still to answer for. */
export const hasEarlierWork = (model: ReportModel, unit: string): boolean =>
  earlierCases(model, unit).some((one) => !isClosed(one));

/** 往期事项: what became of earlier cases. For reading; a returned ledger has nothing to say here. */
export function earlierSheet(model: ReportModel, unit?: string): BookSheet {
  const units = new Map(model.units.map(({ id, name }) => [id, name]));
  const documents = documentsOf(model);
  const targets = new Map(
    [...documents.map(({ target }) => target), ...model.unseen].map(({ id, name }) => [id, name]),
  );
  const titles = new Map(
    documents.flatMap(({ results }) => results.map(({ indicator, title }) => [indicator, title] as const)),
  );
  const rows = earlierCases(model, unit).map((one, at) => {
    const cells: Record<string, SheetCell> = {
      no: at + 1,
      case: one.fingerprint,
      change: LEDGER.earlier[one.change === 'fixed' ? 'fixed' : 'unseen'],
      state: caseStateName(one),
      unit: discreet(units.get(one.unit) ?? one.unit),
      target: discreet(targets.get(one.target) ?? one.target),
      title: discreet(titles.get(one.indicator) ?? clip(one.indicator, 80)),
      problem: discreet(one.message, 1000),
      url: linkCell(one.url),
      firstSeenAt: { instant: one.firstSeenAt },
      lastSeenAt: { instant: one.lastSeenAt },
      deadline: one.dueOn === null ? '' : { day: one.dueOn },
      overdue: one.overdue ? LEDGER.overdue : '',
      told: discreet(one.told, 1000),
    };
    return EARLIER_COLUMNS.map(([key]) => cells[key] ?? '');
  });
  return {
    name: LEDGER.sheets.earlier,
    columns: EARLIER_COLUMNS.map(([key, head, width]) => ({
      head,
      width,
      kind: key === 'no' ? 'number' : key.endsWith('SeenAt') ? 'time' : key === 'deadline' ? 'day' : 'text',
    })),
    frozenColumns: 2,
    pagesWide: 2,
    rows,
  };
}
