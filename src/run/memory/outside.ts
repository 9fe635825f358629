import { isReached } from '../../facts/index.ts';
import { type LinkAnswer, openPool, type Pool } from '../../observe/index.ts';
import { DEFAULT_REMEMBER } from '../../targets/index.ts';
import type { RunDeps } from '../deps.ts';
import type { World } from '../world.ts';
import { openRemembered } from './remembered.ts';

/** What is known of addresses outside: over the targets of a run, and of what was well over runs. */
export interface Outside {
  pool: Pool<LinkAnswer>;
  save(now?: 'now'): Promise<void>;
}

/** Opens the pool of a run over what earlier runs remember. */
export async function openOutside({ registry }: Pick<World, 'registry'>, deps: RunDeps): Promise<Outside> {
  const { outsideHours } = registry.city.crawl.remember ?? DEFAULT_REMEMBER;
  const memory = await openRemembered<LinkAnswer>(deps.memory ?? deps.store, 'outside', {
    hours: outsideHours,
    now: deps.now,
    onLost: () => deps.onProgress({ type: 'memory-lost' }),
  });
  const pool = openPool<LinkAnswer>();
  return {
    pool: {
      async claim(url) {
        const known = await pool.claim(url);
        const earlier = known === null ? memory.recall(url) : null;
        if (earlier) pool.settle(url, earlier);
        return known ?? earlier;
      },
      settle(url, found) {
        pool.settle(url, found);
        const last = found?.attempts.at(-1);
        if (!found || !last || !isWell(found)) return;
        memory.remember(url, last.at, { ...found, attempts: [last], remembered: last.at });
      },
    },
    save: memory.save,
  };
}

/** Only what was reached, and nobody doubts. */
const isWell = ({ state, doubt, confirm, remembered }: LinkAnswer): boolean =>
  isReached(state) && doubt === null && confirm === undefined && remembered === undefined;
