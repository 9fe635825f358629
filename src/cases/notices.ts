import type { Severity } from '../policies/types.ts';
import { type Case, type CaseChange, type CaseEvent, isDue } from './types.ts';

/** What is worth telling somebody: only what changes. */
export const NOTICE_KINDS = [
  'veto',
  'confirmed',
  'recovered',
  'overdue',
  'warning',
  'run_void',
  'demoted',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export interface Notice {
  /** The same key is told once. */
  key: string;
  kind: NoticeKind;
  /** null: for the bureau itself. */
  unit: string | null;
  target: string | null;
  /** Case that is told of; null for the rest. */
  fingerprint: string | null;
  severity: Severity | null;
  /** What is the matter, in words. */
  message: string;
  url: string | null;
  dueOn: string | null;
  at: string;
}

/** Notices of what a run changed: newly confirmed cases, those of a veto apart, and recoveries of what was told. */
export function noticesOf(
  changes: readonly CaseChange[],
  cases: Readonly<Record<string, Case>>,
  at: string,
): Notice[] {
  return changes.flatMap(({ fingerprint, from, to }) => {
    const one = cases[fingerprint];
    if (!one || from === to) return [];
    if (to === 'confirmed') return [noticeOf(confirmedKind(one), one, at)];
    const wasTold = from === 'confirmed' || from === 'notified' || from === 'disputed';
    return to === 'fixed' && wasTold ? [noticeOf('recovered', one, at)] : [];
  });
}

const confirmedKind = ({ severity }: Case): NoticeKind => (severity === 'veto' ? 'veto' : 'confirmed');

/** Cases that a person confirmed and nobody was told of yet; told once for each confirmation. What a run confirms it
 *  tells itself. */
export const decidedNotices = (cases: Iterable<Case>, at: string): Notice[] =>
  [...cases].flatMap((one) => {
    const entry = one.log.findLast(({ event }) => CONFIRMING.has(event));
    if (one.state !== 'confirmed' || entry === undefined || entry.event === 'agreed') return [];
    const kind = confirmedKind(one);
    return [{ ...noticeOf(kind, one, at), key: `${kind} ${one.fingerprint} ${entry.n}` }];
  });

const CONFIRMING: ReadonlySet<CaseEvent> = new Set(['agreed', 'confirm', 'uphold']);

/** Cases past their day; told once for each day they were given. */
export const overdueNotices = (cases: Iterable<Case>, today: string, at: string): Notice[] =>
  [...cases]
    .filter(({ state, dueOn }) => isDue(state) && dueOn !== null && dueOn < today)
    .map((one) => ({ ...noticeOf('overdue', one, at), key: `overdue ${one.fingerprint} ${one.dueOn}` }));

function noticeOf(kind: NoticeKind, one: Case, at: string): Notice {
  const { fingerprint, unit, target, severity, message, url, dueOn, log } = one;
  const key = `${kind} ${fingerprint} ${log.at(-1)?.n ?? 0}`;
  return { key, kind, unit, target, fingerprint, severity, message, url, dueOn, at };
}

/** A notice without a case: a void run, an early warning, a demoted indicator. */
export const plainNotice = (
  kind: NoticeKind,
  key: string,
  message: string,
  at: string,
  about: { unit: string; target: string; url: string | null } | null = null,
): Notice => ({
  key: `${kind} ${key}`,
  kind,
  unit: about?.unit ?? null,
  target: about?.target ?? null,
  fingerprint: null,
  severity: null,
  message,
  url: about?.url ?? null,
  dueOn: null,
  at,
});
