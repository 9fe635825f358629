import type { Notice } from '../../cases/index.ts';
import { noticeWords as say } from '../../wording/notices.ts';

/** One message to one unit (or to the bureau): everything that changed for it. */
export interface Message {
  id: string;
  unit: string | null;
  title: string;
  lines: string[];
  notices: Notice[];
}

/** Robots refuse long texts; the rest is in the report. */
const MOST_LINES = 20;

/** Batches notices by unit. Pure; the order is the order of units, then of notices. */
export function messagesOf(
  notices: readonly Notice[],
  city: string,
  nameOf: (unit: string) => string,
): Message[] {
  const byUnit = Map.groupBy(notices, ({ unit }) => unit);
  return [...byUnit]
    .sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
    .map(([unit, own]) => {
      const lines = own
        .slice(0, MOST_LINES)
        .map(({ kind, message, dueOn, url }) => say.line(kind, message, dueOn, url));
      return {
        id: own
          .map(({ key }) => key)
          .join('|')
          .slice(0, 120),
        unit,
        title: say.title(city, unit === null ? null : nameOf(unit), own.length),
        lines: [...lines, ...(own.length > MOST_LINES ? [say.more(own.length - MOST_LINES)] : []), say.foot],
        notices: [...own],
      };
    });
}
