import type { AccountFacts, Observation } from '../../facts/index.ts';

/** A feed gateway all of whose accounts look silent: one fault of the gateway, not one of every account. */
export interface GatewayHealth {
  gateway: string;
  accounts: number;
  /** Newest post of any account it serves. */
  newestAt: string | null;
  /** Brought news lately: what it says of a silent account is current. */
  alive: boolean;
  /** Says itself that it does not fetch any more, or has brought nothing for a week: worth an alarm. */
  standsStill: boolean;
}

const ALIVE_MS = 36 * 3_600_000;
const STILL_MS = 7 * 86_400_000;

/** How alive the feed gateways of a run are, told from all accounts together. Pure. */
export function gatewaysOf(all: Iterable<AccountFacts>, now: number): GatewayHealth[] {
  const byGateway = new Map<string, Observation[]>();
  for (const { observations } of all) {
    for (const each of observations) {
      if (each.gateway !== null) byGateway.set(each.gateway, [...(byGateway.get(each.gateway) ?? []), each]);
    }
  }
  return [...byGateway]
    .map(([gateway, observations]) => healthOf(gateway, observations, now))
    .sort((a, b) => (a.gateway < b.gateway ? -1 : 1));
}

function healthOf(gateway: string, observations: readonly Observation[], now: number): GatewayHealth {
  const times = observations
    .flatMap(({ posts }) => posts)
    .filter(({ precision }) => precision === 'second')
    .map(({ at }) => Date.parse(at))
    .filter((at) => at <= now);
  const newest = times.reduce((best, at) => Math.max(best, at), Number.NEGATIVE_INFINITY);
  const synced = observations.flatMap(({ freshAt }) => (freshAt === null ? [] : [now - Date.parse(freshAt)]));
  const alive = synced.some((ms) => ms <= ALIVE_MS) || now - newest <= ALIVE_MS;
  return {
    gateway,
    accounts: observations.length,
    newestAt: Number.isFinite(newest) ? new Date(newest).toISOString() : null,
    alive,
    standsStill: !alive && Number.isFinite(newest) && (synced.length > 0 || now - newest > STILL_MS),
  };
}
