import type { Severity } from '../policies/types.ts';

/** Where a case stands. `cleared`: gone before anybody was told. `dismissed`: a person found it to be no problem. */
export const CASE_STATES = [
  'suspected',
  'confirmed',
  'notified',
  'reopened',
  'disputed',
  'waived',
  'fixed',
  'cleared',
  'dismissed',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** What may happen to a case: the first six by runs and the clock, the others by people. */
export const CASE_EVENTS = [
  'seen',
  'agreed',
  'absent',
  'exempted',
  'lapsed',
  'notified',
  'confirm',
  'waive',
  'dispute',
  'uphold',
  'dismiss',
  'note',
] as const;
export type CaseEvent = (typeof CASE_EVENTS)[number];

/** One line of the change log. The state of a case is what its log says, read in the order of `n`. */
export interface LogEntry {
  /** Counts up over the log; orders it whatever the clock did. */
  n: number;
  at: string;
  /** `xunjian` for the program, otherwise the person named with `--by`. */
  by: string;
  event: CaseEvent;
  run: string | null;
  reason: string;
  /** Last day of a waiver, `YYYY-MM-DD`. */
  until: string | null;
  /** The day to rectify by that this event set. */
  dueOn: string | null;
}

/** One instance of non-compliance as a run saw it. */
export interface Sighting {
  fingerprint: string;
  subject: string;
  url: string | null;
  message: string;
  severity: Severity;
  rectifyWorkdays: number;
  evidence: string[];
  /** Its indicator is under its floor of precision: only a person may confirm it. */
  review: boolean;
}

/** The life of a finding over runs. */
export interface Case extends Omit<Sighting, 'review'> {
  target: string;
  unit: string;
  indicator: string;
  policy: string;
  firstSeenAt: string;
  firstRun: string;
  lastSeenAt: string;
  lastRun: string;
  state: CaseState;
  /** Day to rectify by; null before it is confirmed. */
  dueOn: string | null;
  /** Last day of the waiver it is under. */
  waivedUntil: string | null;
  log: LogEntry[];
}

/** One run as a target's later runs are compared with it. */
export interface RunMark {
  run: string;
  at: string;
  /** Hash of each policy by its id. */
  policies: Record<string, string>;
}

/** All cases of one target: the document that is stored. */
export interface CaseBook {
  target: string;
  cases: Record<string, Case>;
  /** The newest run that was reconciled; null before the first. */
  last: RunMark | null;
  /** Runs already reconciled, newest last; the same run counts once. */
  runs: string[];
}

/** One indicator of one target in one run. `unknown`: could not tell, which neither opens nor closes a case. */
export interface JudgedIndicator {
  indicator: string;
  policy: string;
  outcome: 'judged' | 'unknown' | 'exempt';
  exemption: string;
  sightings: Sighting[];
}

/** What one run says of one target. */
export interface TargetRun extends RunMark {
  target: string;
  unit: string;
  judged: JudgedIndicator[];
  /** Addresses and subjects the run could not make up its mind about: their cases stay as they are. */
  unsure: string[];
}

/** Against the last comparable run. `unseen`: the run could not tell. */
export const CHANGE_KINDS = ['new', 'persisting', 'regressed', 'fixed', 'unseen'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface CaseChange {
  kind: ChangeKind;
  fingerprint: string;
  /** null for a case that did not exist. */
  from: CaseState | null;
  to: CaseState;
}

/** A policy that is another one than in the run before: its cases are not compared. */
export interface PolicyChange {
  policy: string;
  was: string;
  is: string;
}

/** States in which a problem stands against somebody, or may. */
export const isOpen = (state: CaseState): boolean =>
  state === 'suspected' ||
  state === 'confirmed' ||
  state === 'notified' ||
  state === 'reopened' ||
  state === 'disputed';

/** States in which the unit must act. */
export const isDue = (state: CaseState): boolean => state === 'confirmed' || state === 'notified';

/** Past its day with the problem still there. */
export const isOverdue = ({ state, dueOn }: Pick<Case, 'state' | 'dueOn'>, today: string): boolean =>
  isDue(state) && dueOn !== null && dueOn < today;

export const emptyBook = (target: string): CaseBook => ({ target, cases: {}, last: null, runs: [] });
