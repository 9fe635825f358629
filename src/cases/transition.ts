import type { CaseEvent, CaseState, LogEntry } from './types.ts';

/*
 * The whole life of a case. A cell that is empty leaves the case where it is; `note` never moves anything.
 *
 *             seen       agreed     absent   exempted  lapsed     notified  confirm    waive   dispute   uphold     dismiss
 * suspected              confirmed  cleared  waived                         confirmed  waived  disputed  confirmed  dismissed
 * confirmed                         fixed    waived               notified             waived  disputed             dismissed
 * notified                          fixed    waived                                    waived  disputed             dismissed
 * reopened               confirmed  fixed    waived                         confirmed  waived  disputed  confirmed  dismissed
 * disputed                          fixed    waived                                    waived            confirmed  dismissed
 * waived                                               suspected            confirmed  waived            confirmed  dismissed
 * fixed       reopened
 * cleared     suspected
 * dismissed                                                                 confirmed                    confirmed
 *
 * A waiver that lapsed or an exemption that was withdrawn starts with a suspicion again: the next run that agrees
 * confirms. What a person dismissed comes back only through a person.
 */
const TABLE: Record<CaseState, Partial<Record<CaseEvent, CaseState>>> = {
  suspected: {
    agreed: 'confirmed',
    absent: 'cleared',
    exempted: 'waived',
    confirm: 'confirmed',
    waive: 'waived',
    dispute: 'disputed',
    uphold: 'confirmed',
    dismiss: 'dismissed',
  },
  confirmed: {
    absent: 'fixed',
    exempted: 'waived',
    notified: 'notified',
    waive: 'waived',
    dispute: 'disputed',
    dismiss: 'dismissed',
  },
  notified: {
    absent: 'fixed',
    exempted: 'waived',
    waive: 'waived',
    dispute: 'disputed',
    dismiss: 'dismissed',
  },
  reopened: {
    agreed: 'confirmed',
    absent: 'fixed',
    exempted: 'waived',
    confirm: 'confirmed',
    waive: 'waived',
    dispute: 'disputed',
    uphold: 'confirmed',
    dismiss: 'dismissed',
  },
  disputed: {
    absent: 'fixed',
    exempted: 'waived',
    waive: 'waived',
    uphold: 'confirmed',
    dismiss: 'dismissed',
  },
  waived: {
    lapsed: 'suspected',
    confirm: 'confirmed',
    waive: 'waived',
    uphold: 'confirmed',
    dismiss: 'dismissed',
  },
  fixed: { seen: 'reopened' },
  cleared: { seen: 'suspected' },
  dismissed: { confirm: 'confirmed', uphold: 'confirmed' },
};

/** Where a case goes from `state`; null when the event does not move it. */
export const transition = (state: CaseState, event: CaseEvent): CaseState | null =>
  TABLE[state][event] ?? null;

/** What a log adds up to. */
export interface Standing {
  state: CaseState;
  dueOn: string | null;
  waivedUntil: string | null;
}

const START: Standing = { state: 'suspected', dueOn: null, waivedUntil: null };

/** The state a log leads to. Every case begins as a suspicion. */
export const standingAfter = (log: readonly LogEntry[]): Standing => log.reduce(step, START);

/** One more entry on top of a standing. */
export function step(standing: Standing, entry: LogEntry): Standing {
  const state = transition(standing.state, entry.event);
  if (state === null) return standing;
  return {
    state,
    dueOn: entry.dueOn ?? (state === 'notified' || state === 'disputed' ? standing.dueOn : null),
    waivedUntil: state === 'waived' ? entry.until : null,
  };
}
