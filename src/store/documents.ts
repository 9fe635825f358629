import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Adapter, Low } from 'lowdb';
import { ifAbsent } from './absent.ts';
import { isTemporary, setAside, syncFolder, writeAtomic } from './atomic.ts';
import { DamagedDocument, decodeDocument, encodeDocument } from './container.ts';
import type { Documents } from './store.ts';

const fileName = (id: string): string => `${encodeURIComponent(id)}.json`;

/** lowdb's file, with a checksum in it and synced to the disk before it takes the old one's place. */
class SyncedFile implements Adapter<unknown> {
  readonly #path: string;
  constructor(path: string) {
    this.#path = path;
  }

  async read(): Promise<unknown> {
    const text = await readFile(this.#path, 'utf8').catch(ifAbsent(null));
    return text === null ? null : decodeDocument(text);
  }

  write(value: unknown): Promise<void> {
    return writeAtomic(this.#path, encodeDocument(value));
  }
}

/** Reads one document. A damaged one is set aside under a name that says so; it is never silently overwritten. */
async function openDocument(path: string): Promise<Low<unknown>> {
  const db = new Low<unknown>(new SyncedFile(path), null);
  try {
    await db.read();
  } catch (error) {
    if (!(error instanceof DamagedDocument)) throw error;
    await setAside(path);
    db.data = null;
  }
  return db;
}

/** One lowdb file a document. */
export function openDocuments(root: string): Documents {
  const pathOf = (collection: string, id: string): string => join(root, collection, fileName(id));
  const writes = new Map<string, Promise<void>>();

  /** Writes of one document come one after the other, the last one winning. */
  const inTurn = (path: string, write: () => Promise<void>): Promise<void> => {
    const turn = (writes.get(path) ?? Promise.resolve()).then(write, write);
    writes.set(path, turn);
    const forget = (): void => {
      if (writes.get(path) === turn) writes.delete(path);
    };
    turn.then(forget, forget);
    return turn;
  };

  return {
    async get<T>(collection: string, id: string) {
      return (await openDocument(pathOf(collection, id))).data as T | null;
    },

    put(collection, id, value) {
      const path = pathOf(collection, id);
      return inTurn(path, async () => {
        const db = await openDocument(path);
        db.data = value;
        await db.write();
      });
    },

    remove(collection, id) {
      const path = pathOf(collection, id);
      return inTurn(path, async () => {
        await rm(path, { force: true });
        await syncFolder(join(root, collection));
      });
    },

    async list(collection) {
      const names = await readdir(join(root, collection)).catch(ifAbsent<string[]>([]));
      return names
        .filter((name) => name.endsWith('.json') && !name.startsWith('.') && !isTemporary(name))
        .map((name) => decodeURIComponent(name.slice(0, -'.json'.length)))
        .sort();
    },
  };
}
