import type { FactRecord } from '../facts/index.ts';

/** Small mutable JSON by collection and id. */
export interface Documents {
  get<T>(collection: string, id: string): Promise<T | null>;
  put<T>(collection: string, id: string, value: T): Promise<void>;
  list(collection: string): Promise<string[]>;
}

/** Append-only records of one target in one run. */
export interface FactLog {
  append(record: FactRecord): void;
  /** Everything appended so far is on disk when this resolves. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

export interface Facts {
  open(run: string, target: string): Promise<FactLog>;
  /** Sound records; a torn tail (crash) is left out. */
  read(run: string, target: string): Promise<FactRecord[]>;
  targets(run: string): Promise<string[]>;
}

/** Evidence by content. Ids read `sha256:<hex>`. */
export interface Blobs {
  put(bytes: Uint8Array): Promise<string>;
  get(id: string): Promise<Uint8Array | null>;
  /** Path relative to the store's root, for links in reports. */
  pathOf(id: string): string;
}

/** What the program remembers, behind one interface (DESIGN §9). */
export interface Store {
  root: string;
  documents: Documents;
  facts: Facts;
  blobs: Blobs;
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
