import { chinaDay } from '../../facts/index.ts';
import { type FilledKey, NEEDS_APPEAL, RETURN } from '../../wording/ledger.ts';
import { type Decision, decide } from '../decide.ts';
import type { Case } from '../types.ts';
import type { Calendar } from '../workdays.ts';
import type { AcceptedRow } from './returned.ts';

/** What a returned row did to its case. `known`: the case has it in its log already. */
export type Consequence = 'disputed' | 'noted' | 'known' | 'nothing';

const TOLD_BY_UNITS: readonly FilledKey[] = ['outcome', 'doneOn', 'action', 'appeal', 'remark'];

/** What a unit's answer asks of its case: an objection is a dispute, all else a note. It never mends, waives or dismisses:
 *  that takes a re-check or the person who decides. The reviewing office's columns ask for nothing here. */
export function askedBy({ filled }: Pick<AcceptedRow, 'filled'>): Decision | null {
  if (!TOLD_BY_UNITS.some((key) => filled[key] !== undefined)) return null;
  const event = NEEDS_APPEAL.includes(filled.outcome ?? '') ? 'dispute' : 'note';
  return { event, reason: RETURN.told(filled) };
}

/** The last answer of its unit that a case has in its log, with the day it came; empty when there is none. */
export function lastAnswer({ log }: Pick<Case, 'log'>): string {
  const entry = log.findLast(({ reason }) => reason.startsWith(RETURN.toldLead));
  return entry === undefined
    ? ''
    : RETURN.lastTold(chinaDay(Date.parse(entry.at)), entry.reason.slice(RETURN.toldLead.length));
}

/** Enters a returned row into the log of its case, with who brought it and when. A dispute the case can no longer take
 *  is kept as a note; the same answer twice is entered once. Pure. */
export function answerCase(
  one: Case,
  row: Pick<AcceptedRow, 'filled'>,
  by: string,
  now: number,
  calendar: Calendar,
): { case: Case; consequence: Consequence } {
  const asked = askedBy(row);
  if (asked === null) return { case: one, consequence: 'nothing' };
  const { reason } = asked;
  if (one.log.some((entry) => entry.reason === reason)) return { case: one, consequence: 'known' };
  const decided = decide(one, asked, by, now, calendar);
  if (decided.state === 'decided')
    return { case: decided.case, consequence: asked.event === 'dispute' ? 'disputed' : 'noted' };
  const noted = decide(one, { event: 'note', reason }, by, now, calendar);
  return noted.state === 'decided'
    ? { case: noted.case, consequence: 'noted' }
    : { case: one, consequence: 'nothing' };
}
