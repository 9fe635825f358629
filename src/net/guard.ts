import { isIP } from 'node:net';
import type { LinkState } from '../facts/index.ts';
import type { Resolve } from '../targets/types.ts';
import { isBadPort, isPublic, plainHost, portOf, readAllowList } from './address.ts';
import type { Pins } from './agent.ts';
import { describeError, stateOfError } from './failure.ts';
import { type Clock, ended, type Fetch, spend } from './fetch.ts';
import type { Lookup } from './lookup.ts';

export type Checked =
  | { safe: true; origin: string; addresses: string[]; port: number }
  | { safe: false; state: LinkState; address: string | null; error: string };

/** Decides whether an address may be asked at all, and at which checked addresses it is reached. */
export interface Guard {
  check(url: string): Promise<Checked>;
  /** See `Net.ownNetworkUp`. */
  ownNetworkUp(): boolean | null;
}

export interface GuardOptions {
  resolve: readonly Resolve[];
  allow: readonly string[];
  lookup: Lookup;
}

/** Only http(s), only public addresses, unless the operator mapped or allowed them. Mapped names never reach DNS. */
export function openGuard({ resolve, allow, lookup }: GuardOptions): Guard {
  // Turned round, so that the first mapping of a name wins.
  const mapped = new Map(
    resolve.toReversed().map((entry) => [`${plainName(entry.host)}:${entry.port}`, entry]),
  );
  const allowed = readAllowList(allow);
  let networkUp: boolean | null = null;
  // A crawl asks a few addresses very often.
  const judged = new Map<string, boolean>();
  const mayBeReached = (address: string): boolean => {
    const known = judged.get(address) ?? (isPublic(address) || allowed.hasAddress(address));
    judged.set(address, known);
    return known;
  };

  const addressesOf = async (host: string): Promise<string[]> => {
    if (isIP(host)) return [host];
    const isOurs = allowed.hasName(host) || host === 'localhost' || host.endsWith('.localhost');
    if (!isOurs) networkUp ??= false;
    const addresses = await lookup(host);
    // Only a public answer proves the line: a captive or private resolver answers anything with its own.
    if (!isOurs && networkUp !== true && addresses.some(isPublic)) networkUp = true;
    return addresses;
  };

  return {
    ownNetworkUp: () => networkUp,
    async check(text) {
      const url = URL.parse(text);
      if (!url) return refuse('malformed', 'not an address');
      if (url.protocol !== 'http:' && url.protocol !== 'https:')
        return refuse('unsafe', `scheme ${url.protocol}`);
      const host = plainHost(url);
      const entry = mapped.get(`${host}:${portOf(url)}`);
      if (entry) {
        return {
          safe: true,
          origin: url.origin,
          addresses: [entry.address],
          port: entry.toPort ?? entry.port,
        };
      }
      const port = portOf(url);
      if (isBadPort(port) && !allowed.hasName(host) && !allowed.hasAddress(host))
        return refuse('unsafe', `port ${port}`);
      const addresses = await addressesOf(host).catch((error: unknown) => error);
      if (!Array.isArray(addresses)) return refuse(stateOfError(addresses), describeError(addresses));
      if (addresses.length === 0) return refuse('dns_nxdomain', 'no address');
      const inside = allowed.hasName(host) ? undefined : addresses.find((address) => !mayBeReached(address));
      if (inside !== undefined) return refuse('unsafe', `not a public address: ${inside}`, inside);
      return { safe: true, origin: url.origin, addresses, port };
    },
  };
}

const plainName = (host: string): string => host.toLowerCase().replace(/\.$/, '');

const refuse = (state: LinkState, error: string, address: string | null = null): Checked => ({
  safe: false,
  state,
  error,
  address,
});

/** Lets an errand pass only to addresses that were checked, and pins the connection to them. */
export const guarded =
  (deps: { guard: Guard; pins: Pins; clock: Pick<Clock, 'now'> }, next: Fetch): Fetch =>
  async (errand) => {
    const startedAt = deps.clock.now();
    const checked = await deps.guard.check(errand.url);
    const ms = deps.clock.now() - startedAt;
    if (!checked.safe) {
      const { state, address, error } = checked;
      // What is no address at all was never tried; a refusal and a failed lookup are kept for the appeal.
      return ended(errand, state, startedAt, state === 'malformed' ? undefined : { ms, address, error });
    }
    errand.budget.leftMs -= ms;
    spend(errand, 'dnsMs', ms);
    deps.pins.set(checked.origin, { addresses: checked.addresses, port: checked.port });
    return next(errand);
  };
