import type { Documents, Store } from '../../store/index.ts';

/** Kept at most; what was seen longest ago goes first. */
const MOST_KEPT = 20_000;
/** Written at most so often while a run lasts: what a crash loses is only asked again. */
const SAVE_EVERY_MS = 60_000;
const COLLECTION = 'good-answers';

/** Good answers by address, kept from run to run: positive only, bounded, and no evidence of anything. */
export interface Remembered<T> {
  /** null when it is unknown or older than the limit. */
  recall(url: string): T | null;
  remember(url: string, seenAt: string, value: T): void;
  /** Writes what is new, now or when it is time again. Never fails a run: what is not written is asked again. */
  save(now?: 'now'): Promise<void>;
}

type Entries<T> = Record<string, { seenAt: string; value: T }>;

/** Opens one such memory. What cannot be read is ignored; `onLost` is told of it. */
export async function openRemembered<T>(
  { documents, exclusive }: Pick<Store, 'documents' | 'exclusive'>,
  id: string,
  { hours, now, onLost }: { hours: number; now: () => number; onLost: () => void },
): Promise<Remembered<T>> {
  const entries = new Map(Object.entries(await read<T>(documents, id, onLost)));
  let isDirty = false;
  let savedAt = now();
  const isFresh = (seenAt: string): boolean => {
    const age = now() - Date.parse(seenAt);
    return age >= 0 && age < hours * 3_600_000;
  };
  return {
    recall(url) {
      const entry = entries.get(url);
      return entry && isFresh(entry.seenAt) ? entry.value : null;
    },
    remember(url, seenAt, value) {
      // The order of the map is the order of the last look.
      entries.delete(url);
      entries.set(url, { seenAt, value });
      isDirty = true;
    },
    async save(when) {
      if (!isDirty || (when !== 'now' && now() - savedAt < SAVE_EVERY_MS)) return;
      isDirty = false;
      savedAt = now();
      const kept = [...entries].filter(([, { seenAt }]) => isFresh(seenAt)).slice(-MOST_KEPT);
      const put = () => documents.put(COLLECTION, id, { answers: Object.fromEntries(kept) });
      await exclusive(COLLECTION, put).catch(() => {});
    },
  };
}

async function read<T>(documents: Documents, id: string, onLost: () => void): Promise<Entries<T>> {
  if (!(await documents.list(COLLECTION)).includes(id)) return {};
  const found = await documents.get<{ answers?: unknown }>(COLLECTION, id).catch(() => null);
  const answers = found?.answers;
  if (isEntries<T>(answers)) return answers;
  onLost();
  return {};
}

const isEntries = <T>(answers: unknown): answers is Entries<T> =>
  typeof answers === 'object' &&
  answers !== null &&
  Object.values(answers).every(
    (entry: unknown) => typeof entry === 'object' && entry !== null && 'seenAt' in entry && 'value' in entry,
  );
