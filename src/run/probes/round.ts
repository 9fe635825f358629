import PQueue from 'p-queue';
import type { Probe } from '../../facts/index.ts';
import { type AvailabilityRules, probeStanding } from '../../judge/index.ts';
import { probeHome } from '../../observe/index.ts';
import { DEFAULT_WATCH } from '../../targets/index.ts';
import { writeProbes } from '../books/index.ts';
import type { RunDeps } from '../deps.ts';
import { isPortal } from '../plan.ts';
import type { World } from '../world.ts';

/** Home pages asked side by side; each stands on a host of its own. */
const SIDE_BY_SIDE = 8;

/** Looks at every portal once, the canary before and behind it, and writes the round into the ledger in one piece.
 *  While our own line or instrument is wrong the looks are marked so: they leave the denominator. */
export async function probeRound(
  { registry }: World,
  only: readonly string[],
  deps: Pick<RunDeps, 'net' | 'now' | 'signal' | 'store' | 'canary'>,
): Promise<{ probes: Probe[]; sound: boolean }> {
  const vantage = (registry.city.watch ?? DEFAULT_WATCH).vantage;
  const isWell = async (): Promise<boolean> => (deps.canary ? (await deps.canary()).well : true);
  const before = await isWell();
  const queue = new PQueue({ concurrency: SIDE_BY_SIDE });
  const looks = await queue.addAll(
    registry.targets
      .filter(isPortal)
      .filter(({ id, unit }) => only.length === 0 || only.includes(id) || only.includes(unit))
      .flatMap(({ id, url, state }) =>
        url === null || state !== 'active'
          ? []
          : [() => probeHome({ target: id, url, vantage }, { net: deps.net, signal: deps.signal })],
      ),
  );
  const sound = before && (await isWell()) && deps.net.ownNetworkUp() !== false;
  const probes = looks.filter(({ state }) => state !== 'interrupted').map((look) => ({ ...look, sound }));
  if (probes.length > 0) await writeProbes(deps.store, deps.now(), probes);
  return { probes, sound };
}

/** The looks of one round by what they say; `leftOut` says nothing of the site. */
export function roundOf(
  probes: readonly Probe[],
  rules: Pick<AvailabilityRules, 'slowMs'>,
): { up: number; down: number; leftOut: number } {
  const standings = probes.map((probe) => probeStanding(probe, [], rules));
  const count = (standing: string): number => standings.filter((one) => one === standing).length;
  const [up, down] = [count('up'), count('down')];
  return { up, down, leftOut: standings.length - up - down };
}
