import { mayHappen, withEntry } from './log.ts';
import type { Case, CaseEvent } from './types.ts';
import type { Calendar } from './workdays.ts';

/** What a person may do to a case. */
export type Decision =
  | { event: 'confirm'; reason: string }
  | { event: 'notified'; reason: string }
  | { event: 'waive'; reason: string; until: string }
  | { event: 'dispute'; reason: string }
  | { event: 'uphold' | 'dismiss'; reason: string }
  | { event: 'note'; reason: string };

/** `refused`: a case in this state cannot take this decision. */
export type Decided = { state: 'decided'; case: Case } | { state: 'refused' };

const SETS_DUE: readonly CaseEvent[] = ['confirm', 'uphold', 'notified'];

/** Applies a person's (or the notifier's) decision, logged with who and when. Pure. */
export function decide(one: Case, decision: Decision, by: string, now: number, calendar: Calendar): Decided {
  if (!mayHappen(one, decision.event)) return { state: 'refused' };
  const at = new Date(now).toISOString();
  const today = new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);
  const { event, reason } = decision;
  const until = decision.event === 'waive' ? decision.until : null;
  const dueOn = SETS_DUE.includes(event) ? calendar.add(today, one.rectifyWorkdays) : null;
  return { state: 'decided', case: withEntry(one, { at, by, event, reason, until, dueOn }) };
}
