import { chinaDay, type Probe } from '../../facts/index.ts';
import type { Store } from '../../store/index.ts';

/** Name of the probe ledger in the store. */
export const PROBES = 'probes';

export const monthOf = (now: number): string => chinaDay(now).slice(0, 7);

/** Writes one round of looks: one frame on disk, all or nothing. */
export const writeProbes = (
  store: Pick<Store, 'series'>,
  now: number,
  probes: readonly Probe[],
): Promise<void> => store.series.append(PROBES, monthOf(now), probes);

/** Looks since `from`, by target, oldest first. */
export async function probesSince(
  { series }: Pick<Store, 'series'>,
  from: number,
): Promise<Map<string, Probe[]>> {
  const first = monthOf(from);
  const since = new Date(from).toISOString();
  const byTarget = new Map<string, Probe[]>();
  for (const month of (await series.months(PROBES)).filter((each) => each >= first)) {
    for (const probe of await series.read<Probe>(PROBES, month)) {
      if (probe.at < since) continue;
      const known = byTarget.get(probe.target);
      if (known) known.push(probe);
      else byTarget.set(probe.target, [probe]);
    }
  }
  return byTarget;
}
