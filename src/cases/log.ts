import { step, transition } from './transition.ts';
import type { Case, LogEntry } from './types.ts';

/** An entry with everything optional filled in; its number follows the log's last. */
export const entryAfter = (
  log: readonly LogEntry[],
  entry: Pick<LogEntry, 'at' | 'by' | 'event'> & Partial<LogEntry>,
): LogEntry => ({ run: null, reason: '', until: null, dueOn: null, ...entry, n: (log.at(-1)?.n ?? 0) + 1 });

/** The case with one more entry in its log, and where that leads. */
export function withEntry(one: Case, entry: Pick<LogEntry, 'at' | 'by' | 'event'> & Partial<LogEntry>): Case {
  const added = entryAfter(one.log, entry);
  const { state, dueOn, waivedUntil } = one;
  return { ...one, ...step({ state, dueOn, waivedUntil }, added), log: [...one.log, added] };
}

/** Whether an event would move the case; a note always may be added. */
export const mayHappen = (one: Case, event: LogEntry['event']): boolean =>
  event === 'note' || transition(one.state, event) !== null;
