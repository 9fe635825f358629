import type { Store } from '../../store/index.ts';
import { availabilityRules } from '../availability-rules.ts';
import { probesSince, readPrecision } from '../books/index.ts';
import type { World } from '../world.ts';

/** The heat map shows this many days; the rule looks at the last of them. */
const PROBE_DAYS = 30;

/** The world with what earlier runs left behind: demoted indicators and the probes of the last month. */
export async function withLedgers(world: World, store: Store, now: number): Promise<World> {
  const days = Math.max(PROBE_DAYS, availabilityRules(world).windowDays);
  const { demoted } = await readPrecision(store);
  return {
    ...world,
    review: new Set(demoted.map(({ indicator }) => indicator)),
    probes: await probesSince(store, now - days * 86_400_000),
  };
}
