import type { Case } from '../cases/index.ts';
import { chinaClock } from '../facts/index.ts';
import { caseWords as say } from '../wording/case-commands.ts';
import { plain } from './shell.ts';

const clock = (iso: string): string => chinaClock(Date.parse(iso)).replace('T', ' ').slice(0, 16);

/** A case with its whole log, for a terminal. */
export function caseLines(one: Case): string {
  const { names } = say;
  const facts: [string, string | null][] = [
    [names.id, one.fingerprint],
    [names.state, say.stateName(one.state)],
    [names.target, one.target],
    [names.indicator, `${one.policy} ${one.indicator}`],
    [names.message, one.message],
    [names.url, one.url],
    [names.first, `${clock(one.firstSeenAt)}（${one.firstRun}）`],
    [names.last, `${clock(one.lastSeenAt)}（${one.lastRun}）`],
    [names.due, one.dueOn],
    [names.waived, one.waivedUntil],
    [names.evidence, one.evidence.join('、') || null],
  ];
  const lines = facts.flatMap(([name, value]) => (value === null ? [] : [say.fact(name, plain(value))]));
  const log = one.log.map(({ at, event, by, reason, until, dueOn }) =>
    say.entry(clock(at), event, plain(by), plain(reason), until, dueOn),
  );
  return [...lines, say.fact(names.log, ''), ...log].join('');
}
