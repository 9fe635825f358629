import type { Browser } from 'playwright';
import { launchSealed } from './launch.ts';
import { childrenMemory } from './memory.ts';
import type { FoundBrowser } from './types.ts';

export interface RecycleLimits {
  /** Visits after which a browser is replaced. */
  visits: number;
  /** Memory of its processes above which it is replaced. */
  bytes: number;
}

export const DEFAULT_RECYCLE: RecycleLimits = { visits: 300, bytes: 700 * 1024 * 1024 };
const MEASURE_EVERY = 10;

/** A running browser with the count of what it has done. */
export interface Engine {
  browser: Browser;
  /** Set when no new visit may begin in it. */
  retired: boolean;
  kill(): Promise<void>;
}

/** Holds the one browser in use; visits borrow it and give it back. */
export interface Garage {
  borrow(): Promise<Engine | null>;
  giveBack(engine: Engine): Promise<void>;
  launches(): number;
  close(): Promise<void>;
}

interface Parked extends Engine {
  visits: number;
  borrowed: number;
}

export function openGarage(find: () => Promise<FoundBrowser | null>, limits: RecycleLimits): Garage {
  let current: Promise<Parked | null> | null = null;
  let launches = 0;
  const all = new Set<Parked>();

  const launch = async (): Promise<Parked | null> => {
    const found = await find();
    if (!found) return null;
    const browser = await launchSealed(found);
    launches += 1;
    const parked: Parked = {
      browser,
      retired: false,
      visits: 0,
      borrowed: 0,
      async kill() {
        parked.retired = true;
        all.delete(parked);
        // A browser that does not answer any more must not hold up the run.
        await Promise.race([
          browser.close().catch(() => {}),
          new Promise((resolve) => setTimeout(resolve, 5_000).unref()),
        ]);
      },
    };
    browser.on('disconnected', () => {
      parked.retired = true;
    });
    all.add(parked);
    return parked;
  };

  const retireWhenDue = async (engine: Parked): Promise<void> => {
    if (engine.visits >= limits.visits) engine.retired = true;
    if (engine.visits % MEASURE_EVERY === 0 && ((await childrenMemory()) ?? 0) > limits.bytes)
      engine.retired = true;
  };

  return {
    launches: () => launches,
    async borrow() {
      for (;;) {
        current ??= launch();
        const trying = current;
        const engine = await trying.catch((error: unknown) => {
          current = null;
          throw error;
        });
        if (!engine) return null;
        if (!engine.retired) {
          engine.borrowed += 1;
          engine.visits += 1;
          return engine;
        }
        // Somebody else may have replaced it meanwhile.
        if (current === trying) current = null;
      }
    },
    async giveBack(engine) {
      const parked = [...all].find((one) => one === engine);
      if (!parked) return;
      parked.borrowed -= 1;
      await retireWhenDue(parked);
      if (parked.retired && parked.borrowed === 0) await parked.kill();
    },
    async close() {
      await Promise.all([...all].map((engine) => engine.kill()));
    },
  };
}
