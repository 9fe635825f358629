import type { LinkFact } from '../facts/index.ts';

/** What asking an address brought, whoever links it. */
export type LinkAnswer = Pick<
  LinkFact,
  | 'finalUrl'
  | 'state'
  | 'status'
  | 'attempts'
  | 'doubt'
  | 'answer'
  | 'confirm'
  | 'tls'
  | 'title'
  | 'remembered'
>;

/** What is known of addresses that several targets link: each is asked once, by the target that comes first. */
export interface Pool<T> {
  /** What another one found out, waiting for it if need be. null: it is yours to ask, and `settle` must be called. */
  claim(key: string): Promise<T | null>;
  /** What was found out; null gives the address up, so that the next one asks. */
  settle(key: string, found: T | null): void;
}

/** A pool for one run, in the thread that owns the net. */
export function openPool<T>(): Pool<T> {
  const known = new Map<string, Promise<T | null>>();
  const settling = new Map<string, (found: T | null) => void>();

  const claim = async (key: string): Promise<T | null> => {
    for (;;) {
      const others = known.get(key);
      if (!others) break;
      const found = await others;
      if (found !== null) return found;
    }
    const { promise, resolve } = Promise.withResolvers<T | null>();
    known.set(key, promise);
    settling.set(key, resolve);
    return null;
  };

  return {
    claim,
    settle(key, found) {
      if (found === null) known.delete(key);
      settling.get(key)?.(found);
      settling.delete(key);
    },
  };
}

/** Does the work, unless another one has done it. `isTold` says whether what was found out holds for the others. */
export async function once<T>(
  pool: Pool<T> | undefined,
  key: string,
  work: () => Promise<T>,
  isTold: (found: T) => boolean,
): Promise<T> {
  const known = await pool?.claim(key);
  if (known) return known;
  let told: T | null = null;
  try {
    const found = await work();
    if (isTold(found)) told = found;
    return found;
  } finally {
    pool?.settle(key, told);
  }
}
