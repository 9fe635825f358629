import { type Notice, plainNotice } from '../../cases/index.ts';
import { chinaDay } from '../../facts/index.ts';
import { type AvailabilityRules, availabilityOf } from '../../judge/index.ts';
import type { Store } from '../../store/index.ts';
import { noticeWords as say } from '../../wording/notices.ts';
import { availabilityIndicator, availabilityRules } from '../availability-rules.ts';
import { probesSince } from '../books/index.ts';
import { maintenanceOf } from '../maintenance.ts';
import { enqueue } from '../notify/index.ts';
import { isPortal } from '../plan.ts';
import type { World } from '../world.ts';

type Level = 'up' | 'warning' | 'breach';

/** How each portal stood when it was last told of, and how often it has changed. */
interface Levels {
  [target: string]: { level: Level; turn: number };
}

const COLLECTION = 'alerts';
const DOCUMENT = 'availability';
const DAY_MS = 86_400_000;

/** Early warning, breach and recovery of availability by the policy in force, each told once when it changes. Too few
 *  looks say nothing, nor does a portal that is exempt.
 *  What was told is written down behind the notices: a crash in between tells a thing again, never not at all. */
export async function announceAvailability(world: World, store: Store, now: number): Promise<void> {
  const indicator = availabilityIndicator(world);
  if (indicator === undefined) return;
  const { registry } = world;
  const rules = availabilityRules(world);
  const probes = await probesSince(store, now - rules.windowDays * DAY_MS);
  const exempt = new Set(
    registry.exemptions
      .filter((each) => each.indicator === indicator.id && chinaDay(now) <= each.until)
      .map(({ target }) => target),
  );
  const levels = (await store.documents.get<Levels>(COLLECTION, DOCUMENT)) ?? {};
  const next: Levels = { ...levels };
  const at = new Date(now).toISOString();
  const notices: Notice[] = [];
  for (const { id, name, unit, url } of registry.targets
    .filter(isPortal)
    .filter((one) => !exempt.has(one.id))) {
    const seen = availabilityOf(probes.get(id) ?? [], maintenanceOf(registry.city, id), now, rules);
    const enough = seen.vantages.filter(({ thin }) => !thin);
    if (enough.length === 0) continue;
    const worst = Math.max(...enough.map(({ share }) => share ?? 0));
    const best = Math.min(...enough.map(({ share }) => share ?? 0));
    const level = levelOf(worst, best, rules);
    const before = levels[id] ?? { level: 'up', turn: 0 };
    if (level === before.level) continue;
    const turn = before.turn + 1;
    next[id] = { level, turn };
    const share = `${(100 * worst).toFixed(1)}%`;
    notices.push(
      plainNotice('warning', `${id} ${turn}`, textOf(level, name, share, rules.windowDays), at, {
        unit,
        target: id,
        url,
      }),
    );
  }
  if (notices.length === 0) return;
  await enqueue(store, registry.city.watch?.notices ?? [], notices);
  await store.documents.put(COLLECTION, DOCUMENT, next);
}

/** A breach is one only on every line of sight. */
const levelOf = (
  worst: number,
  best: number,
  { failShare, warnShare }: Pick<AvailabilityRules, 'failShare' | 'warnShare'>,
): Level => {
  if (best >= failShare) return 'breach';
  return worst >= warnShare ? 'warning' : 'up';
};

const textOf = (level: Level, name: string, share: string, days: number): string =>
  ({
    up: say.availabilityRecovered,
    warning: say.availabilityWarning,
    breach: say.availabilityBreach,
  })[level](name, share, days);
