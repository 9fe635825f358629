import type { Pins } from './agent.ts';
import { type CacheOptions, cached } from './cached.ts';
import { concealing } from './concealing.ts';
import { deduped } from './deduped.ts';
import type { Clock, Fetch } from './fetch.ts';
import { type Guard, guarded } from './guard.ts';
import { type RawDeps, rawFetch } from './raw.ts';
import { redirecting } from './redirecting.ts';
import { type RetryOptions, retrying } from './retrying.ts';
import { type PageMemory, revalidating } from './revalidating.ts';
import { type Hosts, throttled } from './throttled.ts';

export interface ClientDeps extends RawDeps {
  clock: Clock;
  guard: Guard;
  pins: Pins;
  hosts: Hosts;
  retry: RetryOptions;
  cache: CacheOptions;
  /** Pages of earlier runs; absent where every page is asked for in full. */
  pages?: PageMemory | undefined;
}

/** The way of a request, innermost last: every redirect hop passes the host and the guard. */
export const openClient = (deps: ClientDeps): Fetch =>
  concealing(deduped(cached(deps, redirecting(retrying(deps, revalidating(deps, polite(deps)))))));

/** One request within the budget of its host, to a checked address. */
const polite = (deps: ClientDeps): Fetch => throttled(deps, guarded(deps, rawFetch(deps)));
