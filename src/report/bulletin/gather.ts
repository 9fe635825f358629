import {
  countLine,
  gathered,
  gatheredUnlike,
  gistOf,
  leadLine,
  thingsLine,
} from '../../wording/gathered-findings.ts';
import { formatTime } from '../format.ts';
import { discreet } from './discreet.ts';
import type { Open, Problem } from './problem.ts';
import type { Supervision } from './supervise.ts';

/** What stands in one row of a printed list: at least one, and alike in all that the other columns say. */
export interface Row<T> {
  first: T;
  all: T[];
}

/** Rows in the order of their firsts. */
function rowsBy<T>(all: readonly T[], keyOf: (one: T) => readonly unknown[]): Row<T>[] {
  const rows = new Map<string, Row<T>>();
  for (const one of all) {
    const key = JSON.stringify(keyOf(one));
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { first: one, all: [one] });
    else row.all.push(one);
  }
  return [...rows.values()];
}

const matter = ({ unit, target, indicator, clause, standing, severity }: Problem): unknown[] => [
  unit,
  target,
  indicator,
  clause,
  standing,
  severity,
];

/** What is wrong with a site by one indicator. Advice and warnings never share a row with what is held against it. */
export const gatherFindings = (problems: readonly Problem[]): Row<Problem>[] => rowsBy(problems, matter);

/** The same where columns say more of it: what is suspected or confirmed never shares a row. */
export const gatherProblems = (problems: readonly Problem[]): Row<Problem>[] =>
  rowsBy(problems, (one) => [
    ...matter(one),
    one.case?.state,
    one.measured,
    one.threshold,
    formatTime(one.seenAt).slice(0, 10),
  ]);

/** What a unit has to put right at a site for one indicator until one day. `termOf` is the deadline in words. */
export const gatherCases = (problems: readonly Problem[], termOf: (one: Problem) => string): Row<Problem>[] =>
  rowsBy(problems, (one) => [one.unit, one.target, one.indicator, one.clause, one.case?.state, termOf(one)]);

/** What could not be told for one reason, whichever the site. */
export const gatherOpen = (open: readonly Open[]): Row<Open>[] =>
  rowsBy(open, ({ title, indicator, reason }) => [title, indicator, reason]);

/** What a guiding unit has to see to in one field, of all units. */
export const gatherSupervision = (duties: readonly Supervision[]): Row<Supervision>[] =>
  rowsBy(duties, ({ guide, no, field }) => [guide, no, field]);

/** Problems that are said in one sentence: alike in code and in all values but the thing named. One alone, and those
 *  whose message is no code and values, name no thing apart from their message. */
interface Kind {
  lead: string;
  members: { thing: string; url: string | null }[];
}

function kindsOf(problems: readonly Problem[]): Kind[] {
  const told = problems.map(({ said, message, url }) => {
    const gist = said === null ? null : gistOf(said.code, said.params);
    return { gist, message, url, key: gist === null ? message : `${said?.code} ${gist.lead(0)}` };
  });
  return [...Map.groupBy(told, ({ key }) => key).values()].map((alike) => {
    const [first] = alike;
    const shared = alike.length > 1 ? first?.gist : null;
    return {
      lead: discreet(shared?.lead(alike.length) ?? first?.message ?? '', 200),
      members: alike.map(({ gist, url }) => ({ thing: shared ? discreet(gist?.thing ?? '', 120) : '', url })),
    };
  });
}

const sentence = ({ lead, members }: Kind, most = members.length): string => {
  const things = members.map(({ thing }) => thing).filter((thing) => thing !== '');
  return things.length === 0 ? lead : gathered(lead, things.slice(0, most), things.length <= most);
};

/** What a row says in short: of each kind the first few, with 等. */
export function rowText({ all }: Row<Problem>, most: number): string {
  const kinds = kindsOf(all);
  const sentences = kinds.slice(0, most).map((kind) => sentence(kind, most));
  const [only = ''] = sentences;
  return kinds.length === 1 ? only : gatheredUnlike(all.length, sentences, kinds.length <= most);
}

/** A line of what a row says, the page it is about, and how many problems it tells. */
export interface RowLine {
  text: string;
  url: string | null;
  count: number;
}

/** A kind of one page is one line; of several, what was found on each stands beside it. */
function linesOf(kind: Kind): RowLine[] {
  const pages = [...Map.groupBy(kind.members, ({ url }) => url)];
  const [[only = null] = [], ...others] = pages;
  if (others.length === 0) return [{ text: sentence(kind), url: only, count: kind.members.length }];
  return [
    { text: leadLine(kind.lead), url: null, count: 0 },
    ...pages.map(([url, members]) => ({
      text: thingsLine(members.map(({ thing }) => thing)),
      url,
      count: members.length,
    })),
  ];
}

/** What a row says, whole. */
export function rowLines({ all }: Row<Problem>): RowLine[] {
  const kinds = kindsOf(all);
  const lines = kinds.flatMap(linesOf);
  return kinds.length === 1 ? lines : [{ text: countLine(all.length), url: null, count: 0 }, ...lines];
}
