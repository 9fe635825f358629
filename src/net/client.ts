import type { Pins } from './agent.ts';
import { type CacheOptions, cached } from './cached.ts';
import { concealing } from './concealing.ts';
import { deduped } from './deduped.ts';
import type { Clock, Fetch } from './fetch.ts';
import { type Guard, guarded } from './guard.ts';
import { type RawDeps, rawFetch } from './raw.ts';
import { redirecting } from './redirecting.ts';
import { type RetryOptions, retrying } from './retrying.ts';
import { type Hosts, throttled } from './throttled.ts';

export interface ClientDeps extends RawDeps {
  clock: Clock;
  guard: Guard;
  pins: Pins;
  hosts: Hosts;
  retry: RetryOptions;
  cache: CacheOptions;
}

/** The way of a request, innermost last: every redirect hop passes the host and the guard. */
export const openClient = (deps: ClientDeps): Fetch =>
  concealing(
    deduped(cached(deps, redirecting(retrying(deps, throttled(deps, guarded(deps, rawFetch(deps))))))),
  );
