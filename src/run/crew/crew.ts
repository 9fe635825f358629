import PQueue from 'p-queue';
import type { TargetDeps } from '../deps.ts';
import { judgeTarget } from '../judge-target.ts';
import { observeTarget } from '../observe-target.ts';
import type { PlannedTarget } from '../plan.ts';
import type { World } from '../world.ts';
import { type Hand, hire, ThreadFell } from './hand.ts';

/** Those who observe the targets of a run. */
export interface Crew {
  /** True when the target's observation is complete. Rejects for a fault of ours. */
  observe(target: PlannedTarget): Promise<boolean>;
  close(): Promise<void>;
}

/** All targets in this thread, or shared over `threads` others. Net, browser and store stay in this one. */
export const openCrew = (world: World, runId: string, threads: number, deps: TargetDeps): Crew =>
  threads > 1 ? openHands(() => hire(world, runId, deps), threads) : aloneCrew(world, runId, deps);

function aloneCrew(world: World, runId: string, deps: TargetDeps): Crew {
  return {
    observe: (target) =>
      observeTarget(runId, target, deps, (records) =>
        judgeTarget(world, target.portal, records, runId, deps.now()),
      ),
    close: async () => {},
  };
}

/** Shares targets over hands. Of those under way in a thread that fell one is to blame and nobody knows which: each
 *  goes on in a thread of its own, one after the other, and the one that makes that fall too has failed. */
export function openHands(hireOne: () => Hand, count: number): Crew {
  let hands: Hand[] = [];
  const apart = new PQueue({ concurrency: 1 });

  const leastBusy = (): Hand => {
    hands = hands.filter((hand) => !hand.isGone());
    const idle = hands.find((hand) => hand.load() === 0);
    if (idle) return idle;
    if (hands.length >= count) return hands.reduce((a, b) => (b.load() < a.load() ? b : a));
    const hand = hireOne();
    hands.push(hand);
    return hand;
  };
  const observeApart = async (target: PlannedTarget): Promise<boolean> => {
    const hand = hireOne();
    try {
      return await hand.observe(target);
    } finally {
      await hand.close();
    }
  };

  return {
    async observe(target) {
      try {
        return await leastBusy().observe(target);
      } catch (error) {
        if (!(error instanceof ThreadFell)) throw error;
        return apart.add(() => observeApart(target));
      }
    },
    async close() {
      await Promise.all(hands.map((hand) => hand.close()));
    },
  };
}
