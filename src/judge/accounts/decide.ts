import { CAUSES, type Cause, type Observation, type Post } from '../../facts/index.ts';
import { ageDays, dayOf } from '../clock.ts';

export interface FreshnessRule {
  /** Days without a post after which the rule is broken; a post of exactly that age still counts. */
  failDays: number;
  /** From this age on the account is warned. */
  warnDays: number;
  /** How far a machine source may lag behind and still prove that nothing was published. */
  freshHours: number;
  /** How long a person's check holds. */
  reviewDays: number;
  /** A second complete source, or a person, must agree before anybody is accused. */
  needsConfirmation: boolean;
  /** Local rule: posts within seven days; null when the city has none. */
  perWeek: number | null;
}

export type Decision =
  | { verdict: 'pass'; newest: Post; ageDays: number; inWeek: number }
  | { verdict: 'warn'; newest: Post; ageDays: number; inWeek: number }
  | { verdict: 'fail'; newest: Post | null; ageDays: number | null; inWeek: number; provenBy: Observation[] }
  | { verdict: 'undetermined'; cause: Cause; newest: Post | null; ageDays: number | null; inWeek: number };

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Judges the last update from everything that was observed. Positive evidence of any source wins; silence must be
 *  proven by a source that lists everything and is known to be in step. `isAlive` answers for feed gateways.
 *  Pure: the order of the sources does not matter. */
export function decide(
  observations: readonly Observation[],
  rule: FreshnessRule,
  now: number,
  isAlive: (gateway: string) => boolean = () => false,
): Decision {
  const posts = countable(observations, now);
  const newest = newestOf(posts);
  const age = newest === null ? null : ageDays(dayOf(Date.parse(newest.at)), now);
  const inWeek = countInWeek(posts, now);
  if (newest !== null && age !== null && meets(age, inWeek, rule)) {
    const warns = rule.perWeek === null && age >= rule.warnDays;
    return { verdict: warns ? 'warn' : 'pass', newest, ageDays: age, inWeek };
  }
  const doubts = observations.map((each) => doubtOf(each, newest, posts, rule, now, isAlive));
  const provenBy = observations.filter((_, at) => doubts[at] === null);
  if (isProven(provenBy, rule)) return { verdict: 'fail', newest, ageDays: age, inWeek, provenBy };
  const open = doubts.filter((doubt) => doubt !== null);
  const cause = provenBy.length > 0 ? mostActionable([...open, 'unconfirmed']) : mostActionable(open);
  return { verdict: 'undetermined', cause, newest, ageDays: age, inWeek };
}

const meets = (age: number, inWeek: number, { perWeek, failDays }: FreshnessRule): boolean =>
  perWeek === null ? age <= failDays : inWeek >= perWeek;

/** Published, not taken back, and not dated in the future: an announcement for tomorrow is no update. */
function countable(observations: readonly Observation[], now: number): Post[] {
  const today = dayOf(now);
  return observations
    .flatMap(({ posts }) => posts)
    .filter(({ at, deleted }) => !deleted && dayOf(Date.parse(at)) <= today);
}

const newestOf = (posts: readonly Post[]): Post | null =>
  posts.reduce<Post | null>(
    (best, post) =>
      best === null || post.at > best.at || (post.at === best.at && post.id < best.id) ? post : best,
    null,
  );

/** Posts of the last seven days, today included; one that several sources list counts once. */
function countInWeek(posts: readonly Post[], now: number): number {
  const recent = posts.filter(({ at }) => ageDays(dayOf(Date.parse(at)), now) < 7);
  return new Set(recent.map(({ at, title }) => `${dayOf(Date.parse(at))} ${title.replace(/\s/g, '')}`)).size;
}

/** Why this source does not prove the silence; null when it does. */
function doubtOf(
  source: Observation,
  newest: Post | null,
  posts: readonly Post[],
  rule: FreshnessRule,
  now: number,
  isAlive: (gateway: string) => boolean,
): Cause | null {
  if (source.cause !== null) return source.cause;
  if (!source.ok) return 'partial_source';
  if (source.undated > 0 || hasFuturePost(source, now)) return 'dates_unusable';
  if (source.coverage !== 'complete') return 'partial_source';
  const freshAt = freshnessOf(source, now, isAlive);
  if (freshAt === null) return source.gateway === null ? 'source_stale' : 'gateway_stale';
  const holdsMs = source.source === 'manual' ? rule.reviewDays * DAY_MS : rule.freshHours * HOUR_MS;
  const isManual = source.source === 'manual';
  if (now - freshAt > holdsMs)
    return isManual ? 'review_expired' : source.gateway === null ? 'source_stale' : 'gateway_stale';
  const broken =
    rule.perWeek === null
      ? silence(source, newest, freshAt) > rule.failDays
      : countInWeek(
          posts.filter((post) => Date.parse(post.at) <= freshAt),
          freshAt,
        ) < rule.perWeek && silenceWindow(source, freshAt) >= 7;
  return broken ? null : isManual ? 'review_expired' : 'source_stale';
}

/** Posts dated beyond today: clock or zone of the source are wrong, so its silence proves nothing either. */
const hasFuturePost = ({ posts }: Observation, now: number): boolean =>
  posts.some(({ at }) => dayOf(Date.parse(at)) > dayOf(now));

/** Until when the source is known to be in step with the platform. */
function freshnessOf(
  { freshAt, gateway, at }: Observation,
  now: number,
  isAlive: (gateway: string) => boolean,
): number | null {
  if (freshAt !== null) return Math.min(Date.parse(freshAt), now);
  // A gateway that brought news of others today is alive; then what it says of this account was current, too.
  return gateway !== null && isAlive(gateway) ? Date.parse(at) : null;
}

/** Days without a post up to the moment until which the source is in step. */
function silence(source: Observation, newest: Post | null, freshAt: number): number {
  const fromPost =
    newest === null ? Number.POSITIVE_INFINITY : ageDays(dayOf(Date.parse(newest.at)), freshAt);
  return Math.min(fromPost, silenceWindow(source, freshAt) + 1);
}

const silenceWindow = ({ since }: Observation, freshAt: number): number =>
  since === null ? Number.POSITIVE_INFINITY : ageDays(dayOf(Date.parse(since)), freshAt);

/** A person's check stands by itself; machine sources of one kind are one witness. */
function isProven(provenBy: readonly Observation[], { needsConfirmation }: FreshnessRule): boolean {
  if (provenBy.some(({ source }) => source === 'manual')) return true;
  const witnesses = new Set(provenBy.map(({ source }) => source)).size;
  return witnesses >= (needsConfirmation ? 2 : 1);
}

/** The cause a person can do most about. */
export const mostActionable = (causes: readonly Cause[]): Cause =>
  CAUSES.find((cause) => causes.includes(cause)) ?? 'no_source';
