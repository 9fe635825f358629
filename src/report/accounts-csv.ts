import { MEDIA } from '../wording/media.ts';
import { csvCell } from './csv.ts';
import type { ReportModel } from './model.ts';

const line = (cells: readonly (string | null)[]): string => cells.map(csvCell).join(',');
const file = (rows: readonly string[]): string => `\ufeff${rows.join('\r\n')}\r\n`;

/** `accounts-todo.csv`: what people must look at, with empty columns to fill in. Saved as `reviews.csv` in the
 *  registry it is read by the next run; columns that are only for reading are passed over. */
export function renderTodoCsv({ accounts }: ReportModel): string | null {
  if (!accounts) return null;
  const rows = accounts.todo.map((each) =>
    line([
      each.account,
      each.type,
      each.name,
      each.unit,
      each.titles.join('；'),
      each.cause,
      `${each.advice}${each.detail}`,
      '',
      '',
      '',
      '',
      '',
      '',
    ]),
  );
  return file([line(MEDIA.todoHeads), ...rows]);
}

/** `accounts.csv`: the bulletin's five columns. */
export function renderProblemsCsv({ accounts }: ReportModel): string | null {
  if (!accounts) return null;
  const { type, name, unit, category, newest } = MEDIA.heads;
  const rows = accounts.problems.map((each) =>
    line([each.type, each.name, each.unit, each.category, each.newestOn ?? MEDIA.neverSeen]),
  );
  return file([line([type, name, unit, category, newest]), ...rows]);
}
