import type { Observation, SourceKind } from '../../facts/index.ts';
import type { Account } from '../../targets/index.ts';
import { askJson, keepAnswer } from '../ask.ts';
import { failed, noToll, observed, type Trouble } from '../observation.ts';
import type { MediaAdapter, MediaContext, SourceTask } from '../types.ts';
import { isSameAccount } from '../whose.ts';
import { readCards, readError, readProfile, readTimeline, type Timeline } from './read.ts';

/** Error numbers of the open platform. */
const TROUBLES: Readonly<Record<number, Trouble>> = {
  10014: { cause: 'permission', problem: 'not_granted' },
  10022: { cause: 'quota', problem: 'quota_minute' },
  10023: { cause: 'quota', problem: 'quota_minute' },
  10024: { cause: 'quota', problem: 'quota_minute' },
  20003: { cause: 'account_restricted', problem: 'frozen' },
  21314: { cause: 'credential', problem: 'token_rejected' },
  21315: { cause: 'credential', problem: 'token_expired' },
  21327: { cause: 'credential', problem: 'token_expired' },
  21332: { cause: 'credential', problem: 'token_rejected' },
};

const byInterface = (kind: 'weibo-api' | 'weibo-commercial'): MediaAdapter => ({
  kind,
  origin: (_, bases) => new URL(kind === 'weibo-api' ? bases.weiboApi : bases.weiboCommercial).host,
  minIntervalMs: 250,
  calls: 1,
  offeredPages: 0,
  observe: (task, context) => observeTimeline(kind, task, context),
});

/** The account's own authorisation shows its newest posts. */
export const weiboApi = byInterface('weibo-api');
/** One commercial key shows every account. */
export const weiboCommercial = byInterface('weibo-commercial');

async function observeTimeline(
  kind: 'weibo-api' | 'weibo-commercial',
  { account, source }: SourceTask,
  context: MediaContext,
): Promise<Observation> {
  const reference = source.credential ?? '';
  const token = await context.resolveSecret(reference);
  if (token === null)
    return failed(kind, context.now(), {
      cause: 'credential',
      problem: 'secret_missing',
      details: { reference },
    });
  const uid = source.address || account.handle;
  const base = kind === 'weibo-api' ? context.bases.weiboApi : context.bases.weiboCommercial;
  const path =
    kind === 'weibo-api' ? '/2/statuses/user_timeline.json' : '/2/statuses/user_timeline/other.json';
  const url = new URL(path, base);
  url.searchParams.set('access_token', token);
  if (uid !== '') url.searchParams.set('uid', uid);
  url.searchParams.set('count', '20');
  const toll = noToll();
  const answer = await askJson(context, toll, { url: url.href, secrets: [token] });
  // The platform sends its error numbers with 4xx; the body tells more than the status.
  const body = answer.ok ? answer.value : errorBody(answer.response?.body ?? null);
  const code = readError(body);
  if (code !== null) {
    const trouble = TROUBLES[code] ?? {
      cause: 'format_changed',
      problem: 'api_error',
      details: { code: String(code) },
    };
    const missing = code === 20003 ? { restrictions: ['not_found' as const] } : {};
    return failed(kind, context.now(), trouble, toll, missing);
  }
  if (!answer.ok) return failed(kind, context.now(), answer.trouble, toll);
  const read = readTimeline(answer.value);
  if (read === null) return failed(kind, context.now(), { cause: 'format_changed', problem: 'shape' }, toll);
  const evidence = [await keepAnswer(context, 'api', answer.response, [token])];
  return told(
    kind,
    account,
    read,
    context,
    { evidence, coverage: read.posts.length > 0 ? 'complete' : 'partial' },
    toll,
  );
}

function errorBody(body: Uint8Array | null): unknown {
  try {
    return body === null ? null : JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}

function told(
  kind: SourceKind,
  account: Account,
  read: Timeline,
  context: MediaContext,
  seen: Partial<Observation>,
  toll: ReturnType<typeof noToll>,
): Observation {
  const { posts, undated, links } = read;
  const identity = read.identity ?? seen.identity ?? null;
  if (identity?.name && !isSameAccount(account, { name: identity.name, ids: [] }))
    return failed(
      kind,
      context.now(),
      { cause: 'wrong_account', problem: 'other_account', details: { seen: identity.name } },
      toll,
      { ...seen, identity },
    );
  const at = context.now();
  const freshAt = new Date(at).toISOString();
  return observed(kind, at, { ...seen, freshAt, posts, undated, identity, offered: links }, toll);
}

/** The public mobile page, only where the registry lists it. At the first sign of a wall nobody asks again. */
export const weiboPage: MediaAdapter = {
  kind: 'weibo-page',
  origin: (_, { weiboPage: base }) => new URL(base).host,
  minIntervalMs: 10_000,
  calls: 2,
  offeredPages: 0,

  async observe({ account, source }, context) {
    const toll = noToll();
    const uid = source.address || account.handle;
    const base = context.bases.weiboPage;
    const page = async (query: string) => {
      const answer = await askJson(context, toll, {
        url: `${base}/api/container/getIndex?type=uid&value=${uid}${query}`,
        referrer: `${base}/u/${uid}`,
        headers: { 'x-requested-with': 'XMLHttpRequest', 'mweibo-pwa': '1' },
      });
      const isWall = !answer.ok && answer.trouble.cause === 'platform_blocked' && answer.response !== null;
      if (isWall || answer.response?.status === 432) return wall(base);
      return answer;
    };
    const wall = (host: string) => {
      context.halted.add(new URL(host).host);
      return {
        ok: false as const,
        trouble: { cause: 'platform_blocked', problem: 'visitor_wanted' } as Trouble,
        response: null,
      };
    };
    const refuse = (trouble: Trouble): Observation => failed('weibo-page', context.now(), trouble, toll);

    const first = await page('');
    if (!first.ok) return refuse(first.trouble);
    const profile = readProfile(first.value);
    if (profile === 'visitor-wanted') return refuse(wall(base).trouble);
    const second = await page(`&containerid=107603${uid}`);
    if (!second.ok) return refuse(second.trouble);
    const cards = readCards(second.value);
    if (cards === 'visitor-wanted') return refuse(wall(base).trouble);
    if (cards === 'empty') return refuse({ cause: 'partial_source', problem: 'empty_or_hidden' });
    if (cards === null) return refuse({ cause: 'format_changed', problem: 'shape' });
    const evidence = [await keepAnswer(context, 'page', second.response)];
    const menu =
      profile === null ? null : { state: 'unknown' as const, items: profile.menu, repliesKnown: false };
    // A visitor may be shown less than there is: what is listed counts, what is not proves nothing.
    const seen = { evidence, menu, identity: profile?.identity ?? null, coverage: 'partial' as const };
    return told(
      'weibo-page',
      account,
      { ...cards, identity: profile?.identity ?? null },
      context,
      seen,
      toll,
    );
  },
};
