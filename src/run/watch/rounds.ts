import { chinaDay } from '../../facts/index.ts';
import { DEFAULT_WATCH } from '../../targets/index.ts';
import { enqueue, hasPending } from '../notify/index.ts';
import { lookAtCases } from './alerts.ts';
import { dispatch } from './dispatch.ts';
import type { Engine } from './engine.ts';
import type { LedgerLine } from './ledger.ts';
import type { Metrics } from './metrics.ts';
import type { WatchDeps } from './watch.ts';

/** What the watch does between its plans. */
export interface Rounds {
  /** Looks at the cases and for damaged files: after every job, and when a day begins. */
  look(): Promise<void>;
  /** Sends what is to be told. */
  tell(): Promise<void>;
  health(): Promise<{ ok: boolean; [fact: string]: unknown }>;
}

/** Opens the rounds. A failure is logged; the next round tries again. */
export function openRounds(
  engine: Engine,
  metrics: Pick<Metrics, 'cases' | 'notices'>,
  deps: Pick<WatchDeps, 'world' | 'store' | 'now' | 'log' | 'send'>,
): Rounds {
  const { store, now, log } = deps;
  let lookedOn = '';
  let damaged: string[] = [];
  let turn: Promise<void> = Promise.resolve();

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    turn = turn
      .then(work)
      .catch((error: unknown) =>
        log.error({ why: error instanceof Error ? error.message : String(error) }, 'round failed'),
      );
    return turn;
  };

  const look = async (): Promise<void> => {
    const { byState, overdue } = await lookAtCases(store, now());
    metrics.cases(byState);
    damaged = await store.damage();
    if (overdue.length > 0) {
      const { registry } = await deps.world();
      await enqueue(store, (registry.city.watch ?? DEFAULT_WATCH).notices, overdue);
    }
    lookedOn = chinaDay(now());
  };

  const tell = async (): Promise<void> => {
    if (lookedOn !== chinaDay(now())) await look();
    if (!(await hasPending(store))) return;
    for (const { channel, sent, failed } of await dispatch(await deps.world(), store, deps.send, now())) {
      metrics.notices(channel, sent, failed !== null);
      if (sent > 0 || failed !== null) log.info({ channel, sent, failed }, 'notices');
    }
  };

  return {
    look: () => inTurn(look),
    tell: () => inTurn(tell),
    async health() {
      const plans = (await engine.ledgers()).map(({ plan, lines }) => {
        const last: LedgerLine | undefined = lines.findLast(
          ({ state }) => state !== 'due' && state !== 'skipped',
        );
        return { plan, state: last?.state ?? null, due: last?.due ?? null, run: last?.run ?? null };
      });
      const ok = damaged.length === 0 && plans.every(({ state }) => state !== 'failed' && state !== 'void');
      return { ok, plans, damaged };
    },
  };
}
