import { type AccountFacts, isReached, type LinkFact, type Post } from '../facts/index.ts';
import type { Assessment } from '../judge/verdict.ts';
import type { Account, Unit } from '../targets/types.ts';
import { problemText } from '../wording/media.ts';
import { openAccountAnswers } from './answers.ts';
import type { CheckDocument } from './check-document.ts';
import { formatTime } from './format.ts';
import { toResult, withAnswers } from './to-check-document.ts';

export interface AccountInput {
  account: Account;
  unit: Unit;
  run: CheckDocument['run'];
  policies: CheckDocument['policies'];
  facts: AccountFacts;
  assessments: readonly Assessment[];
}

/** One account, all its results, in words: the same document as a portal's, without a page. */
export function toAccountDocument(input: AccountInput): CheckDocument {
  const { account, unit, run, policies, facts, assessments } = input;
  const { observations, links } = facts;
  const answerTo = openAccountAnswers(facts);
  return {
    schema: 'xunjian/check@1',
    target: {
      id: account.id,
      name: account.name,
      url: null,
      unit: unit.id,
      unitName: unit.name,
      unitKind: unit.kind,
      state: account.state,
      kind: 'account',
    },
    policies,
    run,
    coverage: {
      attempted: observations.length,
      read: observations.filter(({ ok }) => ok).length,
      blocked: observations.filter(({ cause }) => cause === 'platform_blocked').length,
      skipped: {},
      requests: facts.requests,
      bytes: facts.bytes,
    },
    results: assessments.map((assessment) => withAnswers(toResult(assessment, account.id), answerTo)),
    page: null,
    links: linksOf(links),
    account: {
      platform: account.platform,
      handle: account.handle,
      supervisor: account.supervisor,
      newestOn: newestOn(facts),
      sources: observations.map((each) => ({
        source: each.source,
        at: each.at,
        ok: each.ok,
        cause: each.cause,
        problem:
          each.problem === ''
            ? ''
            : problemText(each.problem, { registered: account.name, ...each.details }).problem,
      })),
    },
  };
}

/** Day of the newest post that has come, as any source shows it. */
function newestOn({ observations, finishedAt }: AccountFacts): string | null {
  const limit = finishedAt ?? '9999';
  const posts: Post[] = observations.flatMap((each) => each.posts).filter(({ deleted }) => !deleted);
  const newest = posts
    .map(({ at, precision }) => (precision === 'day' ? `${at.slice(0, 10)}T00:00:00.000Z` : at))
    .filter((at) => at <= limit)
    .sort()
    .at(-1);
  return newest === undefined ? null : formatTime(newest).slice(0, 10);
}

function linksOf(links: readonly LinkFact[]): CheckDocument['links'] {
  const byState: Record<string, number> = {};
  for (const { state } of links) byState[state] = (byState[state] ?? 0) + 1;
  const isBroken = ({ state }: LinkFact): boolean => state === 'gone' || state === 'soft_404';
  return {
    checked: links.length,
    byState,
    broken: links.filter(isBroken).map(({ url, state, status, onHome, referrers, attempts }) => ({
      url,
      state,
      status,
      onHome,
      referrers,
      attempts,
    })),
    undetermined: links
      .filter((link) => !isBroken(link) && !isReached(link.state))
      .map(({ url, state, doubt }) => ({ url, state, doubt })),
  };
}
