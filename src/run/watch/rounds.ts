import { chinaDay } from '../../facts/index.ts';
import type { RemindDocument } from '../../report/index.ts';
import { hasPending } from '../notify/index.ts';
import { dispatch } from './dispatch.ts';
import type { Engine } from './engine.ts';
import type { Metrics } from './metrics.ts';
import type { WatchDeps } from './watch.ts';

/** How the cases stand and what is damaged on the disk, as `case remind` tells it. */
export type Standing = Pick<RemindDocument, 'cases' | 'damaged'>;

/** What the watch does between its plans. */
export interface Rounds {
  /** Has overdue cases reminded of and looks how all stand: after every scan, and when a day begins. */
  look(): Promise<void>;
  /** Sends what is to be told. */
  tell(): Promise<void>;
  /** Resolves when no round is under way. */
  settled(): Promise<void>;
  health(): { ok: boolean; [fact: string]: unknown };
}

/** Opens the rounds. A failure is logged; the next round tries again. */
export function openRounds(
  engine: Pick<Engine, 'newest'>,
  metrics: Pick<Metrics, 'cases' | 'notices'>,
  deps: Pick<WatchDeps, 'world' | 'store' | 'now' | 'log' | 'send' | 'look' | 'rest' | 'signal'>,
): Rounds {
  const { store, now, log } = deps;
  let lookedOn = '';
  let damaged: string[] = [];
  let turn: Promise<void> = Promise.resolve();

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    turn = turn.then(work).catch((error: unknown) => {
      // At the end a round is cut short like everything else.
      if (deps.signal.aborted) return;
      log.error({ why: error instanceof Error ? error.message : String(error) }, 'round failed');
    });
    return turn;
  };

  const look = async (): Promise<void> => {
    const standing = await deps.look();
    metrics.cases(standing.cases);
    damaged = standing.damaged;
    lookedOn = chinaDay(now());
  };

  const tell = async (): Promise<void> => {
    if (lookedOn !== chinaDay(now())) await look();
    if (await hasPending(store)) await send();
    deps.rest();
  };

  const send = async (): Promise<void> => {
    for (const { channel, sent, failed } of await dispatch(await deps.world(), store, deps.send, now())) {
      metrics.notices(channel, sent, failed !== null);
      if (sent > 0 || failed !== null) log.info({ channel, sent, failed }, 'notices');
    }
  };

  return {
    look: () => inTurn(look),
    tell: () => inTurn(tell),
    settled: () => turn,
    health() {
      const plans = engine.newest().map(({ plan, line }) => ({
        plan,
        state: line?.state ?? null,
        due: line?.due ?? null,
        run: line?.run ?? null,
      }));
      const ok = damaged.length === 0 && plans.every(({ state }) => state !== 'failed' && state !== 'void');
      return { ok, plans, damaged };
    },
  };
}
