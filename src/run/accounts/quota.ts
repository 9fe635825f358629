import { chinaDay } from '../../facts/index.ts';
import type { QuotaBook } from '../../media/index.ts';
import type { Store } from '../../store/index.ts';

/** Calls one account may make a day: they are taken from the office's own. */
const DAILY = 20;
const COLLECTION = 'quotas';

interface Entry {
  day: string;
  used: number;
  /** The platform itself has refused until then, ms. */
  closedUntil: number;
}

/** The day's calls by account, kept over restarts. `flush` writes what an account has used. */
export function openQuota(
  store: Store,
  now: () => number,
  daily: number = DAILY,
): QuotaBook & { flush(account: string): Promise<void> } {
  const entries = new Map<string, Entry>();
  const entryOf = async (account: string): Promise<Entry> => {
    const day = chinaDay(now());
    const known = entries.get(account) ?? (await store.documents.get<Entry>(COLLECTION, account));
    const entry =
      known?.day === day || (known && known.closedUntil > now()) ? known : { day, used: 0, closedUntil: 0 };
    entries.set(account, entry);
    return entry;
  };
  const flush = async (account: string): Promise<void> => {
    const entry = entries.get(account);
    if (entry) await store.documents.put(COLLECTION, account, entry);
  };
  return {
    async mayCall(account) {
      const { used, closedUntil } = await entryOf(account);
      return used < daily && closedUntil <= now();
    },
    async spend(account, calls) {
      const entry = await entryOf(account);
      entry.used += calls;
    },
    async close(account) {
      const entry = await entryOf(account);
      entry.closedUntil = nextDay(now());
      await flush(account);
    },
    flush,
  };
}

/** Five minutes past midnight in China: the platform counts anew by then. */
const nextDay = (now: number): number => Date.parse(`${chinaDay(now)}T00:05:00+08:00`) + 86_400_000;
