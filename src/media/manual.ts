import { type AccountEvidence, chinaDay, type Observation } from '../facts/index.ts';
import type { Account, AccountSource, Review } from '../targets/index.ts';
import { endOfDay } from './dates.ts';
import { failed, noToll, observed } from './observation.ts';
import type { MediaAdapter, MediaContext, SourceTask } from './types.ts';
import { observePage } from './wechat/page.ts';

/** Days a person's check is taken for current; `decide` may ask for less. */
const KEPT_DAYS = 14;
const DAY_MS = 86_400_000;

/** What a person found out by looking. A pasted link of mp.weixin.qq.com is opened and must be this account's. */
export const manual: MediaAdapter = {
  kind: 'manual',
  origin: () => null,
  minIntervalMs: 0,
  calls: 0,
  offeredPages: 0,
  observe,
};

const isSaidOfPosts = ({ newestOn, nothingPosted, link }: Review): boolean =>
  newestOn !== null || nothingPosted || (link !== null && isArticle(link));

const isArticle = (link: string): boolean => new URL(link).hostname === 'mp.weixin.qq.com';

/** The reviews that count, oldest first: the latest that says something of posts, and the latest that says something
 *  of interaction. Who fills in one column takes nothing back of what was filled in before. */
export function standingReviews(reviews: readonly Review[], today: string): Review[] {
  const made = reviews.filter(({ checkedOn }) => checkedOn <= today);
  const latest = [made.findLast(isSaidOfPosts), made.findLast(({ interaction }) => interaction !== null)];
  const standing = made.filter((review) => latest.includes(review));
  return standing.length > 0 ? standing : made.slice(-1);
}

async function observe({ account, reviews }: SourceTask, context: MediaContext): Promise<Observation> {
  const now = context.now();
  const today = chinaDay(now);
  const review = reviews.filter(({ checkedOn }) => checkedOn <= today).at(-1);
  if (!review) return failed('manual', now, { cause: 'no_source', problem: '' });
  const { checkedOn, interaction } = review;
  const checkedAt = Date.parse(`${checkedOn}T00:00:00+08:00`);
  if (now - checkedAt > (KEPT_DAYS + 1) * DAY_MS)
    return failed('manual', now, {
      cause: 'review_expired',
      problem: 'review_expired',
      details: { checkedOn },
    });
  const evidence = [await keepStatement(review, context)];
  if (review.link !== null && isArticle(review.link))
    return verified(account, review, review.link, checkedAt, evidence, context);
  return observed('manual', now, {
    ...said(review, checkedAt),
    interaction,
    evidence,
  });
}

/** The line of the review as it was when it was judged by: who looked, when, what was seen, which picture was taken. */
async function keepStatement(review: Review, { keep }: MediaContext): Promise<AccountEvidence> {
  const hash = await keep(new TextEncoder().encode(`${JSON.stringify(review, null, 2)}\n`));
  const at = new Date(Date.parse(`${review.checkedOn}T00:00:00+08:00`)).toISOString();
  return { kind: 'manual', url: review.link ?? '', at, status: null, hash };
}

/** The source that every account has as soon as somebody looked. */
export const MANUAL: AccountSource = {
  kind: 'manual',
  address: '',
  credential: null,
  preset: null,
  complete: true,
  zone: null,
};

/** The statement as it stands: the newest post's day, and nothing after it up to the day of the check. Who only tried
 *  the interaction has said nothing about posts. */
function said({ newestOn, nothingPosted, link }: Review, checkedAt: number): Partial<Observation> {
  const date = newestOn === null ? null : endOfDay(newestOn);
  return {
    coverage: date === null && !nothingPosted ? 'positive-only' : 'complete',
    freshAt: new Date(checkedAt).toISOString(),
    posts:
      date === null
        ? []
        : [{ id: `review:${newestOn}`, title: '', url: link, ...date, pinned: false, deleted: false }],
  };
}

/** The page's own time replaces the day that was written down. */
async function verified(
  account: Account,
  review: Review,
  link: string,
  checkedAt: number,
  statement: AccountEvidence[],
  context: MediaContext,
): Promise<Observation> {
  const page = await observePage(link, account, false, context);
  const toll = { ...noToll(), attempts: page.attempts, requests: page.requests, bytes: page.bytes };
  const { interaction } = review;
  const evidence = [...statement, ...page.evidence];
  if (!page.ok)
    return failed(
      'manual',
      context.now(),
      { cause: page.cause ?? 'format_changed', problem: page.problem, details: page.details },
      toll,
      {
        evidence,
        interaction,
        freshAt: new Date(checkedAt).toISOString(),
      },
    );
  const told = said(review, checkedAt);
  const older = (told.posts ?? []).filter(({ at }) => page.posts.every((post) => post.at > at));
  return observed(
    'manual',
    context.now(),
    {
      ...told,
      posts: [...page.posts, ...older],
      identity: page.identity,
      evidence,
      interaction,
    },
    toll,
  );
}
