import type { FactRecord } from '../facts/index.ts';

/** Small mutable JSON by collection and id. */
export interface Documents {
  get<T>(collection: string, id: string): Promise<T | null>;
  put<T>(collection: string, id: string, value: T): Promise<void>;
  remove(collection: string, id: string): Promise<void>;
  list(collection: string): Promise<string[]>;
}

/** Append-only records of one target in one run. */
export interface FactLog {
  append(record: FactRecord): void;
  /** Appends a record that another thread has written out as JSON. */
  take(json: string): void;
  /** Everything appended so far is on disk when this resolves. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

export interface Facts {
  open(run: string, target: string): Promise<FactLog>;
  /** Sound records; a torn tail (crash) is left out. */
  read(run: string, target: string): Promise<FactRecord[]>;
  targets(run: string): Promise<string[]>;
  /** Path relative to the store's root. */
  pathOf(run: string, target: string): string;
  /** Removes everything of a run: facts and reports. */
  drop(run: string): Promise<void>;
}

/** Evidence by content. Ids read `sha256:<hex>`. */
export interface Blobs {
  put(bytes: Uint8Array): Promise<string>;
  get(id: string): Promise<Uint8Array | null>;
  list(): Promise<string[]>;
  remove(id: string): Promise<void>;
  /** Path relative to the store's root, for links in reports. */
  pathOf(id: string): string;
}

/** Append-only records of years (probes, draws), by name and month `YYYY-MM`. */
export interface Series {
  /** On disk when it resolves. */
  append(name: string, month: string, records: readonly unknown[]): Promise<void>;
  read<T>(name: string, month: string): Promise<T[]>;
  months(name: string): Promise<string[]>;
  drop(name: string, month: string): Promise<void>;
  /** Packs a month that is over; nothing is lost when it is interrupted. */
  compact(name: string, month: string): Promise<void>;
}

/** What the program remembers, behind one interface (DESIGN §9). */
export interface Store {
  root: string;
  documents: Documents;
  facts: Facts;
  blobs: Blobs;
  series: Series;
  /** Runs short work on something that several processes write (`cases`, say), one at a time. Waits for its turn. */
  exclusive<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Files found damaged and set aside, by their path below the root. */
  damage(): Promise<string[]>;
  /** Removes what crashes left half written before that time; answers what. */
  sweep(before: number): Promise<string[]>;
  close(): Promise<void>;
}

/** Another process holds `reports/`. `owner` and `since` say who and since when. */
export class StoreLocked extends Error {
  readonly owner: string;
  readonly since: string;
  constructor(owner: string, since: string) {
    super(`store is locked by ${owner} since ${since}`);
    this.owner = owner;
    this.since = since;
  }
}
