import type { Observation } from '../../facts/index.ts';
import type { FeedPreset } from '../../targets/index.ts';
import { ask, keepAnswer } from '../ask.ts';
import { failed, noToll, observed, type Trouble } from '../observation.ts';
import type { MediaAdapter, MediaContext, SourceTask } from '../types.ts';
import { isSameAccount } from '../whose.ts';
import { readFeed } from './read.ts';
import { syncTimeOf } from './sync-time.ts';

/** Gateways whose feeds carry the account's own name as their title. */
const TITLED: ReadonlySet<FeedPreset> = new Set(['wewe-rss', 'we-mp-rss', 'wechat2rss']);

/** A feed of the account, usually from a gateway that the bureau runs. It proves silence only when the registry says
 *  that it is complete and the gateway is known to be in step. */
export const feed: MediaAdapter = {
  kind: 'feed',
  origin: ({ address }) => new URL(address).host,
  minIntervalMs: 250,
  calls: 1,
  offeredPages: 0,
  observe,
};

async function observe({ account, source }: SourceTask, context: MediaContext): Promise<Observation> {
  const toll = noToll();
  const gateway = new URL(source.address).host;
  const refuse = (trouble: Trouble, seen: Partial<Observation> = {}): Observation =>
    failed('feed', context.now(), trouble, toll, { gateway, ...seen });
  const key = source.credential === null ? null : await context.resolveSecret(source.credential);
  if (source.credential !== null && key === null)
    return refuse({
      cause: 'credential',
      problem: 'secret_missing',
      details: { reference: source.credential },
    });
  const url = new URL(source.address);
  if (key !== null) url.searchParams.set('key', key);
  const answer = await ask(context, toll, {
    url: url.href,
    purpose: 'api',
    ...(key === null ? {} : { secrets: [key] }),
  });
  if (!answer.ok) {
    const status = answer.response?.status ?? null;
    // RSSHub says 503 both when its upstream blocks it and when there is nothing: neither proves anything.
    if (status === 503) return refuse({ cause: 'platform_blocked', problem: 'upstream_blocked' });
    // A gateway is our own house: who is turned away there has the wrong key, or none.
    const isOurs = key !== null || source.preset !== null;
    const isTurnedAway = status === 401 || (status === 403 && isOurs);
    return refuse(isTurnedAway ? { cause: 'credential', problem: 'access_refused' } : answer.trouble);
  }
  const reading = readFeed(answer.text, source.zone ?? undefined);
  if (reading === 'doctype') return refuse({ cause: 'format_changed', problem: 'feed_doctype' });
  if (reading === 'not-feed') return refuse({ cause: 'format_changed', problem: 'not_feed' });
  const evidence = [await keepAnswer(context, 'feed', answer.response, key === null ? [] : [key])];
  const titled = source.preset !== null && TITLED.has(source.preset);
  const identity =
    titled && reading.title !== null
      ? { name: reading.title, principal: null, verified: null, verifiedText: null, originalId: null }
      : null;
  if (identity !== null && !isSameAccount(account, { name: identity.name, ids: [] }))
    return refuse(
      { cause: 'wrong_account', problem: 'other_account', details: { seen: identity.name } },
      { identity, evidence },
    );
  const synced = source.preset === 'wewe-rss' ? await syncTimeOf(url, context, toll) : null;
  const { posts, undated } = reading;
  const undatable: Partial<Observation> =
    posts.length === 0 && undated > 0 ? { cause: 'dates_unusable', problem: 'dates' } : {};
  return observed(
    'feed',
    context.now(),
    {
      gateway,
      coverage: source.complete && posts.length > 0 ? 'complete' : 'partial',
      freshAt: synced,
      posts,
      undated,
      identity,
      evidence,
      ...undatable,
    },
    toll,
  );
}
