import { withEntry } from './log.ts';
import type {
  Case,
  CaseBook,
  CaseChange,
  CaseEvent,
  ChangeKind,
  JudgedIndicator,
  LogEntry,
  PolicyChange,
  RunMark,
  Sighting,
  TargetRun,
} from './types.ts';
import type { Calendar } from './workdays.ts';

export interface Rules {
  /** A later run agrees only when it lies this long after the first sighting. */
  confirmAfterMs: number;
  calendar: Calendar;
}

export interface Reconciled {
  book: CaseBook;
  changes: CaseChange[];
  /** The run it was compared with; null for a target's first. */
  since: RunMark | null;
  /** Policies that are others than then; of their cases nothing is said to be fixed. */
  incomparable: PolicyChange[];
}

/** The program itself, in change logs. */
export const MACHINE = 'xunjian';
/** Runs remembered by a book, so that none counts twice. */
const REMEMBERED = 60;

/** Holds what one run says of one target against its cases. Pure; the same run twice changes nothing. */
export function reconcile(book: CaseBook, run: TargetRun, rules: Rules): Reconciled {
  if (book.runs.includes(run.run)) return { book, changes: [], since: book.last, incomparable: [] };
  const incomparable = policyChanges(book.last, run);
  const cases: Record<string, Case> = { ...book.cases };
  const changes: CaseChange[] = [];
  const visit = (fingerprint: string, before: Case | null, after: Case, kind: ChangeKind): void => {
    cases[fingerprint] = after;
    changes.push({ kind, fingerprint, from: before?.state ?? null, to: after.state });
  };
  const sighted = new Set<string>();
  for (const judged of run.judged) {
    for (const sighting of judged.sightings) {
      sighted.add(sighting.fingerprint);
      const before = book.cases[sighting.fingerprint] ?? null;
      const after = before ? seenAgain(before, sighting, run, rules) : opened(sighting, judged, run);
      visit(sighting.fingerprint, before, after, kindOfSeen(before));
    }
  }
  const told = toldBy(run, incomparable);
  for (const [fingerprint, before] of Object.entries(book.cases)) {
    if (sighted.has(fingerprint)) continue;
    const [after, kind] = notSeen(before, run, told(before));
    if (kind !== null) visit(fingerprint, before, after, kind);
  }
  const last: RunMark = { run: run.run, at: run.at, policies: run.policies };
  const runs = [...book.runs, run.run].slice(-REMEMBERED);
  changes.sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  return { book: { target: book.target, cases, last, runs }, changes, since: book.last, incomparable };
}

/** Policies that were there before and say something else now. */
export const policyChanges = (
  last: RunMark | null,
  { policies }: Pick<RunMark, 'policies'>,
): PolicyChange[] =>
  Object.entries(policies).flatMap(([policy, is]) => {
    const was = last?.policies[policy];
    return was === undefined || was === is ? [] : [{ policy, was, is }];
  });

const kindOfSeen = (before: Case | null): ChangeKind =>
  before === null
    ? 'new'
    : before.state === 'fixed'
      ? 'regressed'
      : before.state === 'cleared'
        ? 'new'
        : 'persisting';

function opened(sighting: Sighting, { indicator, policy }: JudgedIndicator, run: TargetRun): Case {
  const { review: _, ...described } = sighting;
  const entry: LogEntry = {
    n: 1,
    at: run.at,
    by: MACHINE,
    event: 'seen',
    run: run.run,
    reason: '',
    until: null,
    dueOn: null,
  };
  return {
    ...described,
    target: run.target,
    unit: run.unit,
    indicator,
    policy,
    firstSeenAt: run.at,
    firstRun: run.run,
    lastSeenAt: run.at,
    lastRun: run.run,
    state: 'suspected',
    dueOn: null,
    waivedUntil: null,
    log: [entry],
  };
}

function seenAgain(before: Case, sighting: Sighting, run: TargetRun, rules: Rules): Case {
  const { review, ...described } = sighting;
  const now: Case = { ...before, ...described, unit: run.unit, lastSeenAt: run.at, lastRun: run.run };
  const today = chinaDay(run.at);
  switch (before.state) {
    case 'fixed':
    case 'cleared':
      return happened(now, run, 'seen');
    case 'waived':
      return before.waivedUntil !== null && today <= before.waivedUntil ? now : happened(now, run, 'lapsed');
    case 'suspected':
    case 'reopened':
      if (review || Date.parse(run.at) - suspectedSince(before) < rules.confirmAfterMs) return now;
      return happened(now, run, 'agreed', { dueOn: rules.calendar.add(today, sighting.rectifyWorkdays) });
    default:
      return now;
  }
}

/** When the present suspicion began. */
const suspectedSince = ({ log, firstSeenAt }: Case): number =>
  Date.parse(log.findLast(({ event }) => event === 'seen' || event === 'lapsed')?.at ?? firstSeenAt);

type Told =
  | { how: 'gone' }
  | { how: 'exempt'; exemption: string }
  | { how: 'untold' }
  | { how: 'out_of_scope' };

/** What the run says about a case it did not see. Silence counts only where everything was looked at, under the
 *  same rules as before. */
function toldBy(run: TargetRun, incomparable: readonly PolicyChange[]): (one: Case) => Told {
  const judged = new Map(run.judged.map((one) => [`${one.policy} ${one.indicator}`, one]));
  const changed = new Set(incomparable.map(({ policy }) => policy));
  const unsure = new Set(run.unsure);
  return (one) => {
    const found = judged.get(`${one.policy} ${one.indicator}`);
    if (!found) return { how: 'out_of_scope' };
    if (found.outcome === 'exempt') return { how: 'exempt', exemption: found.exemption };
    const isDoubtful = unsure.has(one.subject) || (one.url !== null && unsure.has(one.url));
    return found.outcome === 'unknown' || changed.has(one.policy) || isDoubtful
      ? { how: 'untold' }
      : { how: 'gone' };
  };
}

function notSeen(before: Case, run: TargetRun, told: Told): [Case, ChangeKind | null] {
  const stands = before.state !== 'fixed' && before.state !== 'cleared' && before.state !== 'dismissed';
  if (!stands || told.how === 'out_of_scope') return [before, null];
  if (told.how === 'exempt') {
    if (before.state === 'waived') return [before, null];
    return [happened(before, run, 'exempted', { reason: told.exemption }), 'unseen'];
  }
  if (told.how === 'untold') return [before, 'unseen'];
  if (before.state === 'waived') return [before, null];
  return [happened(before, run, 'absent'), 'fixed'];
}

const happened = (one: Case, { at, run }: RunMark, event: CaseEvent, more: Partial<LogEntry> = {}): Case =>
  withEntry(one, { at, run, by: MACHINE, event, ...more });

/** The day it is in China (fixed +08:00). */
const chinaDay = (iso: string): string =>
  new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 10);
